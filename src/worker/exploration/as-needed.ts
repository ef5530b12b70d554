/** Leaves out of a search no more than has to be: nothing, where there are few states. */
import { areFew } from '../../explorer/few-states.ts';
import type { Search } from '../../explorer/search.ts';
import type { Reduction } from '../../protocol/exploration.ts';
import type { Searched } from './searching.ts';

/** One search, until it is done. */
type Searching<T> = (
  reduction: Reduction,
  isDone: (search: Search) => boolean,
) => Generator<void, T>;

/** `exact` is `all` itself where it came to its end, or was cancelled. */
export function* searchedAsNeeded<T extends Searched>(
  searching: Searching<T>,
  isCancelled: () => boolean,
): Generator<void, { readonly all: T; readonly exact: T }> {
  const exact = yield* searching('none', ({ progress }) => !areFew(progress));
  if (exact.verdict.complete || isCancelled()) return { all: exact, exact };
  return { all: yield* searching('por+symmetry', () => false), exact };
}
