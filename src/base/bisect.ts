/** Places in ascending arrays of numbers. */

/** Number of entries of `sorted[0 .. length)` that are less than `value`. */
export function lowerBound(
  sorted: ArrayLike<number>,
  value: number,
  length = sorted.length,
): number {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle] ?? 0) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Number of entries of `sorted[0 .. length)` that are at most `value`. */
export function upperBound(
  sorted: ArrayLike<number>,
  value: number,
  length = sorted.length,
): number {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle] ?? 0) <= value) low = middle + 1;
    else high = middle;
  }
  return low;
}
