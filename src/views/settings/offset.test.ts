import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readOffset, showOffset } from './offset.ts';

describe('readOffset', () => {
  it('takes what a scenario takes, and groups of digits', () => {
    expect(readOffset('0x10_0000_0000')).toEqual({ ok: true, rounded: 1n << 36n, notice: null });
    expect(readOffset(' -0x1000000000 ')).toMatchObject({ ok: true, rounded: -(1n << 36n) });
  });

  it.each(['', '12', '0x', 'x10', '0x1_0000_0000_0000_0000_0', '0xg', '--0x1'])(
    'refuses %j with a sentence',
    (text) => {
      expect(readOffset(text)).toMatchObject({ ok: false });
    },
  );

  it('rounds up, never down, to the next multiple of 2^24, and says so', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(2n ** 60n), max: 2n ** 60n }), (value) => {
        const reading = readOffset(showOffset(value));
        if (!reading.ok) throw new Error(reading.sentence);
        expect(reading.rounded % (1n << 24n)).toBe(0n);
        expect(reading.rounded - value).toBeGreaterThanOrEqual(0n);
        expect(reading.rounded - value).toBeLessThan(1n << 24n);
        expect(reading.notice === null).toBe(reading.rounded === value);
      }),
    );
  });
});
