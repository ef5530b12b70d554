/** Lengths of time of this machine's ticks, in words. */
import { duration } from '../../base/duration.ts';
import { TICKS_PER_MICROSECOND, TICKS_PER_SECOND } from './values.ts';

const magnitude = (ticks: bigint): bigint => (ticks < 0n ? -ticks : ticks);

/** With one digit after the point, without a sign: `2.8 s`, `24.7 days`. */
export const span = (ticks: bigint): string =>
  duration(Number(magnitude(ticks)) / TICKS_PER_MICROSECOND);

/** What is shorter than a day to the microsecond: `2.800916 s`. */
export function exactly(ticks: bigint): string {
  const seconds = Number(magnitude(ticks)) / TICKS_PER_SECOND;
  const words = seconds >= 10_000 || seconds < 0.001 ? span(ticks) : `${seconds.toFixed(6)} s`;
  return ticks < 0n ? `−${words}` : words;
}
