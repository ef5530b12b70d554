/** Runs a search in little pieces, to its end or to where it is stopped, and measures it. */
import { withCommas } from '../../base/whole-number.ts';
import { endingOf, UNDECIDED, type Ending } from '../../explorer/ending.ts';
import type { Search } from '../../explorer/search.ts';
import { verdictOf, type Verdict } from '../../explorer/verdict.ts';
import type { Reduction } from '../../protocol/exploration.ts';
import { skippableBy } from './skippable.ts';

/** About a millisecond of work. */
const SLICE_STATES = 500;

export interface Searched {
  readonly reduction: Reduction;
  readonly verdict: Verdict;
  /** Whether every run can end. */
  readonly ending: Ending;
  readonly bytes: number;
}

/** Yields after every little piece of work, until `isDone`. */
export function* searched(search: Search, isDone: () => boolean): Generator<void, Searched> {
  let isOutOfMemory = false;
  let ending = UNDECIDED;
  try {
    while (!isDone() && search.advance(SLICE_STATES)) yield;
    if (search.end === 'complete')
      ending = (yield* skippableBy(isDone)(endingOf(search))) ?? ending;
  } catch (error) {
    if (!isAllocationFailure(error)) throw error;
    isOutOfMemory = true;
  }
  const verdict = verdictOf(search);
  const { reduction } = search;
  const { bytes } = search.progress;
  // What was searched completely stays so, if only what comes after it found no memory.
  const isCut = isOutOfMemory && !verdict.complete;
  return { reduction, verdict: isCut ? outOfMemory(verdict, search) : verdict, ending, bytes };
}

/** Browsers differ in what they throw when a typed array cannot be had. */
function isAllocationFailure(error: unknown): boolean {
  return error instanceof RangeError || /memory|allocation/i.test(String(error));
}

function outOfMemory(verdict: Verdict, { progress }: Search): Verdict {
  const { states, frontier, bytes } = progress;
  const bound =
    `not complete: the browser gave no more memory than ${withCommas(Math.round(bytes / 1e6))} MB, ` +
    `with ${withCommas(states)} states; ${withCommas(frontier)} of them were not looked at`;
  return { ...verdict, complete: false, bound };
}
