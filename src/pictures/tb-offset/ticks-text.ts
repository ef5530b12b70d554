/** Ticks of a timebase as the panel writes them. */
import { duration } from '../../base/duration.ts';

const TICKS_PER_MICROSECOND = 512;

/** `0000_1D2C_5A3B_1000` */
export const grouped = (value: bigint): string =>
  BigInt.asUintN(64, value)
    .toString(16)
    .toUpperCase()
    .padStart(16, '0')
    .replace(/(?<=.)(?=(?:.{4})+$)/g, '_');

/** `+134.2 s`, of a difference in two's complement. */
export function signedTime(value: bigint): string {
  const ticks = Number(BigInt.asIntN(64, value));
  const sign = ticks < 0 ? '−' : '+';
  return `${sign}${duration(Math.abs(ticks) / TICKS_PER_MICROSECOND)}`;
}
