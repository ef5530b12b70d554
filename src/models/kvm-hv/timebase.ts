/**
 * What kernel and QEMU compute with timebases and offsets, on exact 64-bit values: programs, registers and
 * the calculator use these rules and no others. All values are TB ticks (512 MHz) modulo 2^64, unless a signed
 * difference is said.
 */
export const TICKS_PER_SECOND = 512_000_000;
export const TICKS_PER_MICROSECOND = 512;

/** TBU40 holds the upper 40 bits: a step of an offset that it can carry, 32.768 ms. */
export const RUNG = 1n << 24n;
const LOW24 = RUNG - 1n;

/** How one_reg rounds an offset; the kernel rounds up. */
export type Rounding = 'up' | 'down' | 'none';

export const unsigned = (value: bigint): bigint => BigInt.asUintN(64, value);
export const signed = (value: bigint): bigint => BigInt.asIntN(64, value);

/** How far `a` is ahead of `b`; signed. */
export const ahead = (a: bigint, b: bigint): bigint => signed(a - b);

export const low24 = (value: bigint): bigint => value & LOW24;

/** `timebase_save` (qemu hw/ppc/ppc.c): what the guest reads, as QEMU believes. */
export const savedTimebase = (hostTb: bigint, envOffset: bigint): bigint =>
  unsigned(hostTb + envOffset);

/** `timebase_load` (qemu hw/ppc/ppc.c): the offset that leads from this host to that guest time. */
export const wantedOffset = (guestTimebase: bigint, hostTb: bigint): bigint =>
  unsigned(guestTimebase - hostTb);

/** S1, `ALIGN(value, 1UL << 24)`, and what it would be otherwise; modulo 2^64. */
export function storedOffset(value: bigint, rounding: Rounding): bigint {
  if (rounding === 'none') return unsigned(value);
  return unsigned((rounding === 'up' ? value + LOW24 : value) & ~LOW24);
}

/** What a TB reads after `TBU40 = value`: the upper 40 bits of the value, its own low 24. */
export const throughTbu40 = (value: bigint, tb: bigint): bigint =>
  unsigned((value & ~LOW24) | low24(tb));

/** E6, X12: the low 24 bits have wrapped between two reads of a TB. */
export const carryWasLost = (a: bigint, b: bigint): boolean => low24(b) < low24(a);
