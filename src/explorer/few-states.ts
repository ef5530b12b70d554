/**
 * Whether an exact search is soon at its end. Where there are few states it is faster than to work out what may
 * be left out, and says more: all counts are exact, and the first schedule that breaks something is a shortest
 * one. How many there are nobody knows before; but level by level they come to a peak and go down again, so that
 * one that grows fast at the beginning, or still grows late, has most of its states before it.
 */
import type { SearchProgress } from './search.ts';

/** As long as there are no more, it goes on. A fraction of a second. */
const FIRST_STATES = 100_000;
/** Of those that come to their end fewer are not looked at by then; where more are, they double in a few levels. */
const MOST_IN_FRONTIER = 1 / 8;
/** About a second, of large machines two. Where it is past its peak by then it comes to its end. */
const FEW_STATES = 800_000;
/** No more than that even so. */
const MOST_STATES = 2 * FEW_STATES;

/** `progress`: of an exact search. Counts alone decide, so that it is the same on every machine. */
export function areFew({
  states,
  frontier,
  levels,
}: Pick<SearchProgress, 'states' | 'frontier' | 'levels'>): boolean {
  if (states <= FIRST_STATES) return true;
  if (frontier > states * MOST_IN_FRONTIER) return false;
  if (states <= FEW_STATES) return true;
  const [first = 0] = levels;
  return states <= MOST_STATES && (levels.at(-1) ?? 0) < first;
}
