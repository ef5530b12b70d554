// Counts of searches that come to their end soon, and of some that do not.
import { describe, expect, it } from 'vitest';
import { areFew } from './few-states.ts';

const after = (states: number, frontier: number, levels: readonly number[] = [10, 20, 30, 40]) =>
  areFew({ states, frontier, levels });

describe('an exact search', () => {
  it('goes on at the beginning, however fast it grows', () => {
    expect(after(100_000, 60_000)).toBe(true);
  });

  it('is given up where it doubles in a few levels', () => {
    expect(after(100_001, 12_500)).toBe(true);
    expect(after(100_001, 12_501)).toBe(false);
  });

  it('is given up where it still grows late, and goes on where its peak is past', () => {
    expect(after(800_000, 40_000)).toBe(true);
    expect(after(800_001, 40_000)).toBe(false);
    expect(after(800_001, 40_000, [40, 41, 40])).toBe(false);
    expect(after(800_001, 40_000, [40, 41, 39])).toBe(true);
    expect(after(1_600_000, 40_000, [40, 30])).toBe(true);
  });

  it('is given up where it does not come to its end for all that', () => {
    expect(after(1_600_001, 1, [40, 30])).toBe(false);
  });
});
