/**
 * What the start page shows of the machines: which there are, and on a card the runs of one of them.
 * Everything on a card that a run can say comes from runs.
 */
import type { Description } from './description.ts';
import type { Snapshot } from './snapshot.ts';
import type { Finished } from './trace.ts';

/** A machine before anything of it is loaded. */
export interface MachineInfo {
  readonly id: string;
  /** e.g. `A core: its interrupts and its clock`. */
  readonly title: string;
  /** What goes wrong in it. */
  readonly sentence: string;
  /** False for one that is announced and cannot be opened yet. */
  readonly ready: boolean;
}

/** A whole run, as far as a small picture of it needs. */
export interface Preview {
  /** Beside its picture, e.g. `before`. */
  readonly label: string;
  readonly description: Description;
  readonly finished: Finished;
  /** The state after each step, its start first. */
  readonly moments: readonly Snapshot[];
  /** The link to where the damage is done, or else to where it breaks, or to its end. */
  readonly hash: string;
}

/** Words about the runs of a card. */
export interface CardWords {
  /** The failure. */
  readonly title: string;
  /** What it does to the machine. */
  readonly consequence: string;
  /** What keeps it from happening. */
  readonly remedy: string;
}

export interface Door {
  readonly label: string;
  readonly hash: string;
}

export interface Card {
  readonly words: CardWords;
  /** What can be chosen on the card, e.g. `split`; its options, and which of them this is. */
  readonly choice: string;
  readonly options: readonly string[];
  readonly option: number;
  /** The one that breaks first. */
  readonly runs: readonly Preview[];
  /** Where else the card leads. */
  readonly doors: readonly Door[];
}
