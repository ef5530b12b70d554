/**
 * An assembled program: lines of listings, and numbered instructions with calls inlined. Threads
 * share numbers and lines; what an instruction refers to differs from thread to thread.
 */
import type { Cell } from './cell.ts';
import type { Term } from './expression.ts';
import type { Branch, LineEdit, LineStatement, Op } from './statement.ts';

export interface Line {
  /** `function:label`, unique; a repeated label gets `#2`, `#3`... */
  readonly id: string;
  readonly function: number;
  readonly label: string;
  readonly indent: number;
  readonly text: string;
  readonly kind: 'op' | 'wait' | 'call' | 'control';
  readonly added: boolean;
  readonly why: string;
  /** What a what-if edit has made of it; null for a line of the kernel as it is. */
  readonly edit: LineEdit | null;
}

export interface CodeFunction {
  readonly name: string;
  readonly file: string;
  readonly origin: string;
  readonly summary: string;
  readonly lines: readonly number[];
}

/** What is the same for all threads. */
export interface Instruction {
  readonly line: number;
  /** Functions, outermost first. */
  readonly stack: readonly number[];
  /** Call lines that lead here, outermost first. */
  readonly calls: readonly number[];
  readonly phase: number;
  readonly text: string;
  readonly waitsFor: string;
  readonly rest: boolean;
  /** The environment may interrupt a thread that stands here; where it rests it always may. */
  readonly interruptible: boolean;
  /** How long it waits at most, in ticks; null for ever. */
  readonly limitTicks: number | null;
}

/** Where control goes: to an instruction, or by a condition decided in the same step. */
export type Target =
  | { readonly kind: 'instruction'; readonly index: number }
  | {
      readonly kind: 'branch';
      readonly condition: Term;
      readonly then: Target;
      readonly otherwise: Target;
    };

export interface ThreadCode {
  /** By instruction. */
  readonly ops: readonly Op[];
  readonly next: readonly Target[];
  readonly routines: ReadonlyMap<string, Target>;
  /** Where the thread goes back to after an interrupt; null when nothing goes back. */
  readonly interrupted: Interrupted | null;
  /** By instruction: 1 where it may come to; at others it can do nothing. Left out: anywhere. */
  readonly comes?: Uint8Array;
}

export const mayCome = ({ comes }: ThreadCode, place: number): boolean => comes?.[place] !== 0;

/** The place at which a thread was interrupted, as long as somebody is going to go back there. */
export interface Interrupted {
  /** 1 and up: one of `places`; 0 when nobody goes back. */
  readonly cell: Cell;
  readonly places: readonly number[];
}

export interface Code {
  readonly functions: readonly CodeFunction[];
  readonly lines: readonly Line[];
  readonly instructions: readonly Instruction[];
  readonly threads: readonly ThreadCode[];
  /** The line of each statement, of all threads. */
  readonly lineOf: ReadonlyMap<LineStatement, number>;
  /** The line between the two ways of a branch. */
  readonly betweenOf: ReadonlyMap<Branch, number>;
}

/**
 * The target and all that it branches to, each once. Branches share what comes after them, so that
 * walking them as a tree would take twice as long with every further one.
 */
export function targetsIn(target: Target, into: Set<Target> = new Set()): Set<Target> {
  if (into.has(target)) return into;
  into.add(target);
  if (target.kind === 'branch') {
    targetsIn(target.then, into);
    targetsIn(target.otherwise, into);
  }
  return into;
}
