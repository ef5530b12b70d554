import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lowerBound, upperBound } from './bisect.ts';

const sorted = fc
  .array(fc.integer({ min: -20, max: 20 }))
  .map((values) => values.toSorted((a, b) => a - b));

describe('bisection', () => {
  it('counts what is less, and what is at most', () => {
    fc.assert(
      fc.property(sorted, fc.integer({ min: -25, max: 25 }), (values, value) => {
        expect(lowerBound(values, value)).toBe(values.filter((one) => one < value).length);
        expect(upperBound(values, value)).toBe(values.filter((one) => one <= value).length);
      }),
    );
  });

  it('looks at the first entries only when told so', () => {
    const values = Float64Array.of(1, 2, 3, 0, 0);
    expect(lowerBound(values, 9, 3)).toBe(3);
    expect(upperBound(values, 2, 3)).toBe(2);
  });
});
