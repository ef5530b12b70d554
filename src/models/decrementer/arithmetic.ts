/**
 * The rules by which kernel, hardware and userspace compute with times, on exact 64-bit values. All
 * results of 64 bits are modulo 2^64; programs, registers and tests use these and no others.
 */

/** Bits of DEC. */
export type Width = 32 | 56;

const U24 = 1n << 24n;
const NANOSECONDS = 1_000_000_000n;
const FREQUENCY = 512_000_000n;

/** `value` modulo 2^64. */
export const u64 = (value: bigint): bigint => BigInt.asUintN(64, value);

/** How far `a` is ahead of `b`, as signed 64 bits. */
export const ahead = (a: bigint, b: bigint): bigint => BigInt.asIntN(64, a - b);

/** What DEC of that width holds of `value`, signed (W of the facts). */
export const inDec = (value: bigint, width: Width): bigint => BigInt.asIntN(width, value);

/** What mfspr gives without sign extension: the 32-bit register is not extended by the hardware. */
export const unextended = (dec: bigint, width: Width): bigint =>
  width === 32 ? BigInt.asUintN(32, dec) : dec;

/** ALIGN(value, 2^24): the next multiple towards plus infinity, modulo 2^64 (S1). */
export const alignOffset = (value: bigint): bigint => u64((value + U24 - 1n) & ~(U24 - 1n));

/** What QEMU asks for when the guest runs again: raw, not rounded (Q6). */
export const wantedOffset = (guestTimebase: bigint, host: bigint): bigint =>
  u64(guestTimebase - host);

/** What a carry out of the low 24 bits is worth. */
export const CARRY = U24;

/**
 * Nanoseconds that `kvmppc_set_timer` sleeps for so many ticks, with the 64-bit product of that time: it
 * wraps above 36.03 s, and the sleeper wakes early.
 */
export const sleepNanoseconds = (ticks: bigint): bigint => u64(ticks * NANOSECONDS) / FREQUENCY;
