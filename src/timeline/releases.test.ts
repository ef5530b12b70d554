import { describe, expect, it } from 'vitest';
import { fakeTrace } from '../testing/fake-timeline.ts';
import { Releases } from './releases.ts';

function releases(waits: readonly number[]): Releases {
  const trace = fakeTrace(1, 1000);
  trace.releasedBy.fill(-1);
  for (const wait of waits) trace.releasedBy[wait] = wait - 1;
  const made = new Releases();
  made.extend(trace, 0, 400);
  made.extend(trace, 400, 1000);
  return made;
}

describe('Releases', () => {
  it('gives all that are in sight when they are few', () => {
    const made = releases([10, 20, 500, 900]);
    expect([...made.within(11, 600, 0, 10)]).toEqual([20, 500]);
    expect([...made.within(0, 1000, 0, 10)]).toEqual([10, 20, 500, 900]);
  });

  it('gives those around the selected step when they are many', () => {
    const made = releases(Array.from({ length: 300 }, (_, index) => 10 + 3 * index));
    const shown = [...made.within(0, 1000, 460, 20)];
    expect(shown).toHaveLength(20);
    expect(shown[0]).toBeGreaterThan(420);
    expect(shown.at(-1)).toBeLessThan(500);
  });

  it('stays in sight when the selected step is not', () => {
    const made = releases(Array.from({ length: 300 }, (_, index) => 10 + 3 * index));
    for (const near of [0, 999]) {
      const shown = [...made.within(300, 600, near, 20)];
      expect(shown).toHaveLength(20);
      expect(Math.min(...shown)).toBeGreaterThanOrEqual(300);
      expect(Math.max(...shown)).toBeLessThan(600);
    }
  });
});
