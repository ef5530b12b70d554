/**
 * What a model's survey is made of: scenarios to search exhaustively, and a page that says what was found,
 * with a run for everything that breaks.
 */
import type { Scenario } from '../scenario/schema.ts';
import type { Model } from './model.ts';

export interface Row {
  /** Stable: what was found is kept by it. */
  readonly id: string;
  /** As it may come from outside. */
  readonly scenario: object;
}

/** What a search says of a row. */
export interface Finding {
  readonly complete: boolean;
  readonly states: number;
  /** In the model's order of invariants. */
  readonly cells: readonly FoundCell[];
}

export interface FoundCell {
  readonly invariant: string;
  /** null: not decided within the limits. */
  readonly holds: boolean | null;
  /** The hash of a link to the last step of a run that breaks it; null unless broken. */
  readonly link: string | null;
}

export interface Found extends Finding {
  /** Of the machine that was searched. */
  readonly digest: string;
}

/** A run whose last step breaks an invariant. */
export interface BrokenRun {
  readonly invariant: string;
  readonly model: Model;
  /** With the schedule. */
  readonly scenario: Scenario;
  readonly link: string;
}

/** A page that is being written. */
export interface Page {
  /** `runs`: of the cells that break, in their order. Gives a line for whoever waits. */
  add(row: Row, found: Found, runs: readonly BrokenRun[]): string;
  /** Throws where a break has no explanation yet. */
  lines(): string[];
}

export interface Survey {
  readonly rows: readonly Row[];
  /** A search that is not over by then is left undecided. */
  readonly maxStates: number;
  readonly begin: () => Page;
}
