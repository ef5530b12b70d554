/** Lengths of time in words. */

const HOUR_US = 3600e6;
const DAY_US = 24 * HOUR_US;
const YEAR_US = 365.25 * DAY_US;
/** Up to this many seconds they are said as such. */
const MOST_SECONDS_US = 10_000e6;

/**
 * With one digit after the point: `4.1 ms`, `134.2 s`, and of what is longer than ten thousand seconds in
 * hours, days or years: `3.2 years`. `microseconds` must not be negative.
 */
export function duration(microseconds: number): string {
  if (microseconds < 1e3) return `${microseconds.toFixed(1)} µs`;
  if (microseconds < 1e6) return `${(microseconds / 1e3).toFixed(1)} ms`;
  if (microseconds < MOST_SECONDS_US) return `${(microseconds / 1e6).toFixed(1)} s`;
  if (microseconds < 4 * DAY_US) return `${(microseconds / HOUR_US).toFixed(1)} h`;
  if (microseconds < YEAR_US) return `${(microseconds / DAY_US).toFixed(1)} days`;
  return `${(microseconds / YEAR_US).toFixed(1)} years`;
}

/** From here on milliseconds, and seconds, are told: six digits after the point. */
const MOMENTS = [
  { fromUs: 1e6, perUs: 1e6, unit: 's', digits: 6 },
  { fromUs: 1e4, perUs: 1e3, unit: 'ms', digits: 6 },
  { fromUs: 0, perUs: 1, unit: 'µs', digits: 3 },
] as const;

/** A moment of a run, to a nanosecond or, after a second, a microsecond: `1.242 µs`, `10.025209 s`. */
export function moment(ticks: number, ticksPerMicrosecond: number): string {
  const us = ticks / ticksPerMicrosecond;
  const { perUs, unit, digits } = MOMENTS.find(({ fromUs }) => us >= fromUs) ?? MOMENTS[2];
  return `${(us / perUs).toFixed(digits)} ${unit}`;
}
