/**
 * One search from its request to its result. The work is a generator that yields after every little
 * piece of it, so that whoever runs it can show progress, answer others, and cancel: what has not been
 * done by then is left out, and the result says so.
 */
import { ok, type Result } from '../../base/result.ts';
import { Search } from '../../explorer/search.ts';
import type { Verdict } from '../../explorer/verdict.ts';
import type {
  Breach,
  ExplorationPhase,
  ExplorationProgress,
  ExplorationRequest,
  ExplorationResult,
  InvariantResult,
  Reduction,
} from '../../protocol/exploration.ts';
import type { Failure } from '../../protocol/messages.ts';
import type { Library } from '../library.ts';
import { breachOf, type Skippable } from './breach.ts';
import { isEnough, knowledgeOf, type Break } from './knowledge.ts';
import { neverTakenOf } from './never-taken.ts';
import { searched, type Searched } from './searching.ts';
import { startOf, type Start } from './start.ts';

interface Measured extends Searched {
  readonly seconds: number;
}

const NO_FIGURES = { states: 0, transitions: 0, frontier: 0, depth: 0, bytes: 0 };

export class Exploration {
  readonly #request: ExplorationRequest;
  readonly #library: Library;
  readonly #nowMs: () => number;
  #phase: ExplorationPhase = 'waiting';
  #sinceMs = 0;
  #search: Search | null = null;
  /** Ids of the invariants that the first search has broken; it is over when they are known. */
  #broken: readonly string[] | null = null;
  #isCancelled = false;

  /** `request` has passed the gate. */
  constructor(request: ExplorationRequest, library: Library, nowMs: () => number) {
    this.#request = request;
    this.#library = library;
    this.#nowMs = nowMs;
  }

  /** Whether there is anything yet that a result could tell. */
  get hasSearched(): boolean {
    return this.#phase !== 'waiting' && this.#phase !== 'replaying';
  }

  /** Leaves out what has not been done yet. */
  cancel(): void {
    this.#isCancelled = true;
  }

  /** `ahead`: how many searches come before it. */
  progress(ahead: number): ExplorationProgress {
    const figures = this.#search?.progress ?? NO_FIGURES;
    const seconds = this.#phase === 'waiting' ? 0 : this.#seconds;
    const statesPerSecond = Math.round(figures.states / Math.max(seconds, 0.001));
    const broken = this.#broken ?? (this.#search === null ? [] : idsOfBroken(this.#search));
    return { phase: this.#phase, ahead, ...figures, statesPerSecond, seconds, broken };
  }

  *work(): Generator<void, Result<ExplorationResult, Failure>> {
    const { reduction } = this.#request;
    this.#begin('replaying');
    const start = yield* startOf(this.#request, this.#library);
    if (!start.ok) return start;
    this.#begin('searching');
    const all = yield* this.#searched(start.value, reduction, () => false);
    this.#broken = all.verdict.invariants.flatMap(({ id, holds }) => (holds === false ? [id] : []));
    const exact = reduction === 'none' ? all : yield* this.#proven(start.value, all.verdict);
    this.#begin('writing');
    const invariants: InvariantResult[] = [];
    for (const [i, { id, verdict, how }] of knowledgeOf(
      all.verdict,
      exact?.verdict ?? null,
    ).entries()) {
      const breach = how && (yield* this.#breachOf(i, how, start.value));
      invariants.push({ id, verdict, breach });
      yield;
    }
    const proof = exact === all ? null : exact;
    return ok(resultOf(this.#request, start.value, all, proof, invariants));
  }

  /** An exact search, only as deep as it takes to know the shortest way to each break. */
  *#proven(start: Start, all: Verdict): Generator<void, Measured | null> {
    if (this.#broken?.length === 0 || this.#isCancelled) return null;
    this.#begin('proving');
    return yield* this.#searched(start, 'none', ({ found, progress }) =>
      isEnough(all, found, progress.depth),
    );
  }

  #breachOf(invariant: number, how: Break, start: Start): Generator<void, Breach> {
    const unlessCancelled: Skippable = (work) => this.#unlessCancelled(work);
    return breachOf(invariant, how, start, this.#library, unlessCancelled);
  }

  // The search is kept by nobody else, so that its memory is free for what comes after it.
  *#searched(
    { machine, moment }: Start,
    reduction: Reduction,
    isDone: (search: Search) => boolean,
  ): Generator<void, Measured> {
    const { maxStates, maxMegabytes } = this.#request;
    const search = new Search(machine, {
      maxStates,
      maxBytes: maxMegabytes * 1e6,
      reduction,
      from: moment.state,
    });
    this.#search = search;
    const found = yield* searched(search, () => this.#isCancelled || isDone(search));
    return { ...found, seconds: this.#seconds };
  }

  *#unlessCancelled<T>(work: Generator<void, T>): Generator<void, T | null> {
    for (let piece = work.next(); ; piece = work.next()) {
      if (piece.done === true) return piece.value;
      if (this.#isCancelled) return null;
      yield;
    }
  }

  #begin(phase: ExplorationPhase): void {
    this.#phase = phase;
    this.#sinceMs = this.#nowMs();
    if (phase === 'writing') this.#search = null;
  }

  /** Since the phase began. */
  get #seconds(): number {
    return (this.#nowMs() - this.#sinceMs) / 1000;
  }
}

function idsOfBroken({ machine, found }: Search): string[] {
  return machine.program.invariants.filter((_, i) => found.has(i)).map(({ id }) => id);
}

function resultOf(
  { reduction }: ExplorationRequest,
  { machine }: Start,
  { verdict, bytes, seconds }: Measured,
  proof: Measured | null,
  invariants: readonly InvariantResult[],
): ExplorationResult {
  const { complete, bound, states, transitions, depth, deadlocks, neverTaken, symmetry } = verdict;
  const isProven = invariants.every(({ breach }) => breach?.shortest !== false);
  return {
    complete,
    bound,
    states,
    transitions,
    depth,
    deadlocks,
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
    neverTaken: neverTakenOf(neverTaken, machine),
  };
}
