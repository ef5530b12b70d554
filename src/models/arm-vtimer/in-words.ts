/** Counts as people read them. */
import { TICKS_PER_SECOND } from './counter.ts';

const trimmed = (value: number): string => String(Number(value.toFixed(3)));

/** Without a sign: `8 ms`, `1.01 s`, `10000 s`. */
export function span(counts: bigint): string {
  const seconds = Number(counts < 0n ? -counts : counts) / TICKS_PER_SECOND;
  if (seconds >= 1 || seconds === 0) return `${trimmed(seconds)} s`;
  return seconds >= 1e-3 ? `${trimmed(seconds * 1e3)} ms` : `${trimmed(seconds * 1e6)} µs`;
}
