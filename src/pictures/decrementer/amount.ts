/** Lengths of time as the picture writes them: four digits at most, seconds for as long as they say something. */

const MILLISECOND = 1e-3;
const HOUR = 3600;
const DAY = 24 * HOUR;
const YEAR = 365.25 * DAY;

/** A number and its unit, apart: the unit may be smaller. */
export interface Amount {
  readonly number: string;
  readonly unit: string;
}

export const secondsOf = (ticks: bigint, ticksPerMicrosecond: number): number =>
  Number(ticks) / ticksPerMicrosecond / 1e6;

/** Of the magnitude: whoever says it has words for its sign. */
export function amountOf(seconds: number): Amount {
  const size = Math.abs(seconds);
  if (size === 0) return { number: '0', unit: 's' };
  if (size < MILLISECOND) return { number: digits(size * 1e6), unit: 'µs' };
  if (size < 0.1) return { number: digits(size * 1e3), unit: 'ms' };
  if (size < 1) return { number: String(Number(size.toFixed(4))), unit: 's' };
  if (size < 10_000) return { number: digits(size), unit: 's' };
  if (size < 4 * DAY) return { number: digits(size / HOUR), unit: 'h' };
  if (size < YEAR) return { number: digits(size / DAY), unit: 'days' };
  return { number: digits(size / YEAR), unit: 'years' };
}

export function amount(seconds: number): string {
  const { number, unit } = amountOf(seconds);
  return `${number} ${unit}`;
}

/** `2.80`, `17.44`, `134.2`, and `1` of what is no more than that. */
function digits(value: number): string {
  if (Math.abs(value - Math.round(value)) < 1e-6) return String(Math.round(value));
  return value.toFixed(value < 100 ? 2 : value < 1000 ? 1 : 0);
}
