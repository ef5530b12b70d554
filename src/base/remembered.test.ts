import { expect, it } from 'vitest';
import { remembered } from './remembered.ts';

it('asks once for each number, when it is first wanted', () => {
  const asked: number[] = [];
  const squareOf = remembered(10, (n) => {
    asked.push(n);
    return { square: n * n };
  });
  expect(asked).toEqual([]);
  expect([9, 0, 9, 0].map((n) => squareOf(n).square)).toEqual([81, 0, 81, 0]);
  expect(asked).toEqual([9, 0]);
  expect(squareOf(9)).toBe(squareOf(9));
});
