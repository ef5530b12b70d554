/** Lines of a log, a machine that is to print them in their order, and what a search for that says. */

/** A number that a line shows, as far as it is compared. */
export interface WantedValue {
  readonly value: bigint;
  readonly mask: bigint;
}

/** A line of a log, or several that were printed as one. */
export interface WantedLine {
  /** Their numbers in the log, from 1. */
  readonly lines: readonly number[];
  /** What is to be recognised of it. */
  readonly text: string;
  /** As the machine calls it. */
  readonly kind: string;
  /** Id of the thread that the log names; null for any. */
  readonly thread: string | null;
  /** By name; what the log does not show is not compared. */
  readonly values: Readonly<Record<string, WantedValue>>;
}

/** Lines of the log that no machine of the model prints, whatever happens, and why. */
export interface LeftLines {
  readonly lines: readonly number[];
  readonly why: string;
}

/** What of a log a search is about. */
export interface Printed {
  /** Id of the model whose machines may print it. */
  readonly model: string;
  readonly lines: readonly WantedLine[];
  readonly left: readonly LeftLines[];
  /** Scenarios that may print them, as they may come from outside; the likeliest first. */
  readonly scenarios: readonly object[];
}

export interface PrintRequest extends Pick<Printed, 'lines' | 'scenarios'> {
  /** Somebody has given the scenario; otherwise what the log does not say of it is assumed. */
  readonly isGiven: boolean;
  /** Of all scenarios together. */
  readonly maxStates: number;
  readonly maxMegabytes: number;
}

export interface PrintProgress {
  readonly states: number;
  /** Which scenario is searched, from 1. */
  readonly scenario: number;
  readonly scenarios: number;
  /** So many lines have been printed in some run. */
  readonly lines: number;
}

/** Where in a run a line of the log is printed. */
export interface PrintedAt {
  /** Of the lines that were wanted, from 0. */
  readonly line: number;
  /** So many steps have been taken then. */
  readonly step: number;
  /** Id of the thread, or who else prints it. */
  readonly by: string;
  /** The line of the program that prints it, or has left it to be printed. */
  readonly at: string;
}

/**
 * `found`: a run prints them all; `none`: no run of the scenarios does, every one of which was searched completely;
 * `undecided`: no run was found before the search ended.
 */
export type PrintVerdict = 'found' | 'none' | 'undecided';

export interface PrintResult {
  readonly verdict: PrintVerdict;
  /** What it says: the answer, what could come instead, and how far the search went. */
  readonly sentences: readonly string[];
  /** How many of the lines are printed in the run that is shown, which gets furthest. */
  readonly printed: number;
  /** In the order of the lines. */
  readonly placed: readonly PrintedAt[];
  /** The hash of a link to that run, at the last line that it prints; null where it prints none. */
  readonly link: string | null;
  readonly step: number;
  /** Its scenario in words. */
  readonly told: string;
  /** What can be printed behind those lines where the log has something else, in words. */
  readonly next: readonly string[];
  /** Some run ends there. */
  readonly mayEnd: boolean;
  /** States looked at, and scenarios searched. */
  readonly states: number;
  readonly scenarios: number;
  /** Why the search is not complete, a sentence; null when it is, or where a run was found. */
  readonly bound: string | null;
}
