/** Threads as bits, for what is the same whoever of them took the last step. */

/** All threads, and steps of no thread. */
export const EVERYBODY = -1;

const BITS = 32;

/** The bit of a thread, or of -1 for steps of none; 0 where there are more threads than bits. */
export const bitOf = (thread: number): number => (thread + 1 < BITS ? 1 << (thread + 1) : 0);
