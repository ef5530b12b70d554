// Counts of searches that come to their end soon, and of some that do not.
import { describe, expect, it } from 'vitest';
import { areFew } from './few-states.ts';

const after = (states: number, frontier: number, levels: readonly number[] = [10, 20, 30, 40]) =>
  areFew({ states, frontier, levels });

describe('an exact search', () => {
  it('goes on at the beginning, however fast it grows', () => {
    expect(after(20_000, 19_000)).toBe(true);
  });

  it('is given up where it doubles in a few levels', () => {
    expect(after(20_001, 5_000)).toBe(true);
    expect(after(20_001, 5_001)).toBe(false);
    expect(after(100_000, 25_000)).toBe(true);
    expect(after(100_001, 12_500)).toBe(true);
    expect(after(100_001, 12_501)).toBe(false);
  });

  it('is given up where it grows ever faster late', () => {
    const [faster, slower] = [
      [1000, 1010, 1020, 1031],
      [1000, 1020, 1030, 1040],
    ];
    expect(after(500_000, 40_000, faster)).toBe(true);
    expect(after(500_001, 40_000, faster)).toBe(false);
    expect(after(500_001, 40_000, slower)).toBe(true);
  });

  it('goes on where its peak is past, or little is left', () => {
    const shrinks = [1000, 900, 950, 999];
    const grows = [1000, 900, 950, 1001];
    expect(after(1_600_000, 40_000, shrinks)).toBe(true);
    expect(after(1_600_000, 40_000, grows)).toBe(false);
    expect(after(1_600_000, 24_999, grows)).toBe(true);
  });

  it('is given up where it does not come to its end for all that', () => {
    expect(after(1_600_001, 1, [40, 30, 20, 10])).toBe(false);
  });
});
