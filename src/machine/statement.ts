/**
 * The builder: a function of a program as a list of statements that reads like the kernel. An op is
 * one atomic step. Branches that follow an op are decided in the op's own step, so they may only
 * look at what that op has loaded, or at what the hardware decides together with it.
 */
import type { Cell } from './cell.ts';
import type { Term } from './expression.ts';

/** `cell = value`, saturating at the cell's range. Effects of an op happen in order, in one step. */
export interface Effect {
  readonly cell: Cell;
  readonly value: Term;
  /** The effect happens only if this held when the effect's turn came. */
  readonly when: Term | null;
}

/** An event of the step, when `when` holds before it. */
export interface EventMark {
  readonly event: string;
  readonly when: Term;
  /** What came of it, in words; shown beside the step. */
  readonly outcome: string;
}

/** Exact registers, by index, that an effect may read or write. */
export interface Touches {
  readonly reads: readonly number[];
  readonly writes: readonly number[];
}

/** Lets exact registers follow a step; runs before the effects. */
export interface ExactEffect {
  (context: ExactContext): void;
  /** So that a search for a register passes by the others. Left out: it may touch any. */
  readonly touches?: Touches;
}

/** A moment, as exact effects and readers of registers see it. */
export interface ExactContext {
  readonly exact: BigUint64Array;
  readonly timeTicks: number;
  /** Value of a cell before the step. */
  value(cell: Cell): number;
}

/** What a what-if edit has made of a line: see `edit/`. */
export interface LineEdit {
  readonly kind: 'skip' | 'split' | 'move' | 'force';
  /** As in a diff against the kernel: a line that does no more what it says, or one that is new. */
  readonly sign: '-' | '+';
  /** In words, e.g. `moved before H2`. */
  readonly note: string;
  /** Which of the edits it was, from 0. */
  readonly by: number;
}

/** On statements of an edited program: which line they are in the kernel, and what became of it. */
export interface Tracked {
  /** The part of the line's id behind the function; without one it is counted. */
  readonly name?: string;
  readonly edit?: LineEdit;
}

/** What a line may say about itself beside its text. */
export interface LineNotes {
  /** Why it is there, a sentence. */
  readonly why?: string;
  /** Added or changed against the previous era. */
  readonly added?: boolean;
  /** The hardware decides it together with the op before: nothing can come between. */
  readonly glued?: boolean;
  /** Why it can be neither skipped nor forced: continues `it cannot be skipped: `. */
  readonly needed?: string;
}

/** What a step does, to follow the name of who does it: `clears busy[2]`. */
export interface Deed {
  /** Holds before the step when it does this. */
  readonly when: Term;
  readonly text: string;
}

export interface OpOptions extends LineNotes {
  /** Ticks; see `DEFAULT_COST_TICKS`. */
  readonly costTicks?: number;
  readonly exact?: ExactEffect;
  readonly events?: readonly EventMark[];
  /** In words, for sentences about a run; of several deeds the first that holds. */
  readonly does?: string | readonly Deed[];
  /** The text of this instance where it differs from the line's, e.g. a loop counter filled in. */
  readonly instance?: string;
  /** What an atomic op would be if it were not atomic. */
  readonly parts?: Parts;
  /** Book-keeping among the effects that stays when the line is skipped. */
  readonly ghosts?: readonly Effect[];
}

/** An atomic op as steps of its own, one after the other, with registers that only they need. */
export interface Parts {
  readonly temporaries: readonly Cell[];
  readonly steps: readonly Op[];
}

export interface WaitOptions extends OpOptions {
  /** In words, for a thread that waits: `busy[2] to become 0`. */
  readonly waitsFor?: string;
  /**
   * The wait has a limit, in ticks; possible once nobody else can move. Whoever gives up goes on without
   * the effects.
   */
  readonly limitTicks?: number;
  /** A thread may stay here for ever. */
  readonly rest?: boolean;
}

export interface Op extends Tracked {
  readonly kind: 'op';
  readonly label: string;
  readonly text: string;
  readonly guard: Term | null;
  readonly effects: readonly Effect[];
  readonly options: WaitOptions;
}

export interface Branch extends Tracked {
  readonly kind: 'branch';
  readonly text: string;
  readonly condition: Term;
  readonly then: readonly Statement[];
  readonly otherwise: readonly Statement[];
  /** What stands between the two ways: `else`, or the jump at the end of the first over the second. */
  readonly between: Between;
  readonly notes: LineNotes;
}

export interface Between extends Tracked {
  /** The text of a jump; null for `else`. */
  readonly jump: string | null;
}

export interface Loop extends Tracked {
  readonly kind: 'loop';
  readonly text: string;
  readonly rounds: readonly (readonly Statement[])[];
  readonly notes: LineNotes;
}

export interface Call extends Tracked {
  readonly kind: 'call';
  readonly label: string;
  readonly text: string;
  readonly callee: Func;
  readonly notes: LineNotes;
}

export interface Goto extends Tracked {
  readonly kind: 'goto';
  readonly text: string;
  /** null: back to where the thread was interrupted. */
  readonly routine: string | null;
  readonly notes: LineNotes;
}

/** A statement that has a line of its own. */
export type LineStatement = Op | Branch | Loop | Call | Goto;

/** Statements that belong together; it has no line. */
export type Group =
  | { readonly kind: 'phase'; readonly phase: string; readonly body: readonly Statement[] }
  /** A routine that begins in the middle of a function: where a call comes back that has jumped away. */
  | { readonly kind: 'entry'; readonly routine: string; readonly body: readonly Statement[] }
  /** The environment may interrupt the thread before each of these; while `pending` it does. */
  | { readonly kind: 'interruptible'; readonly pending: Term; readonly body: readonly Statement[] }
  /** Lines that an edit has taken out: they stand in the listing and are not run. */
  | { readonly kind: 'struck'; readonly body: readonly Statement[] };

export type Statement = LineStatement | Group;

/** A function under its kernel or firmware name, with where it comes from. */
export interface Func {
  readonly name: string;
  readonly file: string;
  /** Commit or version in which it reads like this. */
  readonly origin: string;
  readonly summary: string;
  readonly body: readonly Statement[];
}

/** Ticks of an op that says nothing else: a few instructions, about 16 ns. */
export const DEFAULT_COST_TICKS = 8;

export function set(cell: Cell, value: Term, when: Term | null = null): Effect {
  return { cell, value, when };
}

/** An exact effect that says which exact registers it may touch. */
export function touching(touches: Touches, effect: (at: ExactContext) => void): ExactEffect {
  return Object.assign((at: ExactContext) => effect(at), { touches });
}

/** Several exact effects in order, as one. */
export function exactly(effects: readonly ExactEffect[]): ExactEffect {
  const all = (at: ExactContext): void => {
    for (const effect of effects) effect(at);
  };
  const known = effects.flatMap(({ touches }) => touches ?? []);
  if (known.length < effects.length) return all;
  const reads = known.flatMap((one) => one.reads);
  const writes = known.flatMap((one) => one.writes);
  return touching({ reads, writes }, all);
}

/** One atomic step. Among its effects may stand what lets exact registers follow. */
export function op(
  label: string,
  text: string,
  effects: readonly (Effect | ExactEffect)[] = [],
  options: OpOptions = {},
): Op {
  const { ghosts = [] } = options;
  const own = effects.filter((e) => typeof e !== 'function');
  const exact = effects.filter((e) => typeof e === 'function');
  return {
    kind: 'op',
    label,
    text,
    guard: null,
    effects: [...own, ...ghosts],
    options: exact.length === 0 ? options : { ...options, exact: exactly(exact) },
  };
}

/** One atomic step that can be taken only while `guard` holds. */
export function wait(
  label: string,
  text: string,
  guard: Term,
  options: WaitOptions & { readonly effects?: readonly (Effect | ExactEffect)[] } = {},
): Op {
  const { effects = [], ...rest } = options;
  return { ...op(label, text, effects, rest), guard };
}

export function branch(
  text: string,
  condition: Term,
  then: readonly Statement[],
  otherwise: readonly Statement[] = [],
  notes: LineNotes & { readonly jump?: string } = {},
): Branch {
  const { jump = null, ...own } = notes;
  return { kind: 'branch', text, condition, then, otherwise, between: { jump }, notes: own };
}

/** A loop with a fixed number of rounds; the rounds differ only in what they refer to. */
export function loop<T>(
  text: string,
  over: readonly T[],
  round: (item: T) => readonly Statement[],
  notes: LineNotes = {},
): Loop {
  return { kind: 'loop', text, rounds: over.map(round), notes };
}

export function call(label: string, callee: Func, notes: LineNotes = {}): Call {
  return { kind: 'call', label, text: `call ${callee.name}`, callee, notes };
}

/** Leaves for another routine of the thread's program. */
export function goto(routine: string, text = `goto ${routine}`, notes: LineNotes = {}): Goto {
  return { kind: 'goto', text, routine, notes };
}

/** Goes back to where the thread was interrupted: the end of a routine that the environment enters. */
export function resume(text: string, notes: LineNotes = {}): Goto {
  return { kind: 'goto', text, routine: null, notes };
}

/** What follows a call that comes back through `goto(routine)`, because it has left by a jump. */
export function entry(routine: string, body: readonly Statement[]): Statement {
  return { kind: 'entry', routine, body };
}

/** Code that runs with interrupts enabled: one that is `pending` is taken before the next op. */
export function interruptible(pending: Term, body: readonly Statement[]): Statement {
  return { kind: 'interruptible', pending, body };
}

/** Whether a statement only holds others together: it has no line. */
export function isGroup(s: Statement): s is Group {
  return 'body' in s;
}

/** What the statements are about: the colour of the timeline. */
export function phase(id: string, body: readonly Statement[]): Statement {
  return { kind: 'phase', phase: id, body };
}
