/** Folds: what is idle for long takes little room, everything else keeps its own, and nothing moves later. */
import { describe, expect, it } from 'vitest';
import type { TraceColumns } from '../protocol/trace.ts';
import { draw, within } from '../base/random.ts';
import { DrawnTime } from './drawn-time.ts';

/** 100 ticks a microsecond: 10 ticks after a step and 60 before one are kept, a fold is 15 ticks. */
const RATE = 100;

function trace(entries: readonly (readonly [start: number, duration: number])[]): TraceColumns {
  return {
    length: entries.length,
    startTicks: Float64Array.from(entries, ([start]) => start),
    durationTicks: Uint32Array.from(entries, ([, duration]) => duration),
  } as TraceColumns;
}

function timeOf(entries: Parameters<typeof trace>[0], linear = false): DrawnTime {
  const time = new DrawnTime(RATE, linear);
  time.extend(trace(entries), 0, entries.length);
  return time;
}

describe('DrawnTime', () => {
  it('folds the time before the first step and between two steps, and keeps the rest', () => {
    const time = timeOf([
      [200, 10],
      [215, 100],
      [500, 5],
      [610, 5],
    ]);
    // 10 to 140 and 325 to 440 are folded. 215 to 315 somebody is busy; 505 to 610 is not worth a fold.
    expect(time.drawn(140)).toBe(25);
    expect(time.drawn(215)).toBe(100);
    expect(time.drawn(325)).toBe(210);
    expect(time.drawn(440)).toBe(225);
    expect(time.drawn(1440)).toBe(1225);
    expect(time.foldsIn({ fromTicks: 0, toTicks: 1000 })).toEqual([
      { fromTicks: 10, toTicks: 25 },
      { fromTicks: 210, toTicks: 225 },
    ]);
    expect(time.foldsIn({ fromTicks: 26, toTicks: 210 })).toEqual([]);
    expect(time.afterFold(12)).toBe(25);
    expect(time.afterFold(10)).toBe(10);
    expect(time.afterFold(26)).toBe(26);
  });

  it('folds nothing where time is to be linear', () => {
    const time = timeOf([[2000, 10]], true);
    expect(time.hasFolds).toBe(false);
    expect(time.drawn(2000)).toBe(2000);
    expect(time.trueTicks(1234)).toBe(1234);
  });

  it('goes there and back at any time, in order, and never moves what is drawn', () => {
    const next = (i: number, what: number, most: number) => within(draw(7, i, what), 0, most);
    const entries: [number, number][] = [];
    let at = 0;
    for (let i = 0; i < 400; i += 1) {
      at += next(i, 0, next(i, 1, 2) === 0 ? 500 : 12);
      entries.push([at, 1 + next(i, 2, 30)]);
    }
    const columns = trace(entries);
    const whole = new DrawnTime(RATE, false);
    whole.extend(columns, 0, entries.length);
    const growing = new DrawnTime(RATE, false);
    let before = -1;
    entries.forEach(([start, duration], entry) => {
      growing.extend(columns, entry, entry + 1);
      for (const moment of [start, start + duration])
        expect(growing.drawn(moment)).toBe(whole.drawn(moment));
      expect(whole.drawn(start)).toBeGreaterThanOrEqual(before);
      before = whole.drawn(start);
    });
    for (let moment = 0; moment < at; moment += 7) {
      expect(whole.trueTicks(whole.drawn(moment))).toBeCloseTo(moment, 6);
    }
  });
});
