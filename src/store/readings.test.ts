import { describe, expect, it } from 'vitest';
import type { Description } from '../protocol/description.ts';
import type { Opened } from '../protocol/messages.ts';
import type { Finished } from '../protocol/trace.ts';
import { eventsOf } from '../protocol/trace.ts';
import { description } from '../testing/pretend/description.ts';
import { pretendScenario } from '../testing/pretend/engine.ts';
import { pretendRun } from '../testing/pretend/run.ts';
import { firstParting } from './compare.ts';
import { injectionObstacles } from './injection.ts';
import { latestEvent, marksOf } from './marks.ts';
import { signalAt } from './signals.ts';
import type { Run } from './state.ts';
import { verdictAt } from './verdict.ts';
import { walk } from './walk.ts';

function runOf(
  chosen = new Map<number, number>(),
  injectAt = 3,
  part: Partial<Finished> = {},
): Run {
  const { trace, finished, snapshot } = pretendRun(chosen, injectAt);
  const opened: Opened = {
    presets: [],
    scenario: pretendScenario,
    preset: null,
    base: null,
    changed: true,
    changes: [],
    unchanged: null,
    notices: [],
    report: null,
    calculator: null,
    description,
    step: 0,
    first: snapshot(0),
    initialPlaces: snapshot(0).places,
  };
  return { number: 1, opened, trace, finished: { ...finished, ...part } };
}

describe('walk', () => {
  const { trace } = runOf();

  it('stops at every state by op, and not beyond the ends', () => {
    expect(walk(trace, description, 0, 1, 'op')).toBe(1);
    expect(walk(trace, description, 0, -1, 'op')).toBe(0);
    expect(walk(trace, description, trace.length, 1, 'op')).toBe(trace.length);
  });

  it('visits the same events forward and back', () => {
    const forward: number[] = [];
    for (let at = walk(trace, description, 0, 1, 'event'); at < trace.length;) {
      forward.push(at);
      at = walk(trace, description, at, 1, 'event');
    }
    const back: number[] = [];
    for (let at = walk(trace, description, trace.length, -1, 'event'); at > 0;) {
      back.push(at);
      at = walk(trace, description, at, -1, 'event');
    }
    expect(forward.length).toBeGreaterThan(8);
    expect(back.reverse().filter((step) => step < trace.length)).toEqual(forward);
    for (const step of forward) expect(eventsOf(trace, step - 1)).not.toBe(0);
  });

  it('stops by function where a thread enters or leaves one', () => {
    const to = walk(trace, description, 4, 1, 'function');
    const from = description.instructions[trace.instruction[to - 1] ?? -1]?.stack.at(-1);
    const into = description.instructions[trace.place[to - 1] ?? -1]?.stack.at(-1);
    expect(from === into).toBe(false);
  });
});

describe('verdictAt', () => {
  const violations = [
    { invariant: 1, step: 20, sentence: 'later' },
    { invariant: 0, step: 10, sentence: 'first' },
  ];
  const run = runOf(undefined, 3, { violations });

  it('counts what holds so far, and names what broke last and what comes next', () => {
    expect(verdictAt(run, 9)).toMatchObject({ holding: 3, broken: [], ahead: [{ step: 10 }] });
    expect(verdictAt(run, 10)).toMatchObject({ holding: 2, broken: [{ sentence: 'first' }] });
    expect(verdictAt(run, 25)).toMatchObject({ holding: 1, broken: [{ step: 20 }], ahead: [] });
  });

  it("names all that break at one step, in the model's order", () => {
    const together = [2, 0].map((invariant) => ({ invariant, step: 10, sentence: '' }));
    const both = runOf(undefined, 3, { violations: [...together, ...violations.slice(0, 1)] });
    const indices = (list: readonly { invariant: number }[]) => list.map((one) => one.invariant);
    expect(indices(verdictAt(both, 9).ahead)).toEqual([0, 2]);
    expect(indices(verdictAt(both, 10).broken)).toEqual([0, 2]);
    expect(indices(verdictAt(both, 20).broken)).toEqual([1]);
  });

  it('leads from break to break, and around', () => {
    const next = (step: number) => verdictAt(run, step).nextBreak;
    expect([9, 10, 15, 20, 25].map(next)).toEqual([10, 20, 20, 10, 10]);
    const single = runOf(undefined, 3, { violations: violations.slice(1) });
    expect([9, 10, 11].map((step) => verdictAt(single, step).nextBreak)).toEqual([10, null, 10]);
    expect(verdictAt(runOf(undefined, 3, { violations: [] }), 5).nextBreak).toBeNull();
  });
});

describe('signalAt', () => {
  it('reads the value that holds after the step', () => {
    const run = runOf();
    expect(signalAt(run, 0, 'clock', 3)?.tone).toBe('guest');
    expect(signalAt(run, 0, 'clock', 4)?.tone).toBe('stopped');
    expect(signalAt(run, 0, 'clock', run.trace.length)?.tone).toBe('host');
    expect(signalAt({ ...run, finished: null }, 0, 'clock', 4)).toBeNull();
  });
});

describe('marks', () => {
  it('keeps the most important mark of a bucket', () => {
    const run = runOf(undefined, 3, { violations: [{ invariant: 0, step: 4, sentence: '' }] });
    expect(marksOf(run, 1)).toEqual([{ step: 4, kind: 'violation', label: 'Host time' }]);
    expect(marksOf(run, 1e6).find(({ kind }) => kind === 'owner')?.label).toBe('bit 63 won');
  });

  it('finds the latest event at or before a step', () => {
    const run = runOf();
    expect(latestEvent(run, 3)).toBe(0);
    expect(latestEvent(run, 4)).toBe(4);
    expect(latestEvent(run, 40, (bits) => (bits & 1) !== 0)).toBe(4);
  });
});

describe('firstParting', () => {
  it('is null for a run and itself', () => {
    expect(firstParting(runOf(), runOf())).toBeNull();
  });

  it('names the first step that differs, in the words of each run', () => {
    const parting = firstParting(runOf(), runOf(undefined, 0));
    expect(parting?.step).toBe(0);
    expect(parting?.there).toBe('the hardware raises TB_MISSING_STEP');
  });

  it('compares runs of different machines by their words', () => {
    const other = runOf();
    const renamed = {
      ...other,
      opened: {
        ...other.opened,
        description: {
          ...description,
          instructions: description.instructions.map((one, i) =>
            i === 5 ? { ...one, text: 'in_guest[subcore] = 1' } : one,
          ),
        },
      },
    };
    const parting = firstParting(other, renamed);
    expect(other.trace.instruction[parting?.step ?? 0]).toBe(5);
    expect(parting?.there).toContain('in_guest[subcore] = 1');
  });
});

describe('injectionObstacles', () => {
  const [COUNT, CAUSE] = ['environment.tbErrors', 'environment.errorKind'];
  const at = (
    step: number,
    errorObstacle = '',
    ofRun = 1,
    described: Description = description,
    environment: object = {},
  ) => {
    const plain = runOf();
    const given = plain.opened.scenario;
    const scenario = {
      ...given,
      environment: { ...(given['environment'] as object), ...environment },
    };
    const run = { ...plain, opened: { ...plain.opened, scenario, description: described } };
    const snapshot = { ...pretendRun(new Map(), 3).snapshot(step), errorObstacle };
    return injectionObstacles({ run, step, shown: { runNumber: ofRun, description, snapshot } });
  };

  it('are none before the error of the run, and where nothing is known yet', () => {
    expect(at(2)).toEqual({ own: null, other: null });
    expect(injectionObstacles({ run: runOf(), step: 2, shown: null })).toEqual({
      own: null,
      other: null,
    });
    expect(at(2, 'it is too early', 7)).toEqual({ own: null, other: null });
  });

  it('are what the worker says', () => {
    expect(at(2, 'it is too early')).toEqual({ own: 'it is too early', other: 'it is too early' });
  });

  it('say that the run raises the error itself, though not one of another kind', () => {
    expect(at(3)).toEqual({ own: 'the run raises it here anyway', other: null });
  });

  it('say that another kind comes too late once one has been raised', () => {
    const oneKind = { ...description.settings, injection: { count: COUNT, cause: CAUSE } };
    expect(at(4, '', 1, { ...description, settings: oneKind })).toEqual({
      own: null,
      other: 'this run has raised TB_MISSING_STEP, its one kind',
    });
  });

  it('let another kind come after it as long as the scenario has room for one', () => {
    expect(at(4, '', 1, description, { errorKind2: 'none' })).toEqual({ own: null, other: null });
    const environment = { errorKind2: 'PROC_RECV_DONE', errorKind3: 'HDEC_PARITY_ERROR' };
    expect(at(4, '', 1, description, environment).other).toBe(
      'this scenario has TB_MISSING_STEP, PROC_RECV_DONE, HDEC_PARITY_ERROR, and no room for another kind',
    );
  });
});
