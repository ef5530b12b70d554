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
 * Nanoseconds that `kvmppc_set_timer` sleeps for so many ticks. A product of 64 bits wraps above 36.03 s, and
 * the sleeper wakes early; `tb_to_ns` does not.
 */
export function sleepNanoseconds(ticks: bigint, wraps: boolean): bigint {
  const product = ticks * NANOSECONDS;
  return (wraps ? unsigned(product) : product) / BigInt(TICKS_PER_SECOND);
}
