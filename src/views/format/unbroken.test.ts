import { expect, it } from 'vitest';
import { unbroken } from './unbroken.ts';

it('keeps an amount and its unit on one line, and lets everything else break', () => {
  expect(unbroken('t0 adds 134.2 s in 3 steps, 2 so far.')).toBe(
    't0 adds 134.2\u00a0s in 3\u00a0steps, 2 so far.',
  );
  expect(unbroken('4 seconds')).toBe('4 seconds');
});
