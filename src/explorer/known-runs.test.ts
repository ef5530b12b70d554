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
  for (const [steps, state] of states.entries()) {
    expect(runs.goesOn(Int32Array.from(state), by, steps)).toBe(false);
    runs.note(threads);
  }
  runs.settle(Int32Array.from(states.at(-1)!), states.length - 1);
}

/** Where it is known to run on to; null where it is not. */
function endOf(runs: KnownRuns, state: readonly number[], by: number): number[] | null {
  const end = Int32Array.from(state);
  runs.begin();
  return runs.goesOn(end, by, 0) ? [...end] : null;
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
    expect(runs.goesOn(state, T0, 0)).toBe(false);
    runs.note(EVERYBODY);
    state.set(A);
    expect(runs.goesOn(state, T0, 1)).toBe(true);
    expect([...state]).toEqual(END);
    expect(endOf(runs, B, T1)).toEqual(END);
  });

  it('says nothing of a run that did not come to its end', () => {
    const runs = new KnownRuns(3);
    runs.begin();
    expect(runs.goesOn(Int32Array.from(A), T0, 0)).toBe(false);
    runs.note(EVERYBODY);
    expect(endOf(runs, A, T0)).toBeNull();
  });

  it('keeps no run that is too long to be looked up in time', () => {
    const runs = new KnownRuns(3);
    const states = Array.from({ length: 400 }, (_, i) => [i + 10, 0, 7]);
    take(runs, states, EVERYBODY);
    for (const state of [states[0]!, states[399]!]) expect(endOf(runs, state, T0)).toBeNull();
  });

  it('counts steps between the states that are asked about', () => {
    const runs = new KnownRuns(3);
    for (const [state, between] of [
      [A, 20],
      [B, 400],
    ] as const) {
      runs.begin();
      expect(runs.goesOn(Int32Array.from(state), T0, 0)).toBe(false);
      runs.note(EVERYBODY);
      expect(runs.goesOn(Int32Array.from(END), T0, between)).toBe(false);
      runs.note(EVERYBODY);
      runs.settle(Int32Array.from(END), between);
    }
    expect(endOf(runs, A, T0)).toEqual(END);
    expect(endOf(runs, B, T0)).toBeNull();
    // What is known is kept for no run that would be too long with it.
    const late = Int32Array.from(A);
    runs.begin();
    expect(runs.goesOn(Int32Array.from(C), T0, 0)).toBe(false);
    runs.note(EVERYBODY);
    expect(runs.goesOn(late, T0, 250)).toBe(true);
    expect(endOf(runs, C, T0)).toBeNull();
  });

  it('has no bit for more threads than there are bits', () => {
    expect(bitOf(-1)).toBe(1);
    expect(bitOf(31)).toBe(0);
    const runs = new KnownRuns(3);
    take(runs, [A, END], bitOf(31), 31);
    expect(endOf(runs, A, 31)).toBeNull();
  });
});
