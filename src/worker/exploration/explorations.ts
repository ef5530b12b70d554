/**
 * The searches that the page has asked for: one runs, in slices of a few milliseconds between which
 * messages are read, the others wait in the order in which they came.
 */
import { fail, type Result } from '../../base/result.ts';
import type { ExplorationRequest, NeedRequest } from '../../protocol/exploration.ts';
import type { AskRequest, GoRequest } from '../../protocol/asking.ts';
import type { Failure, JudgeRequest, Request, SearchAnswer } from '../../protocol/messages.ts';
import type { PrintRequest } from '../../protocol/printing.ts';
import type { Libraries } from '../libraries.ts';
import type { Library } from '../library.ts';
import { notLoaded, notPossible } from '../opening.ts';
import { explorationJob, needJob, type Job } from './job.ts';
import { problemWith } from './limits.ts';

const SLICE_MS = 8;
/** More than ten times a second, whatever else there is to do. */
const REPORT_MS = 50;

/** What searches need, and where they are heard; `id` is that of the request. */
export interface ExplorationSurroundings {
  readonly soon: (callback: () => void) => void;
  readonly nowMs: () => number;
  /** The last answer to a request, or what comes before it. */
  readonly onAnswer: (id: number, answer: Result<SearchAnswer, Failure>) => void;
}

/** What it is asked, by messages. */
type SearchRequest = Extract<
  Request,
  { readonly type: 'explore' | 'need' | 'judge' | 'print' | 'ask' | 'go' }
>;

interface Asked {
  readonly id: number;
  readonly job: Job;
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

  receive(request: SearchRequest): void {
    switch (request.type) {
      case 'explore':
        this.explore(request.id, request);
        break;
      case 'need':
        this.findNeed(request.id, request);
        break;
      case 'judge':
        this.judge(request.id, request);
        break;
      case 'print':
        this.print(request.id, request);
        break;
      case 'ask':
        this.ask(request.id, request);
        break;
      case 'go':
        this.go(request.id, request);
        break;
    }
  }

  /** Searches every interleaving of a scenario. */
  explore(id: number, request: ExplorationRequest): void {
    const { nowMs, onAnswer } = this.#surroundings;
    const refused = problemWith(request);
    if (refused !== null) {
      onAnswer(id, fail(refused));
      return;
    }
    const tell = (answer: SearchAnswer) => onAnswer(id, { ok: true, value: answer });
    const { model } = request.scenario;
    this.#awaiting.add(id);
    this.#libraries.useAnswers(model, (answers) => {
      if (!this.#awaiting.has(id)) return;
      this.#start(id, model, (library) => explorationJob(request, library, nowMs, tell, answers));
    });
  }

  /** Searches scenarios for one that needs a line. */
  findNeed(id: number, request: NeedRequest): void {
    this.#start(id, request.scenario.model, (library) => needJob(request, library));
  }

  /** Decides a cell of a board; what answers questions is loaded with the first of them. */
  judge(id: number, request: JudgeRequest): void {
    this.#startLater(id, request.scenario, async () => {
      const { judgeJob } = await import('./judging.ts');
      return (library) => judgeJob(request, library);
    });
  }

  /** Searches scenarios of one model for a run that prints the lines of a log. */
  print(id: number, request: PrintRequest): void {
    this.#startLater(id, request.scenarios[0], async () => {
      const { printJob } = await import('./printing.ts');
      return (library) => printJob(request, library);
    });
  }

  /** Answers a question about the runs of a scenario. */
  ask(id: number, request: AskRequest): void {
    this.#startLater(id, request.scenario, async () => {
      const { askJob } = await import('./ask-job.ts');
      return (library) => askJob(request, library);
    });
  }

  /** Lets somebody go on in a scenario. */
  go(id: number, request: GoRequest): void {
    this.#startLater(id, request.scenario, async () => {
      const { goJob } = await import('./go-job.ts');
      return (library) => goJob(request, library);
    });
  }

  /** A job whose code is loaded with the first of them. */
  #startLater(id: number, scenario: unknown, load: () => Promise<(of: Library) => Job>): void {
    const { onAnswer } = this.#surroundings;
    const model = this.#libraries.modelOf({ kind: 'scenario', scenario, step: 0 });
    if (!model.ok) {
      onAnswer(id, model);
      return;
    }
    this.#awaiting.add(id);
    load().then(
      (jobOf) => {
        if (this.#awaiting.has(id)) this.#start(id, model.value, jobOf);
      },
      (error: unknown) => {
        if (this.#awaiting.delete(id)) onAnswer(id, fail(notLoaded(error)));
      },
    );
  }

  #start(id: number, model: string, jobOf: (library: Library) => Job): void {
    this.#awaiting.add(id);
    this.#libraries.use(
      model,
      (library) => {
        if (!this.#awaiting.delete(id)) return;
        const asked = { id, job: jobOf(library) };
        this.#asked = asked.job.isQuick ? [asked, ...this.#asked] : [...this.#asked, asked];
        this.#report();
        this.#schedule();
      },
      (failure) => {
        if (this.#awaiting.delete(id)) this.#surroundings.onAnswer(id, fail(failure));
      },
    );
  }

  /** False when there is no such search, or none any more. */
  cancel(id: number): boolean {
    if (this.#awaiting.delete(id)) {
      this.#surroundings.onAnswer(id, fail(NOT_BEGUN));
      return true;
    }
    const asked = this.#asked.find((one) => one.id === id);
    if (asked === undefined) return false;
    if (asked.job.hasSearched()) asked.job.cancel();
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
      const piece = running.job.work.next();
      if (piece.done === true) this.#end(running, piece.value);
    } while (nowMs() < untilMs);
    if (nowMs() >= this.#reportedMs + REPORT_MS) this.#report(this.#asked.slice(0, 1));
  }

  #end(asked: Asked, result: Result<SearchAnswer, Failure>): void {
    this.#asked = this.#asked.filter((one) => one !== asked);
    this.#surroundings.onAnswer(asked.id, result);
    this.#report();
  }

  /** Those that wait are as they were, unless one has come or gone. */
  #report(asked = this.#asked): void {
    this.#reportedMs = this.#surroundings.nowMs();
    for (const [ahead, { id, job }] of asked.entries())
      this.#surroundings.onAnswer(id, { ok: true, value: job.progress(ahead) });
  }
}

const NOT_BEGUN = notPossible('The search was cancelled before it had looked at anything.');
