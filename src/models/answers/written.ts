/** What a search of a prepared scenario has found, as this folder keeps it. */
import type { SymmetryFound } from '../../protocol/exploration.ts';

/** By digest of what there was to search. */
export type WrittenAnswers = Readonly<Record<string, WrittenAnswer>>;

export interface WrittenAnswer {
  readonly all: WrittenSearch;
  /** The exact search for the shortest schedules; null where nothing breaks, or nothing was left out. */
  readonly exact: WrittenSearch | null;
}

/** Ids stand in one text, with blanks between. */
export interface WrittenSearch {
  /** With all reductions, or with none. */
  readonly isReduced: boolean;
  readonly complete: boolean;
  readonly bound: string | null;
  readonly states: number;
  readonly transitions: number;
  readonly depth: number;
  readonly deadlocks: number;
  readonly stalls: number;
  readonly ends: number;
  readonly bytes: number;
  readonly symmetry: SymmetryFound | null;
  readonly neverTaken: string;
  readonly ending: { readonly canEnd: boolean | null; readonly schedule: string | null };
  readonly invariants: readonly WrittenInvariant[];
}

export interface WrittenInvariant {
  readonly id: string;
  readonly holds: boolean | null;
  readonly schedule: string | null;
}
