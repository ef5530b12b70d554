/** Other scenarios of the same machine, for a picture that lays them side by side. */

/** A scenario of the same machine, in a row and a column of a board. */
export interface BoardCell {
  readonly row: number;
  readonly column: number;
  /** The machine starts with it. */
  readonly starts: boolean;
  /** As it may come from outside: to be searched, and to be opened. */
  readonly scenario: object;
}

/** What may come of a cell: the first question that is answered with yes says it. */
export interface BoardOutcome {
  readonly id: string;
  readonly label: string;
  readonly ask: string;
}

/** What a search says of a cell. */
export interface Judgement {
  /** Index of the first question that is answered with yes; null where none is, or it was not decided. */
  readonly outcome: number | null;
  /** The hash of a link to a run that shows it; null where there is none. */
  readonly link: string | null;
}

/** Scenarios that a picture lays side by side, each decided by a search of its own. */
export interface BoardInfo {
  /** e.g. the hosts from which somebody moves, and to which. */
  readonly rows: readonly string[];
  readonly columns: readonly string[];
  readonly cells: readonly BoardCell[];
  readonly outcomes: readonly BoardOutcome[];
}
