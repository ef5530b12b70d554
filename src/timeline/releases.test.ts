import { describe, expect, it } from 'vitest';
import { fakeTrace, listed } from '../testing/fake-timeline.ts';
import { releasesWithin } from './releases.ts';

function shownOf(waits: readonly number[], ...where: [number, number, number, number]): number[] {
  const releases = listed(
    [],
    waits.map((wait) => [wait, wait - 1] as const),
  );
  const { from, to } = releasesWithin({ ...fakeTrace(1, 1000), ...releases }, ...where);
  return waits.slice(from, to);
}

const many = Array.from({ length: 300 }, (_, index) => 10 + 3 * index);

describe('releases', () => {
  it('gives all that are in sight when they are few', () => {
    const few = [10, 20, 500, 900];
    expect(shownOf(few, 11, 600, 0, 10)).toEqual([20, 500]);
    expect(shownOf(few, 0, 1000, 0, 10)).toEqual(few);
    expect(shownOf(few, 0, 1000, 0, 4)).toEqual(few);
    expect(shownOf(few, 21, 500, 0, 10)).toEqual([]);
  });

  it('gives those around the selected step when they are many', () => {
    const shown = shownOf(many, 0, 1000, 460, 20);
    expect(shown).toHaveLength(20);
    expect(shown[0]).toBeGreaterThan(420);
    expect(shown.at(-1)).toBeLessThan(500);
  });

  it('stays in sight when the selected step is not', () => {
    for (const near of [0, 999]) {
      const shown = shownOf(many, 300, 600, near, 20);
      expect(shown).toHaveLength(20);
      expect(Math.min(...shown)).toBeGreaterThanOrEqual(300);
      expect(Math.max(...shown)).toBeLessThan(600);
    }
  });
});
