/** Lengths of time in words. */

/** With one digit after the point: `4.1 ms`, `134.2 s`. `microseconds` must not be negative. */
export function duration(microseconds: number): string {
  if (microseconds < 1e3) return `${microseconds.toFixed(1)} µs`;
  if (microseconds < 1e6) return `${(microseconds / 1e3).toFixed(1)} ms`;
  return `${(microseconds / 1e6).toFixed(1)} s`;
}
