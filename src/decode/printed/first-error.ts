/** A log of hours tells of many errors, and a run is of what follows one: lines up to the first long silence. */
import type { Gathered } from './gather.ts';

/** Longer than firmware waits for anything, and Linux takes for a report. */
const SILENCE_SECONDS = 5;

/**
 * How many of the first lines are about one error: up to where, by every clock that has stamps on both sides, all
 * that comes is much later. A clock that goes wrong in between and comes back shows no silence.
 */
export function countOfFirst(lines: readonly Gathered[]): number {
  const clocks = [true, false].map((isOfTb) => gapsOf(lines, isOfTb));
  for (let at = 1; at < lines.length; at++) {
    const gaps = clocks.map((gap) => gap[at] ?? NaN).filter((gap) => Number.isFinite(gap));
    if (gaps.length > 0 && gaps.every((gap) => gap > SILENCE_SECONDS)) return at;
  }
  return lines.length;
}

/** By line: from the latest stamp before it to the earliest of it and those behind it; not finite without one. */
function gapsOf(lines: readonly Gathered[], isOfTb: boolean): number[] {
  const stamps = lines.map(({ stamp }) => (stamp?.isOfTb === isOfTb ? stamp.seconds : null));
  const earliest: number[] = [];
  for (let at = lines.length - 1, least = Infinity; at >= 0; at--)
    earliest[at] = least = Math.min(least, stamps[at] ?? Infinity);
  let latest = -Infinity;
  return stamps.map((stamp, at) => {
    const gap = (earliest[at] ?? Infinity) - latest;
    latest = Math.max(latest, stamp ?? -Infinity);
    return gap;
  });
}
