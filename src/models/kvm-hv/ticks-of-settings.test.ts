// What a setting keeps of ticks, beside what the kernel and the clocks do with them.
import { describe, expect, it } from 'vitest';
import { parseTicks } from '../../scenario/ticks.ts';
import { EXACT_TICKS, OFFSET_TICKS } from './ticks-of-settings.ts';
import { signed, storedOffset, TICKS_PER_SECOND } from './timebase.ts';

const kept = (text: string, form: typeof EXACT_TICKS | typeof OFFSET_TICKS): bigint => {
  const parsed = parseTicks(text, form);
  if (!parsed.ok) throw new Error(parsed.error);
  return parsed.value.ticks;
};

describe.each(['0x0', '0x1', '0x1000001', '-0x1', '-0x1000001', '0x1d2c5a3b1000'])('%s', (text) => {
  const digits = BigInt(text.replace('-', ''));
  const ticks = text.startsWith('-') ? -digits : digits;

  it('is kept as the kernel stores it, of an offset', () => {
    expect(kept(text, OFFSET_TICKS)).toBe(signed(storedOffset(ticks, 'up')));
  });

  it('is kept to the tick, of a clock', () => {
    expect(kept(text, EXACT_TICKS)).toBe(ticks);
  });
});

it('lasts as the timebase ticks', () => {
  expect(kept('1 s', EXACT_TICKS)).toBe(BigInt(TICKS_PER_SECOND));
});
