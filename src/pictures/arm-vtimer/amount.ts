/** Counts of the virtual timer as the picture writes them: `1.01 s`, `8.000 ms`, `10,000 s`. */

/** Below this, in seconds, milliseconds say more. */
const IN_MILLISECONDS = 0.1;

export const secondsOf = (counts: bigint, perMicrosecond: number): number =>
  Number(counts) / perMicrosecond / 1e6;

/** Of the magnitude: whoever says it has words for its sign. */
export function amount(seconds: number): string {
  const size = Math.abs(seconds);
  if (size === 0) return '0 s';
  if (size < 1e-3) return `${trimmed(size * 1e6, 1)} µs`;
  return size < IN_MILLISECONDS ? `${trimmed(size * 1e3, 3)} ms` : `${trimmed(size, 3)} s`;
}

const trimmed = (value: number, digits: number): string => {
  const [whole = '', part = ''] = String(Number(value.toFixed(digits))).split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return part === '' ? grouped : `${grouped}.${part}`;
};
