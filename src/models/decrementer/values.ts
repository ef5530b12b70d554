/** Numbers of the machine. */
export const TICKS_PER_SECOND = 512_000_000;
export const TICKS_PER_MICROSECOND = 512;
