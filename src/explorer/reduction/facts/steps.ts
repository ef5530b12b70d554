/** What can happen in a machine, as data. */
import type { Cell } from '../../../machine/cell.ts';
import type { Target } from '../../../machine/code.ts';
import type { Expression } from '../../../machine/expression.ts';
import type { Arrival } from './arrivals.ts';
import type { Pins } from './pins.ts';

/**
 * One for each move of the mover that may ever be possible, with what it asks, what it changes, and where it sends
 * threads. Constants and the place of the thread that the step is bound to are put in, so that nothing is asked
 * that is known.
 */
export interface Step {
  /** Number of the mover's move. */
  readonly move: number;
  /** The thread that it is bound to: possible only where that stands at `place`; -1 for none. */
  readonly thread: number;
  readonly place: number;
  /** All must hold. */
  readonly guard: readonly Expression[];
  /** The same, as numbers of conditions. */
  readonly conditions: readonly number[];
  readonly effects: readonly StepEffect[];
  /** Where it sends threads, less the ways that are rare: then it is `rare` that says so. */
  readonly exits: readonly Exit[];
  /** Cells that have one value wherever it can be taken, as its place tells. */
  readonly told: Pins;
  /** What else decides what comes of it: branches and choices. */
  readonly asks: readonly Expression[];
  /** When events come with it that invariants wait for. */
  readonly marks: readonly Expression[];
  /** When rare effects come with it, or it sends its thread where nobody was seen. */
  readonly rare: readonly Expression[];
  /** Cells, places among them, on which it depends whether it can be taken and what comes of it. */
  readonly decides: ReadonlySet<Cell>;
  /** The same, with those on which it depends what comes with it: checked events, and rare effects. */
  readonly reads: ReadonlySet<Cell>;
  /** Cells, places among them, that it may change. */
  readonly writes: ReadonlySet<Cell>;
  /** Invariants that are checked when it is taken, by index. */
  readonly checks: readonly number[];
  /** Possible only while nobody else can move. */
  readonly isLastResort: boolean;
  /** Whether it is a last resort that ends a wait: what the thread does at its place while it cannot go on. */
  readonly isTimeout: boolean;
}

export interface StepEffect {
  readonly cell: Cell;
  readonly value: Expression;
  readonly when: Expression;
}

/** Where a thread may be sent; certainly, if nothing else is said of it. */
export interface Exit {
  readonly thread: number;
  readonly target: Target;
  readonly conditional: boolean;
  /** The places that it may lead to. */
  readonly arrivals: readonly Arrival[];
}

/** What is known of a step by itself. */
export type PlainStep = Omit<Step, 'conditions' | 'told'>;
