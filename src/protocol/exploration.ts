/**
 * Searching every interleaving of a scenario: what can be asked, how far a search has come, and what
 * it has found. Steps count from where the search began.
 */
import type { Scenario } from '../scenario/schema.ts';

/** `none` counts states exactly; the others look at fewer and come to the same verdicts. */
export type Reduction = 'none' | 'por' | 'por+symmetry';

/** `as-needed` leaves nothing out where there are few states, and all that can be where there are many. */
export type ReductionAsked = Reduction | 'as-needed';

export interface ExplorationRequest {
  /** Checked in the worker, at the gate; its schedule, seed and injection matter only before `fromStep`. */
  readonly scenario: Scenario;
  /** Preset that links to what is found are told apart from; null for none. */
  readonly preset: string | null;
  /** Step of the scenario's run at which the search begins; 0 searches all of it. */
  readonly fromStep: number;
  readonly reduction: ReductionAsked;
  readonly maxStates: number;
  readonly maxMegabytes: number;
  /** Search even where the answer is known already; not, if left out. */
  readonly afresh?: boolean;
}

/** Limits of the limits, and what a search in a browser gets unless told otherwise. */
export const BOUNDS = {
  maxStates: { min: 1000, max: 100_000_000, usual: 20_000_000 },
  maxMegabytes: { min: 16, max: 8000, usual: 1000 },
} as const;

/**
 * `waiting` for an earlier search; `replaying` the run up to where the search begins; `searching` everything;
 * `reducing`, which is searching with reductions; `proving` that what breaks cannot break in fewer steps;
 * `writing` down how it breaks.
 */
export type ExplorationPhase =
  'waiting' | 'replaying' | 'searching' | 'reducing' | 'proving' | 'writing';

/** Figures are those of the phase, and 0 in phases that find no states; the seconds are those of the search. */
export interface ExplorationProgress {
  readonly phase: ExplorationPhase;
  /** Searches that come before it. */
  readonly ahead: number;
  readonly states: number;
  readonly transitions: number;
  /** States found and not yet looked at. */
  readonly frontier: number;
  readonly depth: number;
  readonly statesPerSecond: number;
  readonly bytes: number;
  readonly seconds: number;
  /** States of the last levels that were found completely, a few at most, the newest last. */
  readonly levels: readonly number[];
}

export interface ExplorationResult {
  /** Every state that can be reached was looked at. */
  readonly complete: boolean;
  /** Why it is not complete and what was left, a sentence; null when it is. */
  readonly bound: string | null;
  readonly states: number;
  readonly transitions: number;
  readonly depth: number;
  /** States in which nobody can move though somebody is not at rest. */
  readonly deadlocks: number;
  /**
   * States in which somebody waits and nobody moves until a time-out or an interrupt comes that comes only
   * then: slow, not dead.
   */
  readonly stalls: number;
  /** Null where the answer was known already. */
  readonly seconds: number | null;
  readonly bytesPerState: number;
  /** With which the figures came about. */
  readonly reduction: Reduction;
  /** Null unless asked for, or when the search was stopped before it was worked out. */
  readonly symmetry: SymmetryFound | null;
  /** The search without reduction that tells of shorter schedules; null when there was none, or no other. */
  readonly proof: Proof | null;
  /** In the order of the description. */
  readonly invariants: readonly InvariantResult[];
  /**
   * Whether every run can end: from every state that can be reached, one can be reached in which nobody can
   * move. Broken by a run to a state from which none can. Its id is CAN_END.
   */
  readonly ending: InvariantResult;
  /** What no step took in all that was searched. */
  readonly neverTaken: NeverTaken;
}

/** Whether groups can be exchanged, so that states which differ only in which is which count once. */
export interface SymmetryFound {
  /** How many orders of groups make no difference; 1 when none can be exchanged. */
  readonly ways: number;
  /** Why none can be, a clause; null when some can. */
  readonly reason: string | null;
}

export interface Proof {
  readonly states: number;
  readonly depth: number;
  /** Null where the answer was known already. */
  readonly seconds: number | null;
  /** Why it ended before every schedule was known to be the shortest; null when it did not. */
  readonly bound: string | null;
}

/** Asked of every machine beside its invariants. */
export const CAN_END = 'can-end';

export interface InvariantResult {
  readonly id: string;
  readonly verdict: 'holds' | 'broken' | 'undecided';
  /** How it breaks; null unless broken. */
  readonly breach: Breach | null;
}

/** A schedule that breaks an invariant. */
export interface Breach {
  /** Steps after which it is broken; 0 when it is broken where the search begins. */
  readonly steps: number;
  /** No schedule breaks it in fewer steps. */
  readonly shortest: boolean;
  /** It is known that no schedule of this many steps breaks it; -1 when nothing is known. */
  readonly noneWithin: number;
  /** Id of the actor that moves first; null when nobody has to. */
  readonly firstActor: string | null;
  /** Null where it was not worked out. */
  readonly explanation: Explanation | null;
  /** The scenario with the schedule that breaks the invariant; null when it is too long for one. */
  readonly scenario: Scenario | null;
  /** The step of that scenario's run at which the invariant is broken. */
  readonly atStep: number;
  /** The hash of a link to it; null when there is none. */
  readonly link: string | null;
}

/** Why a schedule breaks an invariant. */
export interface Explanation {
  /** What is wrong in the end, with values. */
  readonly outcome: readonly string[];
  /** The orderings that matter, in the order of the run. */
  readonly orderings: readonly Ordering[];
}

export interface Ordering {
  /** e.g. `t4 loads every clock before t0 subtracts its offset` */
  readonly sentence: string;
  /** Steps of the run after which that has happened, in order. */
  readonly atSteps: readonly number[];
  /** A run in which it is the other way round, and the invariant is not broken; null for none. */
  readonly reversed: Scenario | null;
  /** e.g. `t0 subtracts its offset before t4 loads every clock` */
  readonly reversedSentence: string;
}

export interface NeverTaken {
  /** Ids of lines. */
  readonly lines: readonly string[];
  /** Ids of actors of the environment. */
  readonly actors: readonly string[];
}

/** Which scenario needs a line of the program: of those that can be opened, searched one by one. */
export interface NeedRequest {
  /** Checked in the worker, at the gate: the scenario whose line it is. */
  readonly scenario: Scenario;
  /** Id of the line. */
  readonly line: string;
}

/** While scenarios are searched for one that needs a line. */
export interface NeedProgress {
  /** Searches that come before it. */
  readonly ahead: number;
  /** Title of the scenario that is searched; '' before the first one. */
  readonly title: string;
  /** Scenarios that were searched before it, and all that have the line. */
  readonly done: number;
  readonly total: number;
  /** States found in the one that is searched. */
  readonly states: number;
}

export interface NeedResult {
  /** Null where none was found. */
  readonly needed: Needed | null;
  /** Scenarios that were searched: how many of them there are of each kind. */
  readonly searched: NeedCounts;
  /** Scenarios that have the line and were not searched: one was found before them, or it was stopped. */
  readonly left: number;
  /** States at which the search of a scenario gave up, with reductions. */
  readonly maxStates: number;
}

export interface NeedCounts {
  /** Nothing breaks without the line, which is proven. */
  readonly unharmed: number;
  /** What breaks without the line breaks with it, too. */
  readonly broken: number;
  /** Too large to be searched to the end. */
  readonly undecided: number;
}

/** A scenario in which something breaks without the line that does not with it. */
export interface Needed {
  /** Of the preset. */
  readonly preset: string;
  readonly title: string;
  /** Id of the invariant. */
  readonly invariant: string;
  /** That it holds with the line is proven, and not only that nothing was found to break it. */
  readonly proven: boolean;
  /** How it breaks without the line. */
  readonly breach: Breach;
}

/** A way in which SPIN can search a model. */
export interface SpinMode {
  readonly id: 'one-core' | 'all-cores' | 'all-cores-deep' | 'bit-state' | 'swarm';
  /** What it is, as a heading. */
  readonly title: string;
  /** What its answer is worth, and what it costs. One sentence, or two. */
  readonly worth: string;
  /** Lines for a shell, in order. */
  readonly lines: readonly string[];
}

/** A scenario as a model for SPIN. */
export interface PromelaFile {
  readonly fileName: string;
  readonly text: string;
  /** How to search it, in a folder where the file lies. */
  readonly modes: readonly SpinMode[];
}
