/** DEC and the hrtimer on exact values; clocks and offsets have their rules in `../kvm-hv/timebase.ts`. */
import { TICKS_PER_SECOND, unsigned } from '../kvm-hv/timebase.ts';

/** Bits of DEC. */
export type Width = 32 | 56;

const NANOSECONDS = 1_000_000_000n;

/** What DEC of that width holds of `value`, signed (W of the facts). */
export const inDec = (value: bigint, width: Width): bigint => BigInt.asIntN(width, value);

/** What mfspr gives without sign extension: the 32-bit register is not extended by the hardware. */
export const unextended = (dec: bigint, width: Width): bigint =>
  width === 32 ? BigInt.asUintN(32, dec) : dec;

/**
 * Nanoseconds that `kvmppc_set_timer` sleeps for so many ticks, with the 64-bit product of that time: it
 * wraps above 36.03 s, and the sleeper wakes early.
 */
export const sleepNanoseconds = (ticks: bigint): bigint =>
  unsigned(ticks * NANOSECONDS) / BigInt(TICKS_PER_SECOND);
