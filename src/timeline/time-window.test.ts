import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  clamped,
  firstWindow,
  limitsOf,
  panned,
  revealing,
  spanTicks,
  type TimeWindow,
  zoomed,
} from './time-window.ts';

const limits = limitsOf(10_000);
const window = fc
  .tuple(
    fc.double({ min: 0, max: 9_000, noNaN: true }),
    fc.double({ min: 16, max: 4_000, noNaN: true }),
  )
  .map(([fromTicks, length]) => clamped({ fromTicks, toTicks: fromTicks + length }, limits));

function expectWithin(shown: TimeWindow): void {
  expect(shown.fromTicks).toBeGreaterThanOrEqual(limits.fromTicks - 1e-6);
  expect(shown.toTicks).toBeLessThanOrEqual(limits.toTicks + 1e-6);
  expect(spanTicks(shown)).toBeGreaterThanOrEqual(16 - 1e-6);
}

describe('windows of time', () => {
  it('shows a little after the end of the run', () => {
    expect(limits).toEqual({ fromTicks: 0, toTicks: 10_200 });
    expect(limitsOf(0).toTicks).toBeGreaterThan(0);
  });

  it('stays within the limits whatever is asked for', () => {
    const factor = fc.double({ min: 0.001, max: 1000, noNaN: true });
    const ticks = fc.double({ min: -20_000, max: 20_000, noNaN: true });
    fc.assert(
      fc.property(window, factor, ticks, (shown, by, at) => {
        expectWithin(zoomed(shown, limits, at, by));
        expectWithin(panned(shown, limits, at));
        expectWithin(revealing(shown, limits, Math.min(10_000, Math.max(0, at))));
      }),
    );
  });

  it('keeps the time under the pointer where it is when it zooms in', () => {
    fc.assert(
      fc.property(window, fc.double({ min: 0, max: 1, noNaN: true }), (shown, share) => {
        const at = shown.fromTicks + share * spanTicks(shown);
        const after = zoomed(shown, limits, at, 0.5);
        if (spanTicks(after) < 17) return;
        expect((at - after.fromTicks) / spanTicks(after)).toBeCloseTo(share, 6);
      }),
    );
  });

  it('leaves the window alone while the time is clear of its edges, and shows it otherwise', () => {
    const shown = { fromTicks: 1_000, toTicks: 2_000 };
    expect(revealing(shown, limits, 1_500)).toBe(shown);
    const later = revealing(shown, limits, 5_000);
    expect(spanTicks(later)).toBe(1_000);
    expect(later.fromTicks).toBe(4_750);
    const earlier = revealing(shown, limits, 900);
    expect(earlier.toTicks).toBe(1_150);
    const start = { fromTicks: 0, toTicks: 1_000 };
    expect(revealing(start, limits, 0)).toBe(start);
  });

  it('shows a short run whole, of a longer one its story, of a long story the beginning', () => {
    const story = { fromTicks: 3_000, toTicks: 5_000 };
    expect(firstWindow(limitsOf(1_000), story, 512)).toEqual(limitsOf(1_000));
    const whole = firstWindow(limits, story, 512);
    expect(whole.fromTicks).toBeLessThan(3_000);
    expect(whole.toTicks).toBeGreaterThan(5_000);
    expect(spanTicks(whole)).toBeLessThan(3_000);
    const long = firstWindow(limits, { fromTicks: 1_000, toTicks: 9_500 }, 512);
    expect(spanTicks(long)).toBeCloseTo(1_024);
    expect(long.fromTicks).toBeLessThan(1_000);
    const moment = firstWindow(limits, { fromTicks: 5_000, toTicks: 5_000 }, 512);
    expect(spanTicks(moment)).toBeCloseTo(1_024);
    expect(firstWindow(limits, null, 512)).toEqual({ fromTicks: 0, toTicks: 1_024 });
  });
});
