/**
 * Temporaries that would be read before anything is stored to them: whoever enters a routine from
 * outside must set what is read there, for it stands anywhere in what it does then.
 */
import type { Cell } from './cell.ts';
import type { Code } from './code.ts';
import { liveAfter, type Liveness } from './liveness.ts';
import type { Program } from './program.ts';

export interface Unset {
  readonly cell: Cell;
  readonly routine: string;
}

/** The first that is read after the environment has moved a thread, though it was not set then. */
export function unsetOnEntry(
  { environment }: Program,
  { threads }: Code,
  live: readonly Liveness[],
): Unset | null {
  for (const { effects, moves } of environment) {
    const set = new Set(effects.filter((e) => e.when === null).map((e) => e.cell));
    for (const { thread, routine } of moves) {
      const target = threads[thread]?.routines.get(routine);
      if (target === undefined) continue;
      for (const cell of liveAfter(target, live[thread]!.before))
        if (!set.has(cell)) return { cell, routine };
    }
  }
  return null;
}

export function unsetText({ cell, routine }: Unset): string {
  return `${cell.id} is read after ${routine} is entered, but not set there`;
}
