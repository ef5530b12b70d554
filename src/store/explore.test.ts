import { describe, expect, it } from 'vitest';
import { BOUNDS } from '../protocol/exploration.ts';
import { PretendEngine } from '../testing/pretend/engine.ts';
import { brokenResult, holds, progressOf, resultOf } from '../testing/pretend/exploration.ts';
import { PretendSearches } from '../testing/pretend/searches.ts';
import { createScope } from './create-scope.ts';
import {
  isExplainedOnScreen,
  isOnScreen,
  searchFromHere,
  searchOfScenario,
  searchWithLine,
  searchWithoutLine,
} from './searches.ts';
import { NO_FRAMES } from '../testing/no-frames.ts';

async function openScope() {
  const ports: PretendSearches[] = [];
  const scope = createScope({
    createEngine: (listener) => new PretendEngine(listener),
    createSearches: (listener) => {
      const port = new PretendSearches(listener);
      ports.push(port);
      return port;
    },
    frames: NO_FRAMES,
    theme: 'system',
  });
  await scope.getState().open({ kind: 'preset', id: 'four-guests' }, 'start');
  const [port] = ports;
  if (port === undefined) throw new Error('the store asked for no searches');
  return { scope, port, state: scope.getState };
}

describe('a search', () => {
  it('is about all of the scenario on the screen, within the limits that were set', async () => {
    const { port, state } = await openScope();
    state().explore();
    expect(port.requests[0]).toEqual({
      scenario: state().run?.opened.scenario,
      preset: 'four-guests',
      fromStep: 0,
      reduction: 'por+symmetry',
      maxStates: BOUNDS.maxStates.usual,
      maxMegabytes: BOUNDS.maxMegabytes.usual,
    });
    state().setSearchOptions({ reduction: 'none', maxStates: 5000, maxMegabytes: 64 });
    state().explore();
    expect(port.requests[1]).toMatchObject({ reduction: 'none', maxStates: 5000 });
    expect(state().searches.map(({ number }) => number)).toEqual([2, 1]);
  });

  it('goes on when another scenario is opened, and says what it is about', async () => {
    const { port, state } = await openScope();
    state().explore();
    port.listener.onProgress(1, progressOf());
    await state().change({ kernel: 'pre-fix' });
    expect(searchOfScenario(state())).toBeNull();
    port.listener.onExplored(1, resultOf([holds('host-tb')]));
    const [search] = state().searches;
    expect(search?.result?.states).toBe(805);
    expect(search?.about.scenario['kernel']).toBe('v4.8');
    await state().undo();
    expect(searchOfScenario(state())?.number).toBe(1);
  });

  it('belongs to its scenario whatever the seed and the steps chosen', async () => {
    const { state } = await openScope();
    state().explore();
    await state().change({ seed: 99 });
    expect(searchOfScenario(state())?.number).toBe(1);
    await state().change({ environment: { tbErrors: 2 } });
    expect(searchOfScenario(state())).toBeNull();
  });

  it('is not started again while the same one runs or waits: that one comes to the front', async () => {
    const { port, state } = await openScope();
    const usual = state().searchOptions;
    state().explore();
    state().exploreFromHere();
    await state().change({ seed: 99 });
    state().explore();
    expect(port.requests).toHaveLength(2);
    expect(state().searches.map(({ number }) => number)).toEqual([1, 2]);
    state().setSearchOptions({ ...usual, reduction: 'none' });
    state().explore();
    state().exploreFromHere();
    expect(port.requests).toHaveLength(4);
    port.listener.onExplored(1, resultOf([]));
    state().setSearchOptions(usual);
    state().explore();
    expect(state().searches.map(({ number }) => number)).toEqual([5, 4, 3, 1, 2]);
  });

  it('is refused or lost with a sentence, and leaves the others alone', async () => {
    const { port, state } = await openScope();
    state().explore();
    state().exploreFromHere();
    const failure = { code: 'internal', sentence: 'The search crashed.', offer: null } as const;
    port.listener.onFailed(1, failure);
    port.listener.onProgress(2, progressOf());
    const [second, first] = state().searches;
    expect(first).toMatchObject({ failure, result: null });
    expect(second).toMatchObject({ failure: null, progress: progressOf() });
  });

  it('can be put away once it is over, not before', async () => {
    const { port, state } = await openScope();
    state().explore();
    state().forgetSearch(1);
    expect(state().searches).toHaveLength(1);
    state().cancelSearch(1);
    expect(port.cancelled).toEqual([1]);
    port.listener.onExplored(1, resultOf([], { complete: false, bound: 'not complete: stopped' }));
    state().forgetSearch(1);
    expect(state().searches).toEqual([]);
  });

  it('is forgotten when there are many newer ones, unless it still runs', async () => {
    const { port, state } = await openScope();
    const search = (maxStates: number) => {
      state().setSearchOptions({ ...state().searchOptions, maxStates });
      state().explore();
    };
    for (let i = 0; i < 20; i++) search(5000 + i);
    for (let number = 2; number <= 20; number++) port.listener.onExplored(number, resultOf([]));
    search(6000);
    const numbers = state().searches.map(({ number }) => number);
    expect(numbers).toHaveLength(20);
    expect(numbers).toContain(1);
    expect(numbers).not.toContain(2);
  });
});

describe('what breaks', () => {
  it('opens at the step where it does, and Undo comes back', async () => {
    const { port, state } = await openScope();
    state().explore();
    port.listener.onExplored(1, resultOf([holds('guest-tb'), brokenResult('host-tb')]));
    state().select(7);
    expect(await state().openBreach(1, 'guest-tb')).toBe(false);
    expect(await state().openBreach(1, 'host-tb')).toBe(true);
    expect(state().run?.opened.scenario.schedule).toEqual(['t0']);
    expect(state().step).toBe(12);
    await state().undo();
    expect(state().run?.opened.scenario.schedule).toBeNull();
    expect(state().step).toBe(7);
  });

  it('has orderings, which open the other way round', async () => {
    const { port, state } = await openScope();
    state().explore();
    const scenario = state().run?.opened.scenario;
    if (scenario === undefined) throw new Error('nothing is open');
    const ordering = (reversed: typeof scenario | null) => ({
      sentence: 'one thing before another',
      atSteps: [3, 9],
      reversed,
    });
    const schedule = ['t1', 't0'];
    const orderings = [ordering(null), ordering({ ...scenario, schedule })];
    const explanation = { outcome: [], orderings };
    port.listener.onExplored(1, resultOf([brokenResult('host-tb', { explanation })]));
    expect(await state().openReversed(1, 'host-tb', 0)).toBe(false);
    expect(await state().openReversed(1, 'host-tb', 2)).toBe(false);
    expect(await state().openReversed(1, 'host-tb', 1)).toBe(true);
    expect(state().run?.opened.scenario.schedule).toEqual(schedule);
    expect(state().step).toBe(2);
  });

  it('is known to be what is on the screen while its run is', async () => {
    const { port, state } = await openScope();
    state().explore();
    port.listener.onExplored(1, resultOf([brokenResult('host-tb')]));
    const breach = state().searches[0]?.result?.invariants[0]?.breach ?? null;
    if (breach === null) throw new Error('nothing is broken');
    expect(isOnScreen(breach, state().run)).toBe(false);
    await state().openBreach(1, 'host-tb');
    expect(isOnScreen(breach, state().run)).toBe(true);
    await state().undo();
    expect(isOnScreen(breach, state().run)).toBe(false);
  });

  it('explains the run on the screen if that is the one, and why is known', async () => {
    const { port, state } = await openScope();
    state().explore();
    port.listener.onExplored(1, resultOf([brokenResult('host-tb')]));
    await state().openBreach(1, 'host-tb');
    expect(isExplainedOnScreen(state())).toBe(false);
    const explanation = { outcome: ['TB of subcore 0 is behind'], orderings: [] };
    port.listener.onExplored(1, resultOf([brokenResult('host-tb', { explanation })]));
    expect(isExplainedOnScreen(state())).toBe(true);
    await state().undo();
    expect(isExplainedOnScreen(state())).toBe(false);
  });

  it('can still be opened from another scenario', async () => {
    const { port, state } = await openScope();
    state().explore();
    port.listener.onExplored(1, resultOf([brokenResult('host-tb')]));
    await state().change({ kernel: 'pre-fix' });
    expect(await state().openBreach(1, 'host-tb')).toBe(true);
    expect(state().run?.opened.scenario['kernel']).toBe('v4.8');
  });

  it('cannot be opened when its schedule is too long for a run', async () => {
    const { port, state } = await openScope();
    state().explore();
    port.listener.onExplored(1, resultOf([brokenResult('host-tb', { scenario: null })]));
    expect(await state().openBreach(1, 'host-tb')).toBe(false);
  });
});

describe('a search from the selected step', () => {
  it('counts as long as that step of that run is selected', async () => {
    const { port, state } = await openScope();
    state().select(20);
    state().exploreFromHere();
    expect(port.requests[0]?.fromStep).toBe(20);
    expect(searchFromHere(state())?.number).toBe(1);
    expect(searchOfScenario(state())).toBeNull();
    state().select(21);
    expect(searchFromHere(state())).toBeNull();
    state().select(20);
    expect(searchFromHere(state())?.number).toBe(1);
    await state().change({ seed: 5 });
    state().select(20);
    expect(searchFromHere(state())).toBeNull();
  });
});

describe('a search without a line', () => {
  const LINE = 'kvmppc_realmode_hmi_handler:H4';

  it('is about the scenario on the screen, with that line skipped', async () => {
    const { port, state } = await openScope();
    state().exploreWithout(LINE);
    expect(port.requests[0]?.scenario.edits).toEqual([{ kind: 'skip', at: LINE }]);
    expect(searchWithoutLine(state())).toMatchObject({ number: 1, without: LINE });
    expect(searchOfScenario(state())).toBeNull();
    await state().change({ environment: { tbErrors: 2 } });
    expect(searchWithoutLine(state())).toBeNull();
  });

  it('is compared with one with the line when something breaks, and only then', async () => {
    const { port, state } = await openScope();
    state().exploreWithout(LINE);
    port.listener.onExplored(1, resultOf([holds('host-tb')]));
    expect(port.requests).toHaveLength(1);
    state().exploreWithout(LINE);
    await state().change({ kernel: 'pre-fix' });
    port.listener.onExplored(2, resultOf([brokenResult('host-tb')]));
    expect(port.requests[2]?.scenario).toMatchObject({ kernel: 'v4.8', edits: [] });
    const [withLine, without] = state().searches;
    if (without === undefined) throw new Error('the search is gone');
    expect(searchWithLine(without, state().searches)).toBe(withLine);
    // What is known already is not searched again.
    await state().undo();
    state().exploreWithout(LINE);
    port.listener.onExplored(4, resultOf([brokenResult('host-tb')]));
    expect(port.requests).toHaveLength(4);
    expect(searchOfScenario(state())?.number).toBe(3);
  });

  it('is the search of the edited scenario once that is opened', async () => {
    const { port, state } = await openScope();
    state().exploreWithout(LINE);
    const edited = port.requests[0]?.scenario;
    if (edited === undefined) throw new Error('nothing was asked');
    port.listener.onExplored(1, resultOf([brokenResult('host-tb', { scenario: edited })]));
    expect(await state().openBreach(1, 'host-tb')).toBe(true);
    expect(searchOfScenario(state())?.number).toBe(1);
    await state().undo();
    expect(searchWithoutLine(state())?.number).toBe(1);
  });
});
