/** Ticks and clocks as people read them. */
import { byFours } from '../../base/by-fours.ts';
import { duration } from '../../base/duration.ts';
import { TICKS_PER_MICROSECOND, TICKS_PER_SECOND } from './timebase.ts';

const magnitude = (ticks: bigint): bigint => (ticks < 0n ? -ticks : ticks);
const secondsOf = (ticks: bigint): number => Number(magnitude(ticks)) / TICKS_PER_SECOND;

/** With one digit after the point, without a sign: `2.8 s`, `24.7 days`. */
export const span = (ticks: bigint): string =>
  duration(Number(magnitude(ticks)) / TICKS_PER_MICROSECOND);

/** With as many digits as tell lengths apart, without a sign: `7.56 ms`, `134.218 s`, `1.995 µs`. */
export function exactTime(ticks: bigint): string {
  const seconds = secondsOf(ticks);
  if (seconds >= 1) return `${trimmed(seconds)} s`;
  return seconds >= 1e-3 ? `${trimmed(seconds * 1e3)} ms` : `${trimmed(seconds * 1e6)} µs`;
}

const trimmed = (value: number): string => String(Number(value.toFixed(3)));

/** To the microsecond and with its sign, below ten thousand seconds: `2.800916 s`; beyond as `span`. */
export function exactly(ticks: bigint): string {
  const seconds = secondsOf(ticks);
  const words = seconds >= 10_000 || seconds < 0.001 ? span(ticks) : `${seconds.toFixed(6)} s`;
  return ticks < 0n ? `−${words}` : words;
}

/** All digits of a clock: `0000_1d2c_5a3b_1000`. */
export const hex = (value: bigint): string =>
  byFours(BigInt.asUintN(64, value).toString(16).padStart(16, '0'));

/** The same as tables of worked numbers write them: `0000_1D2C_5A3B_1000`. */
export const grouped = (value: bigint): string => hex(value).toUpperCase();
