import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { draw, within } from './random.ts';

const seeds = fc.integer({ min: 0, max: 0xffff_ffff });

describe('draw', () => {
  it('gives the same 32 bits for the same place', () => {
    fc.assert(
      fc.property(seeds, fc.nat(), fc.nat(255), (seed, x, y) => {
        const bits = draw(seed, x, y);
        expect(draw(seed, x, y)).toBe(bits);
        expect(bits >>> 0).toBe(bits);
      }),
    );
  });

  it('spreads evenly over seeds, steps and actors', () => {
    const along = [
      (i: number) => draw(i, 5, 7),
      (i: number) => draw(47, i, 7),
      (i: number) => draw(47, 5, i),
    ];
    for (const at of along) {
      const counts = new Array<number>(16).fill(0);
      for (let i = 0; i < 16_000; i++) {
        const slot = at(i) >>> 28;
        counts[slot] = (counts[slot] ?? 0) + 1;
      }
      // Four standard deviations around a thousand.
      for (const count of counts) expect(Math.abs(count - 1000)).toBeLessThan(4 * 31);
    }
  });

  it('does not confuse step and actor', () => {
    expect(draw(1, 2, 3)).not.toBe(draw(1, 3, 2));
  });
});

describe('within', () => {
  it('reaches both ends and nothing beyond', () => {
    expect(within(0, 8, 64)).toBe(8);
    expect(within(0xffff_ffff, 8, 64)).toBe(64);
    fc.assert(
      fc.property(seeds, fc.nat(1000), fc.nat(1000), (bits, min, more) => {
        const value = within(bits, min, min + more);
        expect(value).toBeGreaterThanOrEqual(min);
        expect(value).toBeLessThanOrEqual(min + more);
        expect(Number.isInteger(value)).toBe(true);
      }),
    );
  });
});
