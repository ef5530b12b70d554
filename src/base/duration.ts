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
