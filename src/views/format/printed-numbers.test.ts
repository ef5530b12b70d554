// What the page prints of an offset or a number, its own fields take.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { canonicalTicks, writeTicks } from '../../scenario/ticks.ts';
import { signedDuration } from './duration.ts';
import { hexRegister, hexSigned } from './hex.ts';
import { readSeed, showSeed } from './seed.ts';

const FORM = { zeroBits: 24, roundedAs: '', ticksPerSecond: 512_000_000 };
const anyOffset = fc
  .bigInt({ min: -(1n << 39n), max: (1n << 39n) - 1n })
  .map((steps) => steps << 24n);

it.each<[string, (offset: bigint) => string]>([
  ['a difference of ticks', hexSigned],
  ['a register', (offset) => hexRegister(offset, 64)],
  ['a time', (offset) => signedDuration(offset, 512)],
])('a tb_offset is read from %s', (_, print) => {
  fc.assert(
    fc.property(anyOffset, (offset) => {
      expect(canonicalTicks(print(offset), FORM)).toBe(writeTicks(offset));
    }),
  );
});

it.each(['0x2f', '47', '0x0000_002f', '4 7', ' 0x2F '])('a seed is read from %s', (text) => {
  expect(readSeed(text)).toEqual({ ok: true, value: 47 });
});

it('a seed is read from what its field shows', () => {
  fc.assert(
    fc.property(fc.nat(0xffff_ffff), (seed) => {
      expect(readSeed(showSeed(seed))).toEqual({ ok: true, value: seed });
    }),
  );
});

it.each(['', '0x', '4__7', '-1', '1.5', '0x1_0000_0000'])('a seed is not read from %j', (text) => {
  expect(readSeed(text).ok).toBe(false);
});
