/**
 * A whole machine as data: cells, one program a thread, what the environment may do, and what must
 * hold. `assemble` turns it into a `Machine`; exports and listings read the same data.
 */
import { assert } from '../base/assert.ts';
import type { Cell } from './cell.ts';
import { all, type Term } from './expression.ts';
import type { Delay } from './machine.ts';
import type { Effect, EventMark, ExactContext, ExactEffect, Func } from './statement.ts';

/** Where a thread's program can be entered: at its start, after a `goto`, by an interrupt. */
export interface Routine {
  readonly name: string;
  readonly code: Func;
}

export interface ThreadProgram {
  /** e.g. `t4`. */
  readonly id: string;
  readonly label: string;
  /** The same routines, in the same order and with the same lines, for every thread. */
  readonly routines: readonly Routine[];
  /** Routine in which it stands at the beginning. */
  readonly start: string;
}

/**
 * A thread is sent to `routine` if `when` holds after the effects; the first that fits wins. Threads
 * are sent one after the other, in the order in which the moves first name them.
 */
export interface Move {
  readonly thread: number;
  readonly when: Term;
  readonly routine: string;
}

/** Part of a guard, for those who ask why an actor cannot act. */
export interface Condition {
  readonly holds: Term;
  /** What is the matter where it does not hold, e.g. `the clocks do not run`. */
  readonly otherwise: string;
}

/** Something that happens to the threads rather than by them. */
export interface EnvironmentActor {
  readonly id: string;
  readonly label: string;
  /** Thread that it interrupts, which it can do only where that is interruptible; -1 for none. */
  readonly thread: number;
  readonly guard: Term;
  /** It comes only once nobody else can move; `waitTicks` says after how long. */
  readonly lastResort: boolean;
  /** Ticks from now until it comes, of a last resort; never negative. */
  readonly waitTicks: ((at: ExactContext) => number) | null;
  /** Those parts of the guard that have a reason to give. */
  readonly conditions: readonly Condition[];
  readonly effects: readonly Effect[];
  readonly moves: readonly Move[];
  readonly events: readonly EventMark[];
  readonly delay: Delay;
  readonly injects: boolean;
  /** Of which kind, by the value of its setting; left out where a machine has one kind. */
  readonly cause?: string;
  readonly exact: ExactEffect | null;
  /** When it happens at the latest, in ticks; Infinity for whenever. */
  readonly dueTicks: number;
  /**
   * What it does, to follow the name of its thread, or of the thread that `startedThrough` gives: `leaves
   * the guest`. '' when its label says all.
   */
  readonly does: string;
  /** It goes on with what the thread has begun that was the last to store to this cell. */
  readonly startedThrough: Cell | null;
}

export interface Invariant {
  readonly id: string;
  /** In every state, after every step that is such an event, or once nobody can move. */
  readonly when: 'always' | 'rest' | { readonly event: string };
  readonly holds: Term;
}

export interface Program {
  /** What cells of scope `group` belong to, e.g. `node`. */
  readonly group?: string;
  readonly cells: readonly Cell[];
  readonly threads: readonly ThreadProgram[];
  readonly environment: readonly EnvironmentActor[];
  readonly invariants: readonly Invariant[];
  /** Ids of events; their order gives the bits. */
  readonly events: readonly string[];
  /** Ids of phases; statements outside of any belong to the first. */
  readonly phases: readonly string[];
  readonly initialExact: BigUint64Array;
}

/** Bit number of an event id. */
export function eventBit(program: Program, event: string): number {
  const bit = program.events.indexOf(event);
  assert(bit >= 0 && bit < 31, `no event ${event}`);
  return bit;
}

/** An environment actor with the usual defaults; its guard is that all its conditions hold. */
export function environmentActor(
  given: Pick<EnvironmentActor, 'id' | 'label' | 'effects' | 'delay'> & Partial<EnvironmentActor>,
): EnvironmentActor {
  return {
    thread: -1,
    guard: all(...(given.conditions ?? []).map(({ holds }) => holds)),
    lastResort: false,
    waitTicks: null,
    conditions: [],
    moves: [],
    events: [],
    injects: false,
    exact: null,
    dueTicks: Infinity,
    does: '',
    startedThrough: null,
    ...given,
  };
}
