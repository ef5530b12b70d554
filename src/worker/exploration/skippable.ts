/** Work in little pieces that is given up half-way. */

/** Does the work, unless it is skipped: null then. */
export type Skippable = <T>(work: Generator<void, T>) => Generator<void, T | null>;

/** Asks before every piece but the first. */
export function skippableBy(isSkipped: () => boolean): Skippable {
  return function* (work) {
    for (;;) {
      const piece = work.next();
      if (piece.done === true) return piece.value;
      if (isSkipped()) return null;
      yield;
    }
  };
}
