/** Ticks of the TB, 512 MHz, and the seconds that logs print of them. */
import { TICKS_PER_SECOND } from '../../models/kvm-hv/timebase.ts';

/** Bit 0 of a TB. */
export const TOP_BIT = 1n << 63n;
const PER_SECOND = BigInt(TICKS_PER_SECOND);
const NANOSECONDS = 1_000_000_000n;

/** Of nanoseconds, rounded down as firmware does when it prints. */
export const ticksOfNanoseconds = (ns: bigint): bigint => (ns * PER_SECOND) / NANOSECONDS;

export const secondsOf = (ticks: bigint): number => Number(ticks) / TICKS_PER_SECOND;

/** With nine digits, `1713.236672097 s`; exact also where a double is not. */
export function secondsText(ticks: bigint): string {
  const ns = (ticks * NANOSECONDS) / PER_SECOND;
  return `${ns / NANOSECONDS}.${String(ns % NANOSECONDS).padStart(9, '0')} s`;
}
