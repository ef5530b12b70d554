import { describe, expect, it } from 'vitest';
import { NO_FRAMES } from '../testing/no-frames.ts';
import { PretendEngine } from '../testing/pretend/engine.ts';
import { PretendSearches } from '../testing/pretend/searches.ts';
import { createScope, type Scope } from './create-scope.ts';
import type { Edit, ScopeState } from './state.ts';

/** Frames that the test fires by hand. */
class HandFrames {
  #callbacks = new Map<number, (timeMs: number) => void>();
  #next = 1;
  get waiting(): number {
    return this.#callbacks.size;
  }
  request(callback: (timeMs: number) => void): number {
    this.#callbacks.set(this.#next, callback);
    return this.#next++;
  }
  /** Nothing is drawn here. */
  readonly requestDrawing = NO_FRAMES.requestDrawing;
  cancel(handle: number): void {
    this.#callbacks.delete(handle);
  }
  fire(timeMs: number): void {
    const due = [...this.#callbacks.values()];
    this.#callbacks.clear();
    for (const callback of due) callback(timeMs);
  }
}

async function settled(): Promise<void> {
  for (let i = 0; i < 20; i++) await Promise.resolve();
}

async function openScope() {
  const frames = new HandFrames();
  const asked: number[] = [];
  class Counting extends PretendEngine {
    override snapshot(step: number) {
      asked.push(step);
      return super.snapshot(step);
    }
  }
  const scope = createScope({
    createEngine: (listener) => new Counting(listener),
    createSearches: (listener) => new PretendSearches(listener),
    frames,
    theme: 'system',
  });
  await scope.getState().open({ kind: 'preset', id: 'four-guests' }, 'start');
  await settled();
  return { scope, frames, asked };
}

describe('opening', () => {
  it('shows the step that the scenario names, and knows where the threads start', async () => {
    const { scope } = await openScope();
    const { run, step, shown } = scope.getState();
    expect(step).toBe(12);
    expect(shown?.snapshot.step).toBe(12);
    expect([...(run?.opened.initialPlaces ?? [])]).toEqual([0, 0, 0, 0, 0, 0, 0, 0]);
    expect(scope.getState().past).toEqual([]);
  });

  it('keeps the run and says why when a link is refused', async () => {
    const { scope } = await openScope();
    const before = scope.getState().run;
    expect(await scope.getState().open({ kind: 'link', hash: '#junk' }, 'link')).toBe(false);
    const { run, refusal, opening, past } = scope.getState();
    expect(run).toBe(before);
    expect(refusal).toMatchObject({ act: 'link', failure: { code: 'bad-link' } });
    expect(opening).toBe(false);
    expect(past).toEqual([]);
  });
});

describe('what is said about the last act', () => {
  const refused = async (code: 'not-possible' | 'internal') => {
    const { scope } = await openScope();
    const failure = { code, sentence: 'Not there.', offer: null };
    scope.setState({ refusal: { act: 'inject', failure } });
    return scope.getState;
  };

  it.each<[string, (state: ScopeState) => unknown]>([
    ['a step', ({ move }) => move(1)],
    ['the end', ({ goToEnd }) => goToEnd()],
    ['a click on the timeline', ({ select }) => select(40)],
    ['another change', ({ change }) => change({ seed: 3 })],
  ])('goes with %s', async (_, goOn) => {
    const state = await refused('not-possible');
    expect(state().noticesHidden).toBe(false);
    await goOn(state());
    expect(state().refusal).toBeNull();
  });

  it('goes when the run is played', async () => {
    const { scope, frames } = await openScope();
    scope.getState().setStepMode('op');
    scope.getState().setPlaying(true);
    frames.fire(0);
    expect(scope.getState().noticesHidden).toBe(false);
    frames.fire(200);
    expect(scope.getState().noticesHidden).toBe(true);
  });

  it('takes the notices along, and a new run has its own', async () => {
    const { scope } = await openScope();
    scope.getState().select(40);
    expect(scope.getState().noticesHidden).toBe(true);
    await scope.getState().change({ seed: 3 });
    expect(scope.getState().noticesHidden).toBe(false);
    await scope.getState().undo();
    expect(scope.getState().noticesHidden).toBe(false);
  });

  it('stays where something went wrong inside', async () => {
    const state = await refused('internal');
    state().move(1);
    expect(state().refusal).not.toBeNull();
    state().dismissRefusal();
    expect(state().refusal).toBeNull();
  });
});

describe('without a run', () => {
  const refused = async () => {
    let engine: PretendEngine | null = null;
    const scope = createScope({
      createEngine: (listener) => (engine = new PretendEngine(listener)),
      createSearches: (listener) => new PretendSearches(listener),
      frames: new HandFrames(),
      theme: 'system',
    });
    await scope.getState().open({ kind: 'link', hash: '#junk' }, 'link');
    return { scope, listener: (engine as PretendEngine | null)?.listener };
  };

  it('knows what else can be opened', async () => {
    const { scope } = await refused();
    expect(scope.getState().run).toBeNull();
    expect(scope.getState().presets.map(({ id }) => id)).toEqual(['four-guests', 'unsplit']);
  });

  it('keeps the refusal of the link, and its offer, whatever else fails', async () => {
    const { scope, listener } = await refused();
    const { refusal } = scope.getState();
    expect(await scope.getState().link()).toBeNull();
    listener?.onFailed({ code: 'not-possible', sentence: 'No scenario is open.', offer: null });
    expect(scope.getState().refusal).toBe(refusal);
    await scope.getState().open({ kind: 'preset', id: 'four-guests' }, 'scenario');
    expect(scope.getState().refusal).toBeNull();
  });
});

describe('selecting', () => {
  it('never has two requests under way, and ends at the latest selection', async () => {
    const { scope, asked } = await openScope();
    asked.length = 0;
    for (let step = 20; step < 60; step++) scope.getState().select(step);
    await settled();
    expect(scope.getState().shown?.snapshot.step).toBe(59);
    expect(asked).toEqual([20, 59]);
  });

  it('stays within the run', async () => {
    const { scope } = await openScope();
    scope.getState().select(1e9);
    expect(scope.getState().step).toBe(scope.getState().run?.trace.length);
    scope.getState().select(-5);
    expect(scope.getState().step).toBe(0);
  });
});

describe('changes', () => {
  it('can be undone and made again, each at the step where they were made', async () => {
    const { scope } = await openScope();
    scope.getState().select(7);
    await scope.getState().change({ seed: 48 });
    await settled();
    expect(scope.getState().run?.opened.scenario.seed).toBe(48);
    scope.getState().select(9);
    await scope.getState().undo();
    await settled();
    expect(scope.getState().run?.opened.scenario.seed).toBe(47);
    expect(scope.getState().step).toBe(7);
    await scope.getState().redo();
    await settled();
    expect(scope.getState().run?.opened.scenario.seed).toBe(48);
    expect(scope.getState().step).toBe(9);
    expect(scope.getState().future).toEqual([]);
  });

  it('forget what was undone once another one is made', async () => {
    const { scope } = await openScope();
    await scope.getState().change({ seed: 48 });
    await scope.getState().undo();
    await scope.getState().change({ seed: 49 });
    expect(scope.getState().future).toEqual([]);
    expect(scope.getState().past).toHaveLength(1);
  });

  it('are none when the actor is chosen that the run takes anyway', async () => {
    const { scope } = await openScope();
    const { run, step } = scope.getState();
    await scope.getState().choose(run?.trace.actor[step] ?? -1);
    expect(scope.getState().run).toBe(run);
    expect(scope.getState().step).toBe(step + 1);
    expect(scope.getState().past).toEqual([]);
  });

  it('leave no trace when refused', async () => {
    const { scope } = await openScope();
    const before = scope.getState().run;
    expect(await scope.getState().inject(5, 'TBST_CORRUPT')).toBe(false);
    expect(scope.getState().run).toBe(before);
    expect(scope.getState().past).toEqual([]);
    expect(scope.getState().refusal?.act).toBe('inject');
  });
});

describe('what-if edits', () => {
  const first: Edit = { kind: 'skip', at: 'f:H4' };
  const second: Edit = { kind: 'split', at: 'f:H2' };
  const add = (edit: Edit) => (edits: readonly Edit[]) => [...edits, edit];
  const edits = (scope: Scope) => scope.getState().run?.opened.scenario.edits;

  it('are made one after the other at the selected step, and undone', async () => {
    const { scope } = await openScope();
    scope.getState().select(7);
    expect(await scope.getState().edit(add(first))).toBe(true);
    expect(await scope.getState().edit(add(second))).toBe(true);
    expect(edits(scope)).toEqual([first, second]);
    expect(scope.getState().step).toBe(7);
    await scope.getState().undo();
    expect(edits(scope)).toEqual([first]);
    await scope.getState().undo();
    expect(edits(scope)).toEqual([]);
    expect(scope.getState().step).toBe(7);
  });

  it('never replace one that is just being made', async () => {
    const { scope } = await openScope();
    const made = scope.getState().edit(add(first));
    expect(await scope.getState().edit(add(second))).toBe(false);
    expect(await made).toBe(true);
    expect(edits(scope)).toEqual([first]);
    expect(scope.getState().past).toHaveLength(1);
  });
});

describe('playing', () => {
  it('moves as many steps as its time is worth, and one frame is asked for at a time', async () => {
    const { scope, frames } = await openScope();
    scope.getState().select(0);
    scope.getState().setStepMode('op');
    scope.getState().setStepsPerSecond(100);
    scope.getState().setPlaying(true);
    scope.getState().setPlaying(true);
    expect(frames.waiting).toBe(1);
    frames.fire(1000);
    expect(scope.getState().step).toBe(0);
    frames.fire(1050);
    expect(scope.getState().step).toBe(5);
    frames.fire(1055);
    frames.fire(1060);
    expect(scope.getState().step).toBe(6);
  });

  it('goes by events, one about every second, unless another mode is chosen', async () => {
    const { scope, frames } = await openScope();
    const events = [...(scope.getState().run?.trace.eventEntries ?? [])];
    scope.getState().select(0);
    scope.getState().setPlaying(true);
    const seen: { readonly step: number; readonly timeMs: number }[] = [];
    for (let timeMs = 0; seen.length < 3; timeMs += 100) {
      frames.fire(timeMs);
      const { step } = scope.getState();
      if (step !== 0 && step !== seen.at(-1)?.step) seen.push({ step, timeMs });
    }
    expect(seen.map(({ step }) => step)).toEqual(events.slice(0, 3).map((entry) => entry + 1));
    const apartMs = (seen[2]?.timeMs ?? 0) - (seen[1]?.timeMs ?? 0);
    expect(apartMs).toBeGreaterThan(800);
    expect(apartMs).toBeLessThan(1000);
    scope.getState().setStepMode('op');
    expect(scope.getState().stepsPerSecond).toBe(12);
  });

  it('does not jump after a long pause of the frames', async () => {
    const { scope, frames } = await openScope();
    scope.getState().select(0);
    scope.getState().setStepMode('op');
    scope.getState().setStepsPerSecond(100);
    scope.getState().setPlaying(true);
    frames.fire(0);
    frames.fire(60_000);
    expect(scope.getState().step).toBe(25);
  });

  it('stops at the end, when a step is taken by hand, and when the run is replaced', async () => {
    const { scope, frames } = await openScope();
    scope.getState().setStepsPerSecond(10_000);
    scope.getState().setPlaying(true);
    frames.fire(0);
    frames.fire(200);
    expect(scope.getState().playing).toBe(false);
    expect(frames.waiting).toBe(0);
    expect(scope.getState().step).toBe(scope.getState().run?.trace.length);

    scope.getState().setPlaying(true);
    expect(scope.getState().step).toBe(0);
    scope.getState().move(1);
    expect(scope.getState().playing).toBe(false);

    scope.getState().setPlaying(true);
    await scope.getState().change({ seed: 1 });
    expect(scope.getState().playing).toBe(false);
    frames.fire(300);
    expect(frames.waiting).toBe(0);
  });
});

describe('the log', () => {
  it('fetches each page once, and forgets all of them with the run', async () => {
    const { scope } = await openScope();
    scope.getState().needLog(0, 10);
    scope.getState().needLog(0, 10);
    await settled();
    expect([...scope.getState().logPages.keys()]).toEqual([0]);
    expect(scope.getState().logPages.get(0)?.[0]?.step).toBe(1);
    await scope.getState().change({ seed: 1 });
    expect(scope.getState().logPages.size).toBe(0);
  });
});
