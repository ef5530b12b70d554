import { describe, expect, it } from 'vitest';
import { BOUNDS } from '../protocol/exploration.ts';
import { openScope } from '../testing/pretend/scope.ts';
import { brokenResult, holds, progressOf, resultOf } from '../testing/pretend/exploration.ts';
import {
  isExplainedOnScreen,
  isOnScreen,
  searchFromHere,
  searchOfScenario,
  searchWithLine,
  searchWithoutLine,
} from './searches.ts';

describe('a search', () => {
  it('is about all of the scenario on the screen, within the limits that were set', async () => {
    const { port, state } = await openScope();
    state().explore();
    expect(port.requests[0]).toEqual({
      scenario: state().run?.opened.scenario,
      preset: 'four-guests',
      fromStep: 0,
      reduction: 'as-needed',
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
  });

  it('is answered at once where it has answered before, and searched again where that is asked', async () => {
    const { port, state } = await openScope();
    state().explore();
    port.listener.onExplored(1, { ...resultOf([]), complete: false });
    state().explore();
    expect(port.requests).toHaveLength(2);
    port.listener.onExplored(2, resultOf([holds('host-tb')]));
    expect(state().searches.map(({ isRepeated }) => isRepeated)).toEqual([false, false]);
    state().exploreFromHere();
    state().explore();
    expect(port.requests).toHaveLength(3);
    expect(state().searches.map(({ number }) => number)).toEqual([2, 3, 1]);
    expect(searchOfScenario(state())).toMatchObject({ number: 2, isRepeated: true });
    state().searchAgain(2);
    expect(port.requests[3]).toEqual({ ...port.requests[1], afresh: true });
    expect(searchOfScenario(state())).toMatchObject({ number: 4, isRepeated: false, result: null });
    state().searchAgain(2);
    expect(port.requests).toHaveLength(4);
  });

  it('is shown as it goes on, and not for an older one that has the whole answer when it was stopped', async () => {
    const { port, state } = await openScope();
    const shown = () => searchOfScenario(state())?.number;
    state().explore();
    port.listener.onExplored(1, resultOf([holds('host-tb')]));
    state().searchAgain(1);
    expect(shown()).toBe(2);
    port.listener.onExplored(2, { ...resultOf([]), complete: false });
    expect(shown()).toBe(1);
    state().searchAgain(1);
    port.listener.onExplored(3, resultOf([holds('host-tb')]));
    expect(shown()).toBe(3);
    state().searchAgain(3);
    port.listener.onFailed(4, { code: 'internal', sentence: 'It crashed.', offer: null });
    expect(shown()).toBe(4);
  });

  it('is answered by one that had nothing to leave out, whether something might be left out or not', async () => {
    const { port, state } = await openScope();
    const usual = state().searchOptions;
    const asks = (reduction: 'as-needed' | 'none') => {
      state().setSearchOptions({ ...usual, reduction });
      state().explore();
      return searchOfScenario(state());
    };
    asks('as-needed');
    port.listener.onExplored(1, resultOf([], { reduction: 'por+symmetry' }));
    expect(asks('none')).toMatchObject({ number: 2, isRepeated: false });
    expect(asks('as-needed')).toMatchObject({ number: 1, isRepeated: true });
    port.listener.onExplored(2, resultOf([], { reduction: 'none' }));
    expect(asks('none')).toMatchObject({ number: 2, isRepeated: true });
    state().forgetSearch(1);
    const answered = asks('as-needed');
    expect(answered).toMatchObject({ number: 2, isRepeated: true });
    expect(answered?.request.reduction).toBe('as-needed');
    expect(port.requests).toHaveLength(2);
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
      reversedSentence: 'the other before the one',
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
    expect(state().asked?.source).toMatchObject({
      notice:
        'The other way round than at steps 3 and 9 of the run before: here the other before the ' +
        'one, and host-tb is not broken up to this step',
    });
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

describe('what a search has found so far', () => {
  it('opens while the search goes on, and is replaced by what is shorter', async () => {
    const { port, state } = await openScope();
    state().explore();
    port.listener.onFound(1, brokenResult('host-tb', { steps: 40, shortest: false }));
    port.listener.onFound(1, brokenResult('guest-tb', { steps: 50, shortest: false }));
    expect(await state().openBreach(1, 'host-tb')).toBe(true);
    expect(state().step).toBe(40);
    expect(port.cancelled).toEqual([]);
    port.listener.onFound(1, brokenResult('host-tb', { steps: 12 }));
    const found = state().searches[0]?.found.map(({ id, breach }) => [id, breach?.steps]);
    expect(found).toEqual([
      ['host-tb', 12],
      ['guest-tb', 50],
    ]);
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
    state().searchAgain(1);
    await state().change({ kernel: 'pre-fix' });
    port.listener.onExplored(2, resultOf([brokenResult('host-tb')]));
    expect(port.requests[2]?.scenario).toMatchObject({ kernel: 'v4.8', edits: [] });
    const [withLine, without] = state().searches;
    if (without === undefined) throw new Error('the search is gone');
    expect(searchWithLine(without, state().searches)).toBe(withLine);
    // What is known already is not searched again.
    await state().undo();
    state().searchAgain(2);
    port.listener.onExplored(4, resultOf([brokenResult('host-tb')]));
    expect(port.requests).toHaveLength(4);
    expect(searchOfScenario(state())?.number).toBe(3);
  });

  it('that shows no need for the line asks the other scenarios, once', async () => {
    const { port, state } = await openScope();
    const scenario = state().run?.opened.scenario;
    state().exploreWithout(LINE);
    port.listener.onExplored(1, resultOf([holds('host-tb')]));
    expect(port.needs).toEqual([{ scenario, line: LINE }]);
    const progress = { ahead: 0, title: 'Another', done: 2, total: 9, states: 5000 };
    port.listener.onNeedProgress(101, progress);
    expect(searchWithoutLine(state())?.need?.progress).toEqual(progress);
    state().findNeed(1);
    expect(port.needs).toHaveLength(1);
    const { breach } = brokenResult('host-tb');
    if (breach === null) throw new Error('nothing is broken');
    port.listener.onNeedResult(101, {
      needed: { preset: 'other', title: 'Another', invariant: 'host-tb', proven: true, breach },
      searched: { unharmed: 2, broken: 0, undecided: 0 },
      left: 6,
      maxStates: 20_000,
    });
    expect(await state().openNeed(1)).toBe(true);
    expect(state().asked?.source).toMatchObject({ preset: 'other', step: 12 });
    expect(state().step).toBe(12);
  });

  it('asks them too where all that breaks without the line breaks with it', async () => {
    const { port, state } = await openScope();
    state().exploreWithout(LINE);
    port.listener.onExplored(1, resultOf([brokenResult('host-tb'), holds('guest-tb')]));
    expect(port.needs).toEqual([]);
    port.listener.onExplored(2, resultOf([holds('host-tb'), holds('guest-tb')]));
    expect(port.needs).toEqual([]);
    const { port: elsewhere, state: other } = await openScope();
    other().exploreWithout(LINE);
    elsewhere.listener.onExplored(1, resultOf([brokenResult('host-tb')]));
    elsewhere.listener.onExplored(2, resultOf([brokenResult('host-tb')]));
    expect(elsewhere.needs).toHaveLength(1);
  });

  it('asks nobody of itself once it was cancelled', async () => {
    const { port, state } = await openScope();
    state().exploreWithout(LINE);
    state().cancelSearch(1);
    port.listener.onExplored(
      1,
      resultOf([holds('host-tb')], { complete: false, bound: 'stopped' }),
    );
    expect(port.needs).toEqual([]);
    state().findNeed(1);
    expect(port.needs).toHaveLength(1);
    port.listener.onFailed(101, { code: 'internal', sentence: 'It crashed.', offer: null });
    expect(searchWithoutLine(state())?.need?.failure?.sentence).toBe('It crashed.');
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
