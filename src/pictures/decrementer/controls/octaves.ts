/**
 * Lengths of time on a slider, in ticks: octaves in equal steps, with 0 before the first of them, and the
 * same to the other side for those that are negative. Every power of two is a step, so that the values at
 * which a register wraps can be hit.
 */

export interface Octaves {
  /** The power of two of the first length after 0, and of the last. */
  readonly first: number;
  readonly last: number;
  /** Steps an octave. */
  readonly steps: number;
}

export const lastStep = ({ first, last, steps }: Octaves): number => (last - first) * steps + 1;

/** The length at a step, exact where it is a power of two. */
export function ticksAt(step: number, { first, steps }: Octaves): bigint {
  if (step === 0) return 0n;
  const whole = Math.abs(step) - 1;
  const octave = BigInt(first + Math.floor(whole / steps));
  const part = BigInt(Math.round(2 ** ((whole % steps) / steps) * 2 ** 20));
  const ticks = ((1n << octave) * part) >> 20n;
  return step < 0 ? -ticks : ticks;
}

/** Where a length is, between two steps where it is none. */
export function stepAt(ticks: bigint, { first, steps }: Octaves): number {
  const size = Number(ticks < 0n ? -ticks : ticks);
  if (size === 0) return 0;
  const octaves = Math.log2(size) - first;
  const step = octaves < 0 ? size / 2 ** first : 1 + octaves * steps;
  return ticks < 0n ? -step : step;
}
