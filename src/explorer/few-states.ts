/**
 * Whether an exact search is soon at its end. Where there are few states it is faster than to work out what may
 * be left out, and says more: all counts are exact, and the first schedule that breaks something is a shortest
 * one. How many there are nobody knows before; but level by level they come to a peak and go down again, so that
 * one that grows fast at the beginning, or ever faster late, has most of its states before it.
 */
import type { SearchProgress } from './search.ts';

/**
 * From so many states on no more than a part of them may not have been looked at: where more are, they double in a
 * few levels. The first are there in a moment.
 */
const MOST_IN_FRONTIER = [
  { states: 20_000, part: 1 / 4 },
  { states: 100_000, part: 1 / 8 },
];
/** Half a second, of large machines a whole one. Where its end is in sight by then it goes on to it. */
const FEW_STATES = 500_000;
/** No more than that even so. */
const MOST_STATES = 1_600_000;
/** Of those whose end is in sight fewer are not looked at. */
const LAST_IN_FRONTIER = 1 / 64;

/** `progress`: of an exact search. Counts alone decide, so that it is the same on every machine. */
export function areFew(progress: Pick<SearchProgress, 'states' | 'frontier' | 'levels'>): boolean {
  const { states, frontier } = progress;
  if (MOST_IN_FRONTIER.some((most) => states > most.states && frontier > states * most.part))
    return false;
  return states <= FEW_STATES || (states <= MOST_STATES && isEndInSight(progress));
}

/** Whether it is past its peak, comes to it, or has little left; each alone, for there may be a second peak. */
function isEndInSight({
  states,
  frontier,
  levels: [a = 0, b = 0, c = 0, d = 0],
}: Parameters<typeof areFew>[0]): boolean {
  const [isPast, growsLess] = [d < a, d * a < c * b];
  return isPast || growsLess || frontier < states * LAST_IN_FRONTIER;
}
