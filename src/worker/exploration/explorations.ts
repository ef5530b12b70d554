/**
 * The searches that the page has asked for: one runs, in slices of a few milliseconds between which
 * messages are read, the others wait in the order in which they came.
 */
import { fail, type Result } from '../../base/result.ts';
import type {
  ExplorationProgress,
  ExplorationRequest,
  ExplorationResult,
} from '../../protocol/exploration.ts';
import type { Failure } from '../../protocol/messages.ts';
import type { Libraries } from '../libraries.ts';
import type { Library } from '../library.ts';
import { notPossible } from '../opening.ts';
import { Exploration } from './exploration.ts';
import { problemWith } from './limits.ts';

const SLICE_MS = 8;
/** More than ten times a second, whatever else there is to do. */
const REPORT_MS = 50;

/** What searches need, and where they are heard; `id` is that of the request. */
export interface ExplorationSurroundings {
  readonly soon: (callback: () => void) => void;
  readonly nowMs: () => number;
  readonly onProgress: (id: number, progress: ExplorationProgress) => void;
  readonly onEnd: (id: number, result: Result<ExplorationResult, Failure>) => void;
}

interface Asked {
  readonly id: number;
  readonly exploration: Exploration;
  readonly work: ReturnType<Exploration['work']>;
}

export class Explorations {
  readonly #libraries: Libraries;
  readonly #surroundings: ExplorationSurroundings;
  /** Those that wait for their model. */
  readonly #awaiting = new Set<number>();
  /** The first one runs. */
  #asked: readonly Asked[] = [];
  #isScheduled = false;
  #reportedMs = -Infinity;

  constructor(libraries: Libraries, surroundings: ExplorationSurroundings) {
    this.#libraries = libraries;
    this.#surroundings = surroundings;
  }

  start(id: number, request: ExplorationRequest): void {
    const { onEnd } = this.#surroundings;
    const refused = problemWith(request);
    if (refused !== null) {
      onEnd(id, fail(refused));
      return;
    }
    this.#awaiting.add(id);
    this.#libraries.use(
      request.scenario.model,
      (library) => {
        if (this.#awaiting.delete(id)) this.#add(id, request, library);
      },
      (failure) => {
        if (this.#awaiting.delete(id)) onEnd(id, fail(failure));
      },
    );
  }

  #add(id: number, request: ExplorationRequest, library: Library): void {
    const exploration = new Exploration(request, library, this.#surroundings.nowMs);
    this.#asked = [...this.#asked, { id, exploration, work: exploration.work() }];
    this.#report();
    this.#schedule();
  }

  /** False when there is no such search, or none any more. */
  cancel(id: number): boolean {
    if (this.#awaiting.delete(id)) {
      this.#surroundings.onEnd(id, fail(NOT_BEGUN));
      return true;
    }
    const asked = this.#asked.find((one) => one.id === id);
    if (asked === undefined) return false;
    if (asked.exploration.hasSearched) asked.exploration.cancel();
    else this.#end(asked, fail(NOT_BEGUN));
    return true;
  }

  #schedule(): void {
    if (this.#isScheduled || this.#asked.length === 0) return;
    this.#isScheduled = true;
    this.#surroundings.soon(() => {
      this.#isScheduled = false;
      this.#work();
      this.#schedule();
    });
  }

  /** One slice of the work there is. */
  #work(): void {
    const { nowMs } = this.#surroundings;
    const untilMs = nowMs() + SLICE_MS;
    do {
      const [running] = this.#asked;
      if (running === undefined) return;
      const piece = running.work.next();
      if (piece.done === true) this.#end(running, piece.value);
    } while (nowMs() < untilMs);
    if (nowMs() >= this.#reportedMs + REPORT_MS) this.#report(this.#asked.slice(0, 1));
  }

  #end(asked: Asked, result: Result<ExplorationResult, Failure>): void {
    this.#asked = this.#asked.filter((one) => one !== asked);
    this.#surroundings.onEnd(asked.id, result);
    this.#report();
  }

  /** Those that wait are as they were, unless one has come or gone. */
  #report(asked = this.#asked): void {
    this.#reportedMs = this.#surroundings.nowMs();
    for (const [ahead, { id, exploration }] of asked.entries())
      this.#surroundings.onProgress(id, exploration.progress(ahead));
  }
}

const NOT_BEGUN = notPossible('The search was cancelled before it had looked at anything.');
