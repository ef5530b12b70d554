/**
 * Reads a tb_offset as it is typed. The kernel keeps multiples of 2^24 only and rounds up (towards
 * plus infinity); the page says so before it happens.
 */

const STEP = 1n << 24n;
const SHAPE = /^(-?)0x([0-9a-f]{1,16})$/i;

export type OffsetReading =
  | { readonly ok: true; readonly rounded: bigint; readonly notice: string | null }
  | { readonly ok: false; readonly sentence: string };

export function readOffset(text: string): OffsetReading {
  const match = SHAPE.exec(text.trim().replaceAll('_', '').replace('−', '-'));
  if (match === null) {
    return {
      ok: false,
      sentence: 'An offset is hexadecimal, such as 0x1000000000 or -0x1000000000.',
    };
  }
  const size = BigInt(`0x${match[2] ?? '0'}`);
  const value = match[1] === '-' ? -size : size;
  const below = (value / STEP) * STEP;
  const rounded = value > below ? below + STEP : below;
  return {
    ok: true,
    rounded,
    notice:
      rounded === value
        ? null
        : `Becomes ${showOffset(rounded)}: rounded up to a multiple of 2^24.`,
  };
}

/** As a scenario writes it: `-0x1000000000`. */
export function showOffset(offset: bigint): string {
  return offset < 0n ? `-0x${(-offset).toString(16)}` : `0x${offset.toString(16)}`;
}
