import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildModel, MODEL_VERSION, presets } from '../models/index.ts';
import type { Failure, Source } from '../protocol/messages.ts';
import type { ScenarioInput } from '../scenario/schema.ts';
import { toyCatalogue } from '../testing/toy-model.ts';
import type { Result } from '../base/result.ts';
import { Library } from './library.ts';
import type { Opening } from './opening.ts';
import { finishAtOnce, openAtOnce } from './session.ts';
import type { Session } from './session.ts';

const toys = new Library(toyCatalogue());
const [T0, T1, ERROR] = [0, 1, 2];

function must<T>(result: Result<T, Failure>): T {
  if (!result.ok) throw new Error(result.error.sentence);
  return result.value;
}

function refusal<T>(result: Result<T, Failure>): Failure {
  if (result.ok) throw new Error('expected a refusal');
  return result.error;
}

const scenario = (more: Partial<ScenarioInput> = {}): Source => ({
  kind: 'scenario',
  scenario: { split: 1, subcores: [{ start: 'guest', tbOffset: '0x1000000000' }], ...more },
  step: 0,
});

const open = (source: Source, library = toys): Session => must(openAtOnce(source, library));
const finish = (opening: Result<Opening, Failure>, library = toys): Session =>
  must(finishAtOnce(must(opening), library));
const actorsOf = (session: Session): number[] => [...session.run.trace.actors(1_000_000)];

describe('opening', () => {
  it('opens a preset at its start', () => {
    const { opened } = open({ kind: 'preset', id: 'first' });
    expect(opened).toMatchObject({ preset: 'first', step: 0, notices: [] });
    expect(opened.presets.map(({ id }) => id)).toEqual(['first', 'second']);
    expect(opened.scenario.schedule).toBeNull();
  });

  it('refuses a preset that is not there, and offers one that is', () => {
    expect(refusal(openAtOnce({ kind: 'preset', id: 'third' }, toys))).toEqual({
      code: 'bad-input',
      sentence: 'There is no preset "third".',
      offer: { label: 'Open "The first"', source: { kind: 'preset', id: 'first' } },
    });
  });

  it('refuses what is no scenario, naming the field', () => {
    const refused = refusal(openAtOnce(scenario({ split: 3 as 4 }), toys));
    expect(refused.code).toBe('bad-input');
    expect(refused.sentence).toMatch(/^split:/);
  });

  it('refuses a schedule with an unknown actor, naming the step', () => {
    const refused = refusal(openAtOnce(scenario({ schedule: ['t0', 't9'] }), toys));
    expect(refused.sentence).toBe('schedule step 1: there is no actor "t9", only t0, t1, error');
  });

  it('refuses a schedule that takes a disabled step, and offers the part before it', () => {
    const refused = refusal(openAtOnce(scenario({ schedule: ['t1', 't1', 't0'] }), toys));
    expect(refused.sentence).toBe('schedule step 1: t1 cannot move: it waits for flag to become 1');
    expect(refused.offer?.source).toMatchObject({ scenario: { schedule: ['t1'] } });
    expect(must(openAtOnce(refused.offer?.source ?? scenario(), toys)).run.trace.actorAt(0)).toBe(
      T1,
    );
  });

  it('refuses an injection where it is not possible, and offers to leave it to the seed', () => {
    const refused = refusal(openAtOnce(scenario({ injectAtStep: 999 }), toys));
    expect(refused.sentence).toMatch(/^injectAtStep 999: the error cannot be raised there because/);
    expect(refused.offer?.source).toMatchObject({ scenario: { injectAtStep: null } });
  });

  it('selects a step, or the last one where there is no such', () => {
    expect(open({ ...scenario(), step: 5 } as Source).opened.step).toBe(5);
    const { opened, run } = open({ ...scenario(), step: 500 } as Source);
    expect(opened.step).toBe(run.steps);
    expect(opened.notices).toEqual([
      `step 500: the run has ${run.steps} steps, so the last is shown`,
    ]);
  });

  it('changes a scenario and keeps the rest; what no longer fits is dropped and said', () => {
    const before = open(scenario({ injectAtStep: 3, seed: 9 })).opened.scenario;
    const change = { environment: { tbErrors: 0 } };
    const { opened } = open({ kind: 'change', scenario: before, change });
    expect(opened.scenario).toMatchObject({ seed: 9, injectAtStep: null });
    expect(opened.notices).toHaveLength(1);
  });

  it('does not fail where a change has made the injection impossible', () => {
    const source = scenario({ injectAtStep: 15, schedule: null });
    const before = { ...open(scenario()).opened.scenario, injectAtStep: 40 };
    expect(openAtOnce(source, toys).ok).toBe(false);
    const { opened } = open({ kind: 'change', scenario: before, change: { seed: 3 } });
    expect(opened.scenario).toMatchObject({ seed: 3, injectAtStep: null });
    expect(opened.notices[0]).toMatch(/^injectAtStep 40: .*; from there on the seed decides$/);
  });
});

describe('a moment of a run', () => {
  const session = open(scenario({ schedule: ['t1', 't0', 'error'] }));

  it('shows cells and registers, and what the step before changed', () => {
    expect(session.snapshot(0)).toMatchObject({
      ok: true,
      value: { step: 0, timeTicks: 0, nextActor: T1, last: null },
    });
    const snapshot = must(session.snapshot(2));
    expect([...snapshot.cells]).toEqual([1, 1, 0, 0, 0]);
    expect([...snapshot.changedCells]).toEqual([1, 0, 0, 0, 0]);
    expect([...snapshot.places]).toEqual([1, 1]);
    expect(snapshot.nextActor).toBe(ERROR);
  });

  it('does not call a clock changed because time has passed', () => {
    const before = must(session.snapshot(6));
    const after = must(session.snapshot(7));
    expect(after.registers[1]).not.toBe(before.registers[1]);
    expect([...after.changedRegisters]).toEqual([1, 0]);
  });

  it('says what everybody could do next', () => {
    expect(must(session.snapshot(1)).choices).toEqual([
      { actor: T0, status: 'enabled', text: 'L0 work', waitsFor: '', instruction: 0 },
      {
        actor: T1,
        status: 'blocked',
        text: 'L1 flag = 1',
        waitsFor: 'flag to become 1',
        instruction: 1,
      },
      { actor: ERROR, status: 'enabled', text: 'error happens', waitsFor: '', instruction: 0xffff },
    ]);
    const end = must(session.snapshot(session.run.steps));
    expect(end.choices.map(({ status }) => status)).toEqual(['resting', 'resting']);
    expect(end.nextActor).toBe(-1);
  });

  it('is the same whichever way it is reached', () => {
    const steps = session.run.steps;
    fc.assert(
      fc.property(fc.array(fc.nat(steps), { minLength: 1 }), (order) => {
        const fresh = open(
          session.opened.scenario.schedule === null ? scenario() : sourceOf(session),
        );
        for (const step of order) {
          expect(session.snapshot(step)).toEqual(fresh.snapshot(step));
          expect(session.checksum(step)).toBe(fresh.checksum(step));
        }
      }),
      { numRuns: 20 },
    );
  });

  it('refuses a step that the run has not', () => {
    for (const step of [-1, 0.5, session.run.steps + 1, NaN]) {
      expect(refusal(session.snapshot(step)).code).toBe('not-possible');
    }
  });

  it('keeps a log that agrees with the snapshots', () => {
    const lines = session.log(0, 1000);
    expect(lines).toHaveLength(session.run.steps);
    lines.forEach((line, step) => {
      expect(line.step).toBe(step);
      expect(must(session.snapshot(step + 1)).last).toEqual(line);
    });
    expect(lines[1]).toMatchObject({ actor: T0, function: 'toy', text: 'L0 work', outcome: '' });
    expect(lines[2]).toMatchObject({ function: '', text: 'error happens', events: 1 });
    expect(lines.map(({ outcome }) => outcome)).toContain('flag is set');
    expect(session.log(5, 5)).toEqual([]);
    expect(session.log(-3, 2)).toHaveLength(2);
  });

  it('has a checksum that changes with every step', () => {
    const sums = Array.from({ length: session.run.steps + 1 }, (_, step) => session.checksum(step));
    expect(new Set(sums).size).toBe(sums.length);
    expect(session.finished().checksum).toBe(sums.at(-1));
    expect(sums[0]).toMatch(/^[0-9a-f]{8}$/);
  });
});

function sourceOf({ opened }: Session): Source {
  return { kind: 'scenario', scenario: opened.scenario, step: opened.step };
}

describe('choosing', () => {
  const plain = open(scenario());

  it('takes the chosen actor, keeps what was before, and lets the seed go on', () => {
    const chosen = finish(plain.choose(1, T0));
    expect(actorsOf(chosen).slice(0, 2)).toEqual([...actorsOf(plain).slice(0, 1), T0]);
    expect(chosen.opened.step).toBe(2);
    expect(chosen.run.end).not.toBeNull();
  });

  it('needs no schedule for what happens anyway', () => {
    const actors = actorsOf(plain);
    actors.forEach((actor, step) => {
      const same = finish(plain.choose(step, actor));
      expect(same.opened.scenario).toEqual(plain.opened.scenario);
      expect(same.finished().checksum).toBe(plain.finished().checksum);
    });
  });

  it('fixes no more steps than it must', () => {
    const other = actorsOf(plain)[0] === T0 ? T1 : T0;
    const chosen = finish(plain.choose(0, other));
    expect(chosen.opened.scenario.schedule).toHaveLength(1);
    const later = actorsOf(chosen);
    const again = finish(chosen.choose(later.length - 1, later.at(-1) ?? 0));
    expect(again.opened.scenario.schedule).toHaveLength(1);
  });

  it('opens again to the same run, from whatever was chosen', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(20), fc.nat(2)), { maxLength: 5 }), (choices) => {
        let session = open(scenario());
        for (const [at, actor] of choices) {
          const opening = session.choose(Math.min(at, session.run.steps), actor);
          if (opening.ok) session = finish(opening);
        }
        const reopened = open(sourceOf(session));
        expect(actorsOf(reopened)).toEqual(actorsOf(session));
        expect(reopened.finished()).toEqual(session.finished());
        expect(reopened.opened.scenario).toEqual(session.opened.scenario);
      }),
    );
  });

  it('refuses an actor that cannot move there, and says why', () => {
    const { sentence, code } = refusal(open(scenario({ schedule: ['t1'] })).choose(1, T1));
    expect([code, sentence]).toEqual([
      'not-possible',
      'step 1: t1 cannot move: it waits for flag to become 1',
    ]);
    expect(refusal(plain.choose(0, 99)).sentence).toBe('step 0: there is no actor number 99');
    expect(refusal(plain.choose(9999, T0)).code).toBe('not-possible');
  });

  it('keeps an injection that is still to come', () => {
    const chosen = finish(open(scenario({ injectAtStep: 9 })).choose(0, T1));
    expect(chosen.opened.scenario.injectAtStep).toBe(9);
    expect(actorsOf(chosen).indexOf(ERROR)).toBe(9);
  });
});

describe('injecting', () => {
  const quiet = open(scenario({ injectAtStep: 9 }));

  it('raises the error at the step, and says so with that step alone', () => {
    for (const step of [0, 3, 8]) {
      const injected = finish(quiet.inject(step, null));
      expect(injected.opened.scenario).toMatchObject({ schedule: null, injectAtStep: step });
      expect(injected.opened.step).toBe(step + 1);
      expect(actorsOf(injected).slice(0, step)).toEqual(actorsOf(quiet).slice(0, step));
      expect(actorsOf(injected).indexOf(ERROR)).toBe(step);
    }
  });

  it('leaves no trace of an injection where the seed raises the error anyway', () => {
    const plain = open(scenario());
    const step = actorsOf(plain).indexOf(ERROR);
    expect(finish(plain.inject(step, null)).opened.scenario).toEqual(plain.opened.scenario);
  });

  it('makes room for one more error where all have been raised', () => {
    const plain = open(scenario());
    const first = actorsOf(plain).indexOf(ERROR);
    const injected = finish(plain.inject(first + 1, null));
    expect(injected.opened.scenario.environment.tbErrors).toBe(2);
    expect(actorsOf(injected).slice(first, first + 2)).toEqual([ERROR, ERROR]);
    expect(injected.opened.notices).toEqual([
      'environment.tbErrors: raised from 1 to 2, to leave room for this error',
    ]);
  });

  it('refuses more errors than fit into a run', () => {
    const full = open(
      scenario({ environment: { tbErrors: 7 }, schedule: Array<string>(7).fill('error') }),
    );
    expect(refusal(full.inject(7, null)).sentence).toBe(
      'tbErrors: no more than 7 errors fit into a run',
    );
  });

  it('raises another kind of error as long as none has been raised', () => {
    const other = finish(quiet.inject(2, 'PROC_RECV_DONE'));
    expect(other.opened.scenario).toMatchObject({
      environment: { errorKind: 'PROC_RECV_DONE' },
      injectAtStep: 2,
    });
    expect(refusal(other.inject(4, 'TB_RESIDUE_ERR')).sentence).toBe(
      'errorKind: PROC_RECV_DONE has been raised before step 4, and a run has one kind of error',
    );
    expect(refusal(quiet.inject(2, 'NO_SUCH')).code).toBe('bad-input');
  });

  it('says why no error can be raised', () => {
    // The first thread is done: the environment has nothing left to disturb.
    const { run } = quiet;
    const opening = must(quiet.inject(run.steps, null));
    const refused = refusal(finishAtOnce(opening, toys));
    expect(refused.code).toBe('not-possible');
    expect(refused.sentence).toMatch(/^injectAtStep 16: the error cannot be raised there/);
  });
});

describe('links', () => {
  it('lead a fresh session to the same step of the same run', () => {
    const there = finish(open(scenario({ seed: 11 })).choose(0, T1));
    const hash = must(there.link(4));
    const here = open({ kind: 'link', hash });
    expect(here.opened).toEqual({ ...there.opened, step: 4 });
    expect(here.finished()).toEqual(there.finished());
    expect(must(here.link(4))).toBe(hash);
  });

  it('keep the name of a preset that was only played differently', () => {
    const there = finish(open({ kind: 'preset', id: 'first' }).inject(2, null));
    expect(there.opened.preset).toBe('first');
    expect(open({ kind: 'link', hash: must(there.link(3)) }).opened.preset).toBe('first');
    const raised = finish(open({ kind: 'preset', id: 'second' }).inject(2, null));
    expect(raised.opened.preset).toBeNull();
    expect(open({ kind: 'link', hash: must(raised.link(0)) }).opened).toMatchObject({
      preset: null,
      scenario: raised.opened.scenario,
    });
  });

  it('that are damaged are refused, with something that works', () => {
    const hash = must(open({ kind: 'preset', id: 'first' }).link(3));
    const refused = refusal(openAtOnce({ kind: 'link', hash: `${hash}x` }, toys));
    expect(refused.code).toBe('bad-link');
    expect(refused.offer?.source).toEqual({ kind: 'preset', id: 'first' });
  });

  it('of another model play as far as they can be followed, and say so', () => {
    const there = finish(open(scenario()).choose(1, T0));
    const hash = must(there.link(there.run.steps));
    // In the other model the first thread goes round once, so the run has another end.
    const shorter = new Library(toyCatalogue(1));
    const { opened, run } = open({ kind: 'link', hash }, shorter);
    expect(run.end).not.toBeNull();
    expect(opened.notices[0]).toMatch(/^This link was made with another version of the model/);
    expect(opened.step).toBe(run.steps);
  });

  it('with a schedule that cannot be followed stop following it there', () => {
    const long = open(scenario());
    const all = actorsOf(long).map((actor) => ['t0', 't1', 'error'][actor] ?? '');
    const rounds = all.toSorted();
    const there = must(
      openAtOnce(scenario({ schedule: ['t1', ...rounds.filter((id) => id === 't0')] }), toys),
    );
    const hash = must(there.link(8));
    const { opened } = open({ kind: 'link', hash }, new Library(toyCatalogue(1)));
    expect(opened.step).toBe(4);
    expect(opened.scenario.schedule).toEqual(['t1', 't0', 't0', 't0']);
    expect(opened.notices[1]).toBe(
      'schedule step 4: t0 cannot move: it is at rest; from there on the seed decides',
    );
  });
});

describe('with the real models', () => {
  const library = new Library({ presets, buildModel, modelVersion: MODEL_VERSION });

  it.each(presets.map(({ id }) => id))('%s: opens, shares and injects', (id) => {
    const session = open({ kind: 'preset', id }, library);
    const half = Math.floor(session.run.steps / 2);
    const again = open({ kind: 'link', hash: must(session.link(half)) }, library);
    expect(again.opened).toEqual({ ...session.opened, step: half });
    expect(again.finished()).toEqual(session.finished());
    const opening = session.inject(3, null);
    const injected = opening.ok ? finishAtOnce(opening.value, library) : opening;
    if (injected.ok) expect(injected.value.opened.step).toBe(4);
    else expect(injected.error.sentence).not.toBe('');
  });
});
