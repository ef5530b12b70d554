import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readTbOffset, roundTbOffset, writeTbOffset } from './tb-offset.ts';

const STEP = 1n << 24n;
const any64 = fc.bigInt({ min: -(1n << 63n), max: (1n << 63n) - 1n });

describe('a timebase offset', () => {
  it('reads what it writes, signed or as two’s complement', () => {
    fc.assert(
      fc.property(any64, (ticks) => {
        expect(readTbOffset(writeTbOffset(ticks))).toBe(ticks);
        expect(readTbOffset(`0x${BigInt.asUintN(64, ticks).toString(16)}`)).toBe(ticks);
      }),
    );
  });

  it('is rounded up by less than a step, modulo 2^64', () => {
    fc.assert(
      fc.property(any64, (ticks) => {
        const rounded = roundTbOffset(ticks);
        const added = BigInt.asUintN(64, rounded - ticks);
        expect(BigInt.asUintN(24, rounded)).toBe(0n);
        expect(added >= 0n && added < STEP).toBe(true);
      }),
    );
  });
});
