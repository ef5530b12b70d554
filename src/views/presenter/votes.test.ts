import { describe, expect, it } from 'vitest';
import { countsOf, leadingOf } from './votes.ts';

describe('votes of a class', () => {
  it('are counted for each choice', () => {
    expect(countsOf([0, 2, 2], 4)).toEqual([1, 0, 2, 0]);
    expect(countsOf([], 2)).toEqual([0, 0]);
  });

  it('choose what most are for, and of several what had as many first', () => {
    expect(leadingOf([])).toBeNull();
    expect(leadingOf([1])).toBe(1);
    expect(leadingOf([1, 0])).toBe(1);
    expect(leadingOf([1, 0, 0])).toBe(0);
    expect(leadingOf([1, 0, 0, 1])).toBe(0);
    expect(leadingOf([1, 0, 0, 1, 1])).toBe(1);
  });
});
