/**
 * Who set a value, and when: the step that wrote it last, what that was made of, and so on back to the
 * start of the run; who reads it next, and who waits for it.
 *
 * Set means written, be it with the value that it had already. A register is set by who writes what is its
 * own, or changes its value in another way, as by stopping it; that time passes sets nothing.
 */
import type { LogLine } from './snapshot.ts';

/** What can be asked about. Indices as in `Description`. */
export type Subject =
  | { readonly kind: 'cell'; readonly index: number }
  | { readonly kind: 'register'; readonly index: number }
  /** What a thread, by its index, waits for. */
  | { readonly kind: 'wait'; readonly index: number };

/** A cell or a register with its value at some moment. */
export type Valued =
  | { readonly kind: 'cell'; readonly index: number; readonly value: number }
  | { readonly kind: 'register'; readonly index: number; readonly value: bigint };

/** A cell or a register before and after a step. */
export interface Change {
  readonly before: Valued;
  readonly after: Valued;
}

/**
 * How a link led to the one told before it: by a value that went into it; by letting it happen, where no
 * value went in; or by coming before it in the program of the same thread.
 */
export type Tie = 'value' | 'condition' | 'order';

/** A step of the chain. */
export interface Link {
  readonly line: LogLine;
  /** Who does what, in words: `t4 loads every clock`. */
  readonly words: string;
  /** `value` of the first one, which set what was asked about. */
  readonly tie: Tie;
  /** What it set that counts here. A value that nothing on the page shows is left out. */
  readonly changes: readonly Change[];
  /** What went into that, or let it happen, with the values that the step found. */
  readonly from: readonly Valued[];
}

export interface Whence {
  readonly subject: Subject;
  /** Asked about the state after so many steps. */
  readonly step: number;
  /** Its value there; of a wait, of all that keeps it from ending. */
  readonly now: readonly Valued[];
  /** The last one first; empty where it is as the scenario sets it. */
  readonly chain: readonly Link[];
  /** False where the chain was cut short: it can be asked further at its last link. */
  readonly isWhole: boolean;
  /** The next step of this run that reads it, or stores over it unread; null for none. */
  readonly next: { readonly line: LogLine; readonly reads: boolean } | null;
  /** Threads that wait for it now. */
  readonly waiting: readonly number[];
}
