import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalTicks, parseTicks, readTicks, roundTicks, writeTicks } from './ticks.ts';

/** What a POWER8 kernel keeps of an offset. */
const KERNEL = { zeroBits: 24, roundedAs: 'as the kernel does', ticksPerSecond: 512_000_000 };
const WHOLE = { zeroBits: 0, roundedAs: '', ticksPerSecond: 512_000_000 };
const STEP = 1n << 24n;
const any64 = fc.bigInt({ min: -(1n << 63n), max: (1n << 63n) - 1n });
/** What a kernel can keep. */
const anyOffset = fc.bigInt({ min: -(1n << 39n), max: (1n << 39n) - 1n }).map((n) => n * STEP);

function noteOf(text: string): string | null {
  const parsed = parseTicks(text, KERNEL);
  return parsed.ok ? parsed.value.note : parsed.error;
}

describe('ticks', () => {
  it('reads what it writes, signed or as two’s complement, without a note', () => {
    fc.assert(
      fc.property(anyOffset, (ticks) => {
        const text = writeTicks(ticks);
        expect(parseTicks(text, KERNEL)).toEqual({ ok: true, value: { ticks, text, note: null } });
        expect(readTicks(`0x${BigInt.asUintN(64, ticks).toString(16)}`)).toBe(ticks);
      }),
    );
  });

  it('is rounded up by less than a step, modulo 2^64', () => {
    fc.assert(
      fc.property(any64, (ticks) => {
        const rounded = roundTicks(ticks, KERNEL);
        const added = BigInt.asUintN(64, rounded - ticks);
        expect(BigInt.asUintN(24, rounded)).toBe(0n);
        expect(added >= 0n && added < STEP).toBe(true);
        expect(canonicalTicks(writeTicks(ticks), KERNEL)).toBe(writeTicks(rounded));
        expect(noteOf(writeTicks(ticks)) === null).toBe(rounded === ticks);
      }),
    );
  });

  it.each([
    ['-0x80_4600_0000', '-0x8046000000'],
    ['−0x80_4600_0000', '-0x8046000000'],
    ['+0x10_0000_0000', '0x1000000000'],
    [' - 0x80 4600 0000 ', '-0x8046000000'],
    ['0xFFFF_FFF0_0000_0000', '-0x1000000000'],
    ['0X0000_0010_0000_0000', '0x1000000000'],
    ['-0x0', '0x0'],
    ['-0x8000_0000_0000_0000', '-0x8000000000000000'],
  ])('has one text, however its ticks are written: %s', (text, canonical) => {
    expect(canonicalTicks(text, KERNEL)).toBe(canonical);
    expect(noteOf(text)).toBeNull();
  });

  it.each([
    ['134.217728 s', '0x1000000000', 'becomes 0x1000000000, which is 134.217728 s'],
    ['134.218s', '0x1000000000', 'becomes 0x1000000000, which is 134.217728 s'],
    ['−134.218 s', '-0x1000000000', 'becomes -0x1000000000, which is -134.217728 s'],
    ['+32.768 ms', '0x1000000', 'becomes 0x1000000, which is 0.032768 s'],
    ['32768 µs', '0x1000000', 'becomes 0x1000000, which is 0.032768 s'],
    ['32_768us', '0x1000000', 'becomes 0x1000000, which is 0.032768 s'],
    ['0 s', '0x0', 'becomes 0x0, which is 0.000000 s'],
    ['1_073.741824 s', '0x8000000000', 'becomes 0x8000000000, which is 1073.741824 s'],
  ])('understands the time %s', (text, canonical, note) => {
    expect(canonicalTicks(text, KERNEL)).toBe(canonical);
    expect(noteOf(text)).toBe(note);
  });

  it.each([
    // 134.2 s are 4095.46 steps, and several multiples are written as 134.2 s.
    ['134.2s', '0x1000000000', 'becomes 0x1000000000, which is 134.217728 s'],
    ['-134.2s', '-0xfff000000', 'becomes -0xfff000000, which is -134.184960 s'],
    ['0.001 ms', '0x1000000', 'becomes 0x1000000, which is 0.032768 s'],
    ['-0.001 ms', '0x0', 'becomes 0x0, which is 0.000000 s'],
  ])('rounds the time %s up where it is not one multiple’s', (text, canonical, note) => {
    expect(canonicalTicks(text, KERNEL)).toBe(canonical);
    expect(noteOf(text)).toBe(
      `${note}: rounded up to a multiple of 2^24 ticks, as the kernel does`,
    );
  });

  it('takes every multiple for itself when it is written in milliseconds', () => {
    fc.assert(
      fc.property(anyOffset, (ticks) => {
        const microseconds = (ticks / STEP) * 32_768n;
        const half = microseconds < 0n ? -500n : 500n;
        const written = `${(microseconds + half) / 1000n} ms`;
        expect(canonicalTicks(written, KERNEL)).toBe(writeTicks(ticks));
      }),
    );
  });

  it.each([
    '',
    '12',
    '12q',
    '0x',
    'x10',
    '0xg',
    '--0x1',
    '0x_1',
    '0x1__0',
    '1.s',
    '.5 s',
    '1e3 s',
    '5 m',
    '5 S',
    'Infinity s',
    `0x${'0'.repeat(100)}`,
  ])('refuses %j, and keeps it as it is', (text) => {
    expect(parseTicks(text, KERNEL)).toEqual({
      ok: false,
      error:
        'expected hexadecimal ticks such as 0x1000000000 or -0x80_4600_0000, or a time such as ' +
        '-134.2 s',
    });
    expect(canonicalTicks(text, KERNEL)).toBe(text);
    expect(readTicks(text)).toBeNull();
  });

  it.each([
    '0x1_0000_0000_0000_0000',
    '-0x8000_0000_0000_0001',
    '18014398509.481985 s',
    '-18014398509.51 s',
    '99999999999999999999 s',
  ])('refuses %s, which does not fit 64 bits', (text) => {
    expect(noteOf(text)).toBe('expected a number of 64 bits');
  });

  it('keeps every tick where the clock does, and says a time to the nanosecond', () => {
    fc.assert(
      fc.property(any64, (ticks) => {
        expect(parseTicks(writeTicks(ticks), WHOLE)).toEqual({
          ok: true,
          value: { ticks, text: writeTicks(ticks), note: null },
        });
      }),
    );
    expect(parseTicks('7.56 ms', WHOLE)).toEqual({
      ok: true,
      value: {
        ticks: 3_870_720n,
        text: '0x3b1000',
        note: 'becomes 0x3b1000, which is 0.007560000 s',
      },
    });
    expect(parseTicks('1 us', { ...WHOLE, ticksPerSecond: 62_500_000 })).toMatchObject({
      value: { note: 'becomes 0x3f, which is 0.000001008 s: rounded up to a whole tick' },
    });
  });
});
