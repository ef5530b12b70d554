/** Short lists in which what was last of use stands first. */

const MAX_KEPT = 64;

/** Whether one of them matches; it comes first from now on. */
export function isFound<T>(kept: T[], matches: (one: T) => boolean): boolean {
  for (let i = 0; i < kept.length; i++) {
    const one = kept[i]!;
    if (!matches(one)) continue;
    for (let j = i; j > 0; j--) kept[j] = kept[j - 1]!;
    kept[0] = one;
    return true;
  }
  return false;
}

/** Puts one first; the last one goes where there are too many. */
export function keep<T>(kept: T[], one: T): void {
  if (kept.length === MAX_KEPT) kept.pop();
  kept.unshift(one);
}
