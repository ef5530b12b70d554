import { describe, expect, it } from 'vitest';
import type { EveryRun } from '../../store/every-run.ts';
import { brokenResult } from '../../testing/pretend/exploration.ts';
import { everyRunWords, thisRunWords } from './every-run-words.ts';

const words = (every: EveryRun, isThis = false) => everyRunWords(every, isThis).sentence;

describe('what is said of this run', () => {
  it('is about all of it, and what is left of the damage', () => {
    expect(thisRunWords({ kind: 'growing' }).sentence).toBe('right so far, not yet at its end');
    expect(thisRunWords({ kind: 'right', step: 300 })).toMatchObject({
      tone: 'good',
      sentence: 'right to its end, step 300',
    });
    expect(thisRunWords({ kind: 'damaged', step: 87, isForGood: true }).sentence).toBe(
      'damaged at step 87, for good',
    );
    expect(thisRunWords({ kind: 'damaged', step: 87, isForGood: false }).sentence).toBe(
      'damaged at step 87, repaired later',
    );
    expect(thisRunWords({ kind: 'damaged', step: 87, isForGood: null }).sentence).toBe(
      'damaged at step 87',
    );
  });
});

describe('what is said of every run', () => {
  it('claims no more than a search has shown', () => {
    expect(words({ kind: 'unknown' })).toBe('not searched yet');
    expect(words({ kind: 'searching', states: 120_000, part: 'all' })).toBe(
      'searching: 120,000 states, nothing broken yet',
    );
    expect(words({ kind: 'searching', states: 0, part: 'waits' })).toBe('waits for another search');
    expect(words({ kind: 'searching', states: 1, part: 'all' })).toBe('the search starts');
    expect(words({ kind: 'searching', states: 1, part: 'with reductions' })).toBe(
      'goes on with reductions, nothing broken yet',
    );
    expect(words({ kind: 'unfinished', states: 5000 })).toBe(
      'not finished: 5,000 states, nothing broken',
    );
    expect(words({ kind: 'holds', states: 805, deadlocks: 0, ending: 'holds' })).toBe(
      'holds in all 805 states, no deadlock',
    );
    const proof = { kind: 'holds', states: 805, deadlocks: 0, ending: 'holds' } as const;
    expect(everyRunWords({ ...proof, deadlocks: 2 }, false)).toMatchObject({
      tone: 'warn',
      sentence: 'holds in all 805 states, but can deadlock',
    });
    expect(everyRunWords({ ...proof, ending: 'broken' }, false)).toMatchObject({
      tone: 'warn',
      sentence: 'holds in all 805 states, but may never end',
    });
    const canEnd = 'From wherever an order comes to, it can end.';
    expect(everyRunWords(proof, false).detail).toContain(canEnd);
    expect(everyRunWords({ ...proof, ending: 'undecided' }, false).detail).not.toContain(canEnd);
  });

  it('points at the run on the page if that is the one', () => {
    const { id, breach } = brokenResult('host-tb');
    if (breach === null) throw new Error('nothing is broken');
    const every = { kind: 'breaks', search: 1, isOver: true, broken: { id, breach } } as const;
    expect(words(every)).toBe('some order breaks it');
    expect(words(every, true)).toBe('some order breaks it: this one');
  });
});
