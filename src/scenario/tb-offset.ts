/**
 * The timebase offset of a guest, in TB ticks: text in, and its one canonical text out, signed
 * lower-case hexadecimal. Like the kernel, it keeps multiples of 2^24 only, rounded up modulo 2^64.
 */

const STEP = 1n << 24n;

/** Signed ticks; null when the text does not fit 64 bits. Two's complement is understood. */
export function readTbOffset(text: string): bigint | null {
  const negative = text.startsWith('-');
  const magnitude = BigInt(negative ? text.slice(1) : text);
  if (!negative) return BigInt.asIntN(64, magnitude);
  return magnitude <= 1n << 63n ? -magnitude : null;
}

/** The next multiple of 2^24 towards plus infinity, wrapped to 64 bits as the kernel's ALIGN does. */
export function roundTbOffset(ticks: bigint): bigint {
  return BigInt.asIntN(64, (ticks + STEP - 1n) & -STEP);
}

/** e.g. `0x1000000000`, `-0x1000000000`, `0x0`. */
export function writeTbOffset(ticks: bigint): string {
  return ticks < 0n ? `-0x${(-ticks).toString(16)}` : `0x${ticks.toString(16)}`;
}
