// What is known of every run of the scenario on the screen, and what of this one.
import { describe, expect, it } from 'vitest';
import { armVtimerLibraries } from '../testing/arm-vtimer/card.ts';
import { brokenResult, holds, progressOf, resultOf } from '../testing/pretend/exploration.ts';
import { openScope } from '../testing/pretend/scope.ts';
import { realScope } from '../testing/real-scope.ts';
import { everyRunOf, thisRunOf } from './every-run.ts';

describe('every run', () => {
  const breach = (steps: number, more = {}) => brokenResult('host-tb', { steps, ...more });

  it('is unknown until its scenario is searched, from its start', async () => {
    const { state } = await openScope();
    expect(everyRunOf(state())).toEqual({ kind: 'unknown' });
    state().exploreFromHere();
    state().exploreWithout('kvmppc_realmode_hmi_handler:H4');
    expect(everyRunOf(state())).toEqual({ kind: 'unknown' });
    state().explore();
    expect(everyRunOf(state())).toEqual({ kind: 'searching', states: 0, part: 'all' });
  });

  it('is proven by a complete search alone, which no later one takes back', async () => {
    const { port, state } = await openScope();
    state().explore();
    port.listener.onProgress(1, progressOf({ phase: 'waiting', states: 0, ahead: 1 }));
    expect(everyRunOf(state())).toMatchObject({ part: 'waits' });
    port.listener.onProgress(1, progressOf({ phase: 'waiting', states: 0, ahead: 0 }));
    expect(everyRunOf(state())).toMatchObject({ part: 'all' });
    port.listener.onProgress(1, progressOf({ states: 120_000 }));
    expect(everyRunOf(state())).toMatchObject({ kind: 'searching', states: 120_000 });
    port.listener.onProgress(1, progressOf({ phase: 'reducing', states: 1 }));
    expect(everyRunOf(state())).toMatchObject({ states: 1, part: 'with reductions' });
    const bound = { complete: false, bound: 'not complete: stopped', states: 130_000 };
    port.listener.onExplored(1, resultOf([holds('host-tb')], bound));
    expect(everyRunOf(state())).toEqual({ kind: 'unfinished', states: 130_000 });
    state().explore();
    port.listener.onExplored(2, resultOf([holds('host-tb')]));
    const proof = { kind: 'holds', states: 805, deadlocks: 0, ending: 'holds' };
    expect(everyRunOf(state())).toEqual(proof);
    state().explore();
    port.listener.onExplored(3, resultOf([holds('host-tb')], bound));
    expect(everyRunOf(state()).kind).toBe('holds');
    await state().change({ environment: { tbErrors: 2 } });
    expect(everyRunOf(state())).toEqual({ kind: 'unknown' });
  });

  it('is broken as soon as one is, by the shortest that can be opened', async () => {
    const { port, state } = await openScope();
    state().explore();
    port.listener.onFound(1, breach(40));
    port.listener.onFound(1, brokenResult('guest-tb', { steps: 30 }));
    port.listener.onFound(1, brokenResult('other', { steps: 9, scenario: null }));
    expect(everyRunOf(state())).toMatchObject({
      kind: 'breaks',
      search: 1,
      isOver: false,
      broken: { id: 'guest-tb' },
    });
    port.listener.onExplored(1, resultOf([breach(12), holds('guest-tb')]));
    expect(everyRunOf(state())).toMatchObject({ isOver: true, broken: { id: 'host-tb' } });
  });
});

describe('this run', () => {
  const told = async (id: string) => {
    const scope = realScope();
    await scope.getState().open({ kind: 'preset', id }, 'start');
    const { run } = scope.getState();
    if (run === null) throw new Error('nothing is open');
    return { run, told: thisRunOf(run) };
  };

  it('is right to its end, or damaged from a step on, and for good if a clock ends wrong', async () => {
    const { run, told: lucky } = await told('leaving-guest-lucky');
    expect(lucky).toEqual({ kind: 'right', step: run.trace.length });
    const { run: other, told: corrupted } = await told('leaving-guest-corrupted');
    const bit = other.opened.description.events.findIndex(({ marker }) => marker === 'damage');
    const at = other.trace.eventBits.findIndex((bits) => (bits & (1 << bit)) !== 0);
    const step = (other.trace.eventEntries[at] ?? 0) + 1;
    expect(corrupted).toEqual({ kind: 'damaged', step, isForGood: true });
    // Until the run has ended nobody knows.
    expect(thisRunOf({ ...run, finished: null })).toEqual({ kind: 'growing' });
  });

  it('claims no end of damage where no clock tells: wrong in the end if something breaks there', async () => {
    const scope = realScope(armVtimerLibraries);
    const preset = 'what-if-save-ignores-loaded';
    await scope.getState().open({ kind: 'preset', id: preset }, 'start');
    const { run } = scope.getState();
    if (!run?.finished) throw new Error('nothing has ended');
    expect(thisRunOf(run)).toMatchObject({ kind: 'damaged', isForGood: true });
    const unbroken = { ...run, finished: { ...run.finished, violations: [] } };
    expect(thisRunOf(unbroken)).toMatchObject({ kind: 'damaged', isForGood: null });
  });

  it('is broken where something breaks that no damage is seen behind', async () => {
    const { run, told: broken } = await told('dec-expires');
    const first = Math.min(...(run.finished?.violations ?? []).map(({ step }) => step));
    expect(broken).toEqual({ kind: 'broken', step: first });
  });
});
