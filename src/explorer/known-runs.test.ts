import { describe, expect, it } from 'vitest';
import { KnownRuns } from './known-runs.ts';
import { bitOf, EVERYBODY } from './reduction/whoever.ts';

const A = [1, 0, 7];
const B = [2, 0, 7];
const C = [3, 0, 7];
const END = [4, 1, 7];

const T0 = 0;
const T1 = 1;

/** Takes a run from state to state, of which nothing may be known; each goes on for the same threads. */
function take(runs: KnownRuns, states: readonly number[][], threads: number, by = T0): void {
  runs.begin();
  for (const state of states) {
    expect(runs.goesOn(Int32Array.from(state), by)).toBe(false);
    runs.note(threads);
  }
  runs.settle(Int32Array.from(states.at(-1)!), -1);
}

/** Where it is known to run on to; null where it is not. */
function endOf(runs: KnownRuns, state: readonly number[], by: number): number[] | null {
  const end = Int32Array.from(state);
  runs.begin();
  return runs.goesOn(end, by) ? [...end] : null;
}

describe('KnownRuns', () => {
  it('knows the end of a run from every state on it', () => {
    const runs = new KnownRuns(3);
    take(runs, [A, B, END], EVERYBODY);
    for (const state of [A, B, END]) expect(endOf(runs, state, T1)).toEqual(END);
    expect(endOf(runs, C, T1)).toBeNull();
  });

  it('knows it only for those of whom it was found', () => {
    const runs = new KnownRuns(3);
    take(runs, [A, END], bitOf(T0));
    expect(endOf(runs, A, T0)).toEqual(END);
    expect(endOf(runs, A, T1)).toBeNull();
  });

  it('knows what runs into a known one', () => {
    const runs = new KnownRuns(3);
    take(runs, [A, END], EVERYBODY);
    const state = Int32Array.from(B);
    runs.begin();
    expect(runs.goesOn(state, T0)).toBe(false);
    runs.note(EVERYBODY);
    state.set(A);
    expect(runs.goesOn(state, T0)).toBe(true);
    expect([...state]).toEqual(END);
    expect(endOf(runs, B, T1)).toEqual(END);
  });

  it('says nothing of a run that did not come to its end', () => {
    const runs = new KnownRuns(3);
    runs.begin();
    expect(runs.goesOn(Int32Array.from(A), T0)).toBe(false);
    runs.note(EVERYBODY);
    expect(endOf(runs, A, T0)).toBeNull();
  });

  it('keeps no run that is too long to be looked up in time', () => {
    const runs = new KnownRuns(3);
    const states = Array.from({ length: 400 }, (_, i) => [i + 10, 0, 7]);
    take(runs, states, EVERYBODY);
    for (const state of [states[0]!, states[399]!]) expect(endOf(runs, state, T0)).toBeNull();
  });

  it('counts steps that are taken without asking', () => {
    const runs = new KnownRuns(3);
    for (const [state, isKept] of [
      [A, true],
      [B, false],
    ] as const) {
      runs.begin();
      expect(runs.goesOn(Int32Array.from(state), T0)).toBe(false);
      runs.note(EVERYBODY);
      for (let step = 0; step < (isKept ? 20 : 400); step++) runs.pass();
      expect(runs.goesOn(Int32Array.from(END), T0)).toBe(false);
      runs.note(EVERYBODY);
      runs.settle(Int32Array.from(END), -1);
      expect(endOf(runs, state, T0)).toEqual(isKept ? END : null);
    }
  });

  it('has no bit for more threads than there are bits', () => {
    expect(bitOf(-1)).toBe(1);
    expect(bitOf(31)).toBe(0);
    const runs = new KnownRuns(3);
    take(runs, [A, END], bitOf(31), 31);
    expect(endOf(runs, A, 31)).toBeNull();
  });
});
