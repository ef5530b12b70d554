/**
 * Time from left to right: each step takes some room, also those at one moment, and a tick of time takes more.
 * A moment is what lies between two ticks.
 */
import type { Run } from '../../../store/state.ts';
import { eventsOf } from '../../../protocol/trace.ts';
import { notedIn, type Noted } from '../noted.ts';

export interface Axis {
  readonly left: number;
  readonly right: number;
  /** Where the state after `step` steps is. */
  readonly at: (step: number) => number;
  /** From when to when no time passes. */
  readonly moments: readonly Stand[];
  /** Where the counter reads so much; beyond the run: its right end. */
  readonly atCount: (count: bigint) => number;
}

/** Steps at one moment. */
export interface Stand {
  readonly from: number;
  readonly to: number;
  /** What was noted first in it; null until the run has ended, and where nothing was. */
  readonly noted: Noted | null;
}

/** Of the room, at most, for time that passes; and of one tick, in pixels. */
const FOR_TICKS = 0.28;
const TICK = 64;

export function axisOf(run: Run, left: number, right: number): Axis {
  const { trace, opened } = run;
  const bit = 1 << opened.description.events.findIndex(({ id }) => id === 'time-passed');
  const isTick = (entry: number) => (eventsOf(trace, entry) & bit) !== 0;
  const ticks = Array.from({ length: trace.length }, (_, entry) => entry).filter(isTick);
  const room = right - left;
  const tick = ticks.length === 0 ? 0 : Math.min(TICK, (FOR_TICKS * room) / ticks.length);
  const others = trace.length - ticks.length;
  const step = others === 0 ? 0 : (room - tick * ticks.length) / others;
  const places = [left];
  for (let entry = 0; entry < trace.length; entry++)
    places.push((places[entry] ?? left) + (isTick(entry) ? tick : step));
  const at = (state: number) => places[Math.min(state, trace.length)] ?? left;
  const moments = standsOf(ticks, trace.length, notedIn(run));
  return { left, right, at, moments, atCount: (count) => atCount(count, moments, at, right) };
}

function standsOf(ticks: readonly number[], end: number, noted: readonly Noted[]): Stand[] {
  const starts = [0, ...ticks.map((entry) => entry + 1)];
  return starts.map((from, i) => {
    const to = ticks[i] ?? end;
    return { from, to, noted: noted.find(({ step }) => step >= from && step <= to) ?? null };
  });
}

function atCount(count: bigint, moments: readonly Stand[], at: Axis['at'], right: number): number {
  const known = moments.flatMap(({ from, noted }) =>
    noted === null ? [] : [{ x: at(from), count: noted.value('count') }],
  );
  const next = known.findIndex((one) => one.count >= count);
  const [before, after] = [known[next - 1], known[next]];
  if (after === undefined) return right;
  if (before === undefined || after.count === count) return after.x;
  const part = Number(count - before.count) / Number(after.count - before.count);
  return before.x + part * (after.x - before.x);
}
