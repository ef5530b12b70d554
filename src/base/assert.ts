/** What must hold in a correct program. Input from outside is refused with a `Result` instead. */

/** Throws when `condition` does not hold: a mistake in this program, not in its input. */
export function assert(condition: boolean, message: string): asserts condition {
  if (!condition) throw new Error(`assertion failed: ${message}`);
}

/** The value, which must be there. */
export function defined<T>(value: T | null | undefined, what: string): T {
  assert(value !== null && value !== undefined, `${what} is missing`);
  return value;
}
