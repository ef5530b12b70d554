/**
 * One search from its request to its result. The work is a generator that yields after every little
 * piece of it, so that whoever runs it can show progress, answer others, and cancel: what has not been
 * done by then is left out, and the result says so.
 */
import { defined } from '../../base/assert.ts';
import { ok, type Result } from '../../base/result.ts';
import { Search } from '../../explorer/search.ts';
import { scheduleBreaking, type Verdict } from '../../explorer/verdict.ts';
import type { AssembledMachine } from '../../machine/assemble.ts';
import {
  CAN_END,
  type Breach,
  type ExplorationPhase,
  type ExplorationProgress,
  type ExplorationRequest,
  type ExplorationResult,
  type InvariantResult,
  type Reduction,
} from '../../protocol/exploration.ts';
import type { Failure } from '../../protocol/messages.ts';
import type { Library } from '../library.ts';
import { actorsOf, breachOf, unexplained } from './breach.ts';
import { KNOWN_BY, type KnownAnswer, type KnownAnswers } from './known-answers.ts';
import { searchedAsNeeded } from './as-needed.ts';
import { isEnough, knowledgeOf, type Break } from './knowledge.ts';
import { linkTo } from './link-to.ts';
import { neverTakenOf } from './never-taken.ts';
import { searched, type Searched } from './searching.ts';
import { skippableBy } from './skippable.ts';
import { startOf, type Start } from './start.ts';

interface Measured extends Searched {
  /** Null where it was known. */
  readonly seconds: number | null;
}

/** What a search says, and an exact one beside it, which may be the same; null when there is none. */
interface Both {
  readonly all: Measured;
  readonly exact: Measured | null;
}

const NO_FIGURES = { states: 0, transitions: 0, frontier: 0, depth: 0, bytes: 0, levels: [] };
const NO_PROGRESS = {
  ...NO_FIGURES,
  phase: 'waiting',
  ahead: 0,
  statesPerSecond: 0,
  seconds: 0,
} as const;

export class Exploration {
  readonly #request: ExplorationRequest;
  readonly #library: Library;
  readonly #nowMs: () => number;
  readonly #answers: KnownAnswers | null;
  readonly #onFound: (found: InvariantResult) => void;
  #phase: ExplorationPhase = 'waiting';
  /** When the phase began, and the first one of the same search. */
  #phaseMs = 0;
  #sinceMs = 0;
  #search: Search | null = null;
  /** How far it was when the phase began. */
  #last: ExplorationProgress = NO_PROGRESS;
  /** What was told of breaks, by number of the invariant. */
  readonly #told = new Map<number, Pick<Breach, 'steps' | 'noneWithin'>>();
  #hasToldDecided = false;
  #isCancelled = false;

  /**
   * `request` has passed the gate. `onFound` hears of an invariant as soon as something breaks it, and
   * again when that is known to take fewer steps; of those that hold, and of whether every run can end, as soon as
   * that is known. `answers`: of searches that were made before.
   */
  constructor(
    request: ExplorationRequest,
    library: Library,
    nowMs: () => number,
    {
      onFound = () => undefined,
      answers = null,
    }: {
      readonly onFound?: (found: InvariantResult) => void;
      readonly answers?: KnownAnswers | null;
    } = {},
  ) {
    this.#answers = answers;
    this.#request = request;
    this.#library = library;
    this.#nowMs = nowMs;
    this.#onFound = onFound;
  }

  /** Whether there is anything yet that a result could tell. */
  get hasSearched(): boolean {
    return this.#phase !== 'waiting' && this.#phase !== 'replaying';
  }

  /** Whether there is nothing to search: it need not wait for others. */
  get isKnown(): boolean {
    const parsed = this.#library.parse(this.#request.scenario);
    if (!parsed.ok || this.#answers === null) return false;
    const model = this.#library.model(parsed.value.scenario);
    const machine = model.ok ? model.value.assembled : undefined;
    return machine !== undefined && this.#answerOf(machine) !== null;
  }

  /** Leaves out what has not been done yet. */
  cancel(): void {
    this.#isCancelled = true;
  }

  /** `ahead`: how many searches come before it. Of what is written down, the figures are those of the search. */
  progress(ahead: number): ExplorationProgress {
    if (this.#phase === 'writing') return { ...this.#last, phase: 'writing' };
    const figures = this.#search?.progress ?? NO_FIGURES;
    const seconds = this.#phase === 'waiting' ? 0 : this.#seconds;
    const inPhase = (this.#nowMs() - this.#phaseMs) / 1000;
    const statesPerSecond = Math.round(figures.states / Math.max(inPhase, 0.001));
    return { phase: this.#phase, ahead, ...figures, statesPerSecond, seconds };
  }

  /** Searches, and writes down how a break comes about. */
  *work(): Generator<void, Result<ExplorationResult, Failure>> {
    const found = yield* this.found();
    if (!found.ok) return found;
    const { start, all, exact } = found.value;
    this.#begin('writing');
    this.#tellDecided(all, start);
    const invariants: InvariantResult[] = [];
    for (const [i, { id, verdict, how }] of knowledgeOf(
      all.verdict,
      exact?.verdict ?? null,
    ).entries()) {
      const breach = how && (yield* this.#breachOf(i, how, start));
      invariants.push({ id, verdict, breach });
      yield;
    }
    const proof = exact === all ? null : exact;
    const ending = yield* this.#endingOf(all, start);
    return ok(resultOf(start, all, proof, invariants, ending));
  }

  /** The first half of the work: searches, or knows. */
  *found(): Generator<void, Result<Both & { readonly start: Start }, Failure>> {
    this.#begin('replaying');
    const begun = yield* startOf(this.#request, this.#library);
    if (!begun.ok) return begun;
    const start = begun.value;
    return ok({ start, ...(this.#known(start) ?? (yield* this.#explored(start))) });
  }

  #answerOf(machine: AssembledMachine): KnownAnswer | null {
    const { reduction, fromStep, maxStates, maxMegabytes, afresh = false } = this.#request;
    const answer = afresh || fromStep > 0 ? null : (this.#answers?.of(machine) ?? null);
    if (answer === null || answer.all.verdict.states > maxStates) return null;
    if (answer.all.bytes > maxMegabytes * 1e6) return null;
    // Where nothing had to be left out it is the answer without reductions, too.
    return reduction === KNOWN_BY || reduction === answer.all.reduction ? answer : null;
  }

  #known(start: Start): Both | null {
    const known = this.#answerOf(start.machine);
    if (known === null) return null;
    for (const { id, how } of knowledgeOf(known.all.verdict, known.exact?.verdict ?? null))
      if (how !== null)
        this.#tellBroken(id, { ...how, schedule: actorsOf(how.schedule, start) }, start);
    const measured = (one: Searched): Measured => ({ ...one, seconds: null });
    const all = measured(known.all);
    return { all, exact: known.exact === known.all ? all : known.exact && measured(known.exact) };
  }

  *#explored(start: Start): Generator<void, Both> {
    const { reduction } = this.#request;
    if (reduction === 'as-needed') {
      const { all, exact } = yield* searchedAsNeeded(
        (one, isDone) => this.#searchedFor(start, one, isDone),
        () => this.#isCancelled,
      );
      return { all, exact: yield* this.#proven(start, all, exact) };
    }
    const all = yield* this.#searchedFor(start, reduction, () => false);
    return { all, exact: yield* this.#proven(start, all, reduction === 'none' ? all : null) };
  }

  /** In a phase of its own. */
  *#searchedFor(
    start: Start,
    reduction: Reduction,
    isDone: (search: Search) => boolean,
  ): Generator<void, Measured> {
    this.#begin(reduction === 'none' ? 'searching' : 'reducing');
    return yield* this.#searched(start, reduction, isDone);
  }

  /**
   * An exact search, only as deep as it takes to know the shortest way to each break; null where it would tell
   * nothing. `exact`: one that was made before and may tell enough.
   */
  *#proven(start: Start, all: Measured, exact: Measured | null): Generator<void, Measured | null> {
    const { verdict } = all;
    if (exact?.verdict === verdict) return exact;
    const { invariants = [], depth = 0, states = 0 } = exact?.verdict ?? {};
    const isBroken = (of: Verdict['invariants'], i: number) => of[i]?.holds === false;
    if (verdict.invariants.every((_, i, of) => !isBroken(of, i) && !isBroken(invariants, i)))
      return null;
    const isProven = isEnough(verdict, (i) => isBroken(invariants, i), depth);
    if (this.#isCancelled || isProven) return exact;
    this.#begin('proving');
    // Whatever a proof tells, that stays.
    this.#tellDecided(all, start);
    const proof = yield* this.#searched(start, 'none', ({ found, progress }) =>
      isEnough(verdict, (i) => found.has(i), progress.depth),
    );
    // It may have been cancelled before it came as far.
    return exact !== null && states > proof.verdict.states ? exact : proof;
  }

  *#endingOf(all: Measured, start: Start): Generator<void, InvariantResult> {
    const plain = endingOf(all, start);
    const { breach } = plain;
    if (breach === null) return plain;
    const { scenario, atStep } = breach;
    const unlessCancelled = skippableBy(() => this.#isCancelled);
    const opened = scenario && linkTo({ ...start.order, scenario }, atStep, this.#library);
    const link = opened && (yield* unlessCancelled(opened));
    return { ...plain, breach: { ...breach, link } };
  }

  #breachOf(invariant: number, how: Break, start: Start): Generator<void, Breach> {
    const unlessCancelled = skippableBy(() => this.#isCancelled);
    return breachOf(invariant, how, start, this.#library, unlessCancelled);
  }

  // The search is kept by nobody else, so that its memory is free for what comes after it.
  *#searched(
    start: Start,
    reduction: Reduction,
    isDone: (search: Search) => boolean,
  ): Generator<void, Measured> {
    const { maxStates, maxMegabytes } = this.#request;
    const { machine, moment } = start;
    const search = new Search(machine, {
      maxStates,
      maxBytes: maxMegabytes * 1e6,
      reduction,
      from: moment.state,
    });
    this.#search = search;
    const heard = new Set<number>();
    const work = searched(search, () => this.#isCancelled || isDone(search));
    for (;;) {
      const piece = work.next();
      this.#tellFound(search, start, heard);
      if (piece.done === true) return { ...piece.value, seconds: this.#seconds };
      yield;
    }
  }

  /**
   * Of each break once, and again when it takes fewer steps, or is known to take no fewer. `heard`: of which the
   * search has told.
   */
  #tellFound(search: Search, start: Start, heard: Set<number>): void {
    for (const i of new Set([...search.foundBefore.keys(), ...search.found.keys()])) {
      if (heard.has(i)) continue;
      heard.add(i);
      const schedule = defined(scheduleBreaking(search, i), 'a schedule that breaks it');
      const noneWithin = search.reduction === 'none' ? schedule.length - 1 : -1;
      const known = this.#told.get(i);
      if (known !== undefined && known.steps <= schedule.length && known.noneWithin >= noneWithin)
        continue;
      this.#told.set(i, { steps: schedule.length, noneWithin });
      const { id } = defined(start.machine.program.invariants[i], `invariant ${i}`);
      this.#tellBroken(id, { schedule, noneWithin }, start);
    }
  }

  #tellBroken(id: string, how: Parameters<typeof unexplained>[0], start: Start): void {
    this.#onFound({ id, verdict: 'broken', breach: unexplained(how, start) });
  }

  /** Whether every run can end, and then what holds: whoever has heard of every invariant knows all. */
  #tellDecided(all: Searched, start: Start): void {
    if (this.#hasToldDecided) return;
    this.#hasToldDecided = true;
    const ending = endingOf(all, start);
    if (ending.verdict !== 'undecided') this.#onFound(ending);
    for (const { id, holds } of all.verdict.invariants)
      if (holds === true) this.#onFound({ id, verdict: 'holds', breach: null });
  }

  #begin(phase: ExplorationPhase): void {
    this.#last = this.progress(0);
    // What turns out to need reductions goes on: one search, on one clock.
    const goesOn = phase === 'reducing' && this.#phase === 'searching';
    this.#phase = phase;
    this.#phaseMs = this.#nowMs();
    if (!goesOn) this.#sinceMs = this.#phaseMs;
    // The memory of the last one is free for the next.
    this.#search = null;
  }

  /** Since the search began, with all its phases. */
  get #seconds(): number {
    return (this.#nowMs() - this.#sinceMs) / 1000;
  }
}

/** Whether every run can end, without a link to one that cannot. */
function endingOf({ ending, reduction }: Searched, start: Start): InvariantResult {
  const { canEnd, schedule } = ending;
  if (schedule === null)
    return { id: CAN_END, verdict: canEnd === true ? 'holds' : 'undecided', breach: null };
  const actors = actorsOf(schedule, start);
  // States are found in the order of their steps, unless some run on by themselves.
  const noneWithin = reduction === 'none' ? actors.length - 1 : -1;
  const breach = unexplained({ schedule: actors, noneWithin }, start);
  return { id: CAN_END, verdict: 'broken', breach };
}

function resultOf(
  { machine }: Start,
  { reduction, verdict, bytes, seconds }: Measured,
  proof: Measured | null,
  invariants: readonly InvariantResult[],
  ending: InvariantResult,
): ExplorationResult {
  const { complete, bound, states, transitions, depth, neverTaken, symmetry } = verdict;
  const { deadlocks, stalls } = verdict;
  const isProven = invariants.every(({ breach }) => breach?.shortest !== false);
  return {
    complete,
    bound,
    states,
    transitions,
    depth,
    deadlocks,
    stalls,
    seconds,
    bytesPerState: bytes / states,
    reduction,
    symmetry,
    proof: proof && {
      states: proof.verdict.states,
      depth: proof.verdict.depth,
      seconds: proof.seconds,
      bound: isProven ? null : proof.verdict.bound,
    },
    invariants,
    ending,
    neverTaken: neverTakenOf(neverTaken, machine),
  };
}
