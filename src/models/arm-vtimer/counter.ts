/** The counter of the machine, which runs at 100 MHz: 10 ns a count. */
export const TICKS_PER_SECOND = 100_000_000;
export const TICKS_PER_MICROSECOND = 100;

/** A count of 64 bits. */
export const unsigned = (value: bigint): bigint => BigInt.asUintN(64, value);
