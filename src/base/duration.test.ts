import { expect, it } from 'vitest';
import { duration, moment } from './duration.ts';

it('takes the unit that fits', () => {
  expect(duration(0)).toBe('0.0 µs');
  expect(duration(999.9)).toBe('999.9 µs');
  expect(duration(1000)).toBe('1.0 ms');
  expect(duration(2 ** 24 / 512)).toBe('32.8 ms');
  expect(duration(1e6)).toBe('1.0 s');
  expect(duration(2 ** 36 / 512)).toBe('134.2 s');
  expect(duration(9_999e6)).toBe('9999.0 s');
  expect(duration(36_000e6)).toBe('10.0 h');
  expect(duration(864_000e6)).toBe('10.0 days');
  expect(duration(2 ** 62 / 512)).toBe('285.4 years');
});

it('names a moment in the unit that fits, with the digits that tell steps apart', () => {
  expect(moment(636, 512)).toBe('1.242 µs');
  expect(moment(0, 512)).toBe('0.000 µs');
  expect(moment(512 * 25_208.512, 512)).toBe('25.208512 ms');
  expect(moment(512 * 10_025_209.012, 512)).toBe('10.025209 s');
});
