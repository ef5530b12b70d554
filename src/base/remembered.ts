/** Answers to questions with small whole numbers, each worked out when it is first asked for. */

/** `answer` for 0 .. `count - 1`; what it gives must never change. */
export function remembered<T extends object>(
  count: number,
  answer: (of: number) => T,
): (of: number) => T {
  const known = new Array<T | undefined>(count).fill(undefined);
  return (of) => (known[of] ??= answer(of));
}
