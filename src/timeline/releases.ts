/** Which releases to show: arrows from a store to the wait that it released. */
import { lowerBound } from '../base/bisect.ts';
import type { TraceColumns } from '../protocol/trace.ts';

/** Indices into `releasedEntries`, from one to another. */
export interface ReleaseRange {
  readonly from: number;
  readonly to: number;
}

/**
 * Those whose waits are among the entries within [fromEntry, toEntry): all of them when there are at
 * most `most`, otherwise the `most` around `nearEntry`.
 */
export function releasesWithin(
  { releasedEntries }: TraceColumns,
  fromEntry: number,
  toEntry: number,
  nearEntry: number,
  most: number,
): ReleaseRange {
  const from = lowerBound(releasedEntries, fromEntry);
  const to = lowerBound(releasedEntries, toEntry);
  if (to - from <= most) return { from, to };
  const near = lowerBound(releasedEntries, nearEntry);
  const first = Math.max(from, Math.min(near - (most >> 1), to - most));
  return { from: first, to: first + most };
}
