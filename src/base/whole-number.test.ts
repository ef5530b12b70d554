import { describe, expect, it } from 'vitest';
import { counted, wholeNumber, withCommas } from './whole-number.ts';

const read = (value: unknown) => {
  const result = wholeNumber(value, { min: 1000, max: 100_000_000 });
  return result.ok ? result.value : result.error;
};

describe('wholeNumber', () => {
  it('takes numbers, and digits grouped as people write them', () => {
    expect([1000, 100_000_000, ' 5000 ', '20,000,000', '20_000_000', '1 000'].map(read)).toEqual([
      1000, 100_000_000, 5000, 20_000_000, 20_000_000, 1000,
    ]);
  });

  it.each([
    [999, 'expected at least 1,000, got 999'],
    ['-5', 'expected at least 1,000, got -5'],
    ['100000001', 'expected at most 100,000,000, got 100,000,001'],
    ['lots', 'expected a whole number, got "lots"'],
    ['', 'expected a whole number, got nothing'],
    ['12.5', 'expected a whole number, got "12.5"'],
    ['9'.repeat(400), 'expected a whole number, got "99999999999999999999…"'],
    [NaN, 'expected a whole number, got NaN'],
    [1500.5, 'expected a whole number, got 1500.5'],
    [Infinity, 'expected a whole number, got Infinity'],
    [null, 'expected a whole number, got null'],
  ])('says what is wrong with %o', (value, sentence) => {
    expect(read(value)).toBe(sentence);
  });
});

describe('withCommas', () => {
  it.each([
    [0, '0'],
    [999, '999'],
    [1000, '1,000'],
    [6_448_643, '6,448,643'],
    [-1234, '-1,234'],
  ])('%d', (number, text) => {
    expect(withCommas(number)).toBe(text);
  });
});

describe('counted', () => {
  it('says one of one, and more of all others', () => {
    expect([0, 1, 6448643].map((count) => counted(count, 'state'))).toEqual([
      '0 states',
      '1 state',
      '6,448,643 states',
    ]);
  });
});
