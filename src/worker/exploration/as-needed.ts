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

/**
 * `exact` is a search without reductions that came to its end, or was given up; `all` the same, or what the one with
 * reductions tells that followed. `before`: an exact one that was given up before.
 */
export function* searchedAsNeeded<T extends Searched>(
  searching: Searching<T>,
  isCancelled: () => boolean,
  before: T | null = null,
): Generator<void, { readonly all: T; readonly exact: T }> {
  // What has come to its end is not asked again: there is more to be found out then.
  const isTooMuch = ({ end, progress }: Search) => end === 'running' && !areFew(progress);
  const exact = before ?? (yield* searching('none', isTooMuch));
  if (exact.verdict.complete || isCancelled()) return { all: exact, exact };
  const reduced = yield* searching('por+symmetry', () => false);
  return { all: isCutShort(reduced, exact) ? withBreaksOf(reduced, exact) : reduced, exact };
}

/** Whether the search with reductions was ended before it had seen more than the one before it. */
const isCutShort = ({ verdict }: Searched, exact: Searched): boolean =>
  !verdict.complete && verdict.states <= exact.verdict.states;

/** What an exact search has seen, with what the one with reductions has broken besides. */
function withBreaksOf<T extends Searched>({ reduction, verdict }: T, exact: T): T {
  const invariants = exact.verdict.invariants.map((one, i) => {
    const other = verdict.invariants[i];
    return one.holds !== false && other?.holds === false ? other : one;
  });
  const isExact = invariants.every((one, i) => one === exact.verdict.invariants[i]);
  if (isExact) return exact;
  return { ...exact, reduction, verdict: { ...exact.verdict, invariants } };
}
