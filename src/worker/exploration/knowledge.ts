/**
 * What one or two searches tell about each invariant: the verdict of the first, and of all schedules
 * that break it the shortest, with what the exact search has shown about shorter ones.
 */
import type { Verdict } from '../../explorer/verdict.ts';

/** How one invariant is broken. */
export interface Break {
  /** Ids of actors, from where the search began. */
  readonly schedule: readonly string[];
  /** No schedule of this many steps breaks it; -1 when nothing is known. */
  readonly noneWithin: number;
}

export interface Knowledge {
  readonly id: string;
  readonly verdict: 'holds' | 'broken' | 'undecided';
  readonly how: Break | null;
}

/** `exact`: a search without reduction, which may be `all` itself; null when there was none. */
export function knowledgeOf(all: Verdict, exact: Verdict | null): Knowledge[] {
  // States of the level that is being looked at may still turn out to be a bad end.
  const noneWithin = exact === null ? -1 : exact.depth - 1;
  return all.invariants.map(({ id, holds, schedule }, i) => {
    const shortest = exact?.invariants[i]?.schedule ?? null;
    if (shortest !== null) return broken(id, shortest, shortest.length - 1);
    if (schedule !== null) return broken(id, schedule, noneWithin);
    return { id, verdict: holds === true ? 'holds' : 'undecided', how: null };
  });
}

function broken(id: string, schedule: readonly string[], noneWithin: number): Knowledge {
  return { id, verdict: 'broken', how: { schedule, noneWithin } };
}

/** Whether no schedule breaks it in fewer steps than this many. */
export function isShortest({ noneWithin }: Pick<Break, 'noneWithin'>, steps: number): boolean {
  return noneWithin >= steps - 1;
}

/**
 * Whether an exact search that is `depth` steps deep has shown all that it can show. `hasFound`: a way to break
 * an invariant, by number.
 */
export function isEnough(
  { invariants }: Verdict,
  hasFound: (invariant: number) => boolean,
  depth: number,
): boolean {
  return invariants.every(
    ({ schedule }, i) => schedule === null || hasFound(i) || depth >= schedule.length,
  );
}
