import { expect, it } from 'vitest';
import { duration } from './duration.ts';

it('takes the unit that fits', () => {
  expect(duration(0)).toBe('0.0 µs');
  expect(duration(999.9)).toBe('999.9 µs');
  expect(duration(1000)).toBe('1.0 ms');
  expect(duration(2 ** 24 / 512)).toBe('32.8 ms');
  expect(duration(1e6)).toBe('1.0 s');
  expect(duration(2 ** 36 / 512)).toBe('134.2 s');
});
