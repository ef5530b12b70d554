/** Lengths of ticks in words, with as many digits as tell them apart. */
import { TICKS_PER_SECOND } from './rules.ts';

/** `7.56 ms`, `134.218 s`, `1.995 µs`; without a sign. */
export function exactTime(ticks: bigint): string {
  const seconds = Number(ticks < 0n ? -ticks : ticks) / TICKS_PER_SECOND;
  if (seconds >= 1) return `${trimmed(seconds)} s`;
  return seconds >= 1e-3 ? `${trimmed(seconds * 1e3)} ms` : `${trimmed(seconds * 1e6)} µs`;
}

const trimmed = (value: number): string => String(Number(value.toFixed(3)));

/** Seconds before hexadecimal: `0000_1D2C_5A3B_1000`, as the tables write values. */
export const grouped = (value: bigint): string =>
  BigInt.asUintN(64, value)
    .toString(16)
    .toUpperCase()
    .padStart(16, '0')
    .replace(/(?<=.)(?=(?:.{4})+$)/g, '_');
