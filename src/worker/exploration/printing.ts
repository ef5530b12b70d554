/** A run that prints the lines of a log in their order: scenarios searched one after the other, and what comes of it. */
import { fail, ok, type Result } from '../../base/result.ts';
import {
  PrintSearch,
  type Printing,
  type PrintSearchEnd,
} from '../../explorer/printing/print-search.ts';
import { boundOf } from '../../explorer/verdict.ts';
import type { Failure } from '../../protocol/messages.ts';
import type { PrintProgress, PrintRequest, PrintResult } from '../../protocol/printing.ts';
import { toldInFull } from '../../scenario/settings.ts';
import type { Library } from '../library.ts';
import { notPossible } from '../opening.ts';
import { scenarioWith } from './breach.ts';
import { answered, type Job } from './job.ts';
import { linkTo } from './link-to.ts';
import { printingSentences } from './printing-words.ts';
import { startOf, type Start } from './start.ts';

/** About a millisecond of work. */
const SLICE_STATES = 200;

/** A scenario that was searched. */
interface Tried {
  readonly start: Start;
  readonly end: PrintSearchEnd;
  /** The run that gets furthest. */
  readonly furthest: Printing | null;
  readonly printed: number;
  readonly next: readonly string[];
  readonly mayEnd: boolean;
  readonly bound: string | null;
}

export function printJob(request: PrintRequest, library: Library): Job {
  const search = new PrintingSearch(request, library);
  return {
    hasSearched: () => search.hasSearched,
    isQuick: false,
    cancel: () => search.cancel(),
    progress: () => ({ type: 'printing', ...search.progress }),
    work: answered(search.work(), (result) => ({ type: 'printed', ...result })),
  };
}

export class PrintingSearch {
  readonly #request: PrintRequest;
  readonly #library: Library;
  #isCancelled = false;
  #running: PrintSearch | null = null;
  #number = 0;
  #states = 0;
  #printed = 0;

  constructor(request: PrintRequest, library: Library) {
    this.#request = request;
    this.#library = library;
  }

  get hasSearched(): boolean {
    return this.#number > 0;
  }

  cancel(): void {
    this.#isCancelled = true;
  }

  get progress(): PrintProgress {
    const running = this.#running;
    return {
      states: this.#states + (running?.states ?? 0),
      scenario: this.#number,
      scenarios: this.#request.scenarios.length,
      lines: Math.max(this.#printed, running?.printed ?? 0),
    };
  }

  /** Yields after every little piece of work. */
  *work(): Generator<void, Result<PrintResult, Failure>> {
    const { scenarios, lines } = this.#request;
    const tried: Tried[] = [];
    for (const scenario of scenarios) {
      const asked = { scenario, preset: null, fromStep: 0 };
      const start = yield* startOf(asked, this.#library);
      if (!start.ok) return start;
      this.#number++;
      const one = yield* this.#tried(start.value);
      if (one === null) return fail(notPossible('This machine does not say what it prints.'));
      tried.push(one);
      if (one.end === 'found' || this.#isCancelled) break;
    }
    const [first] = tried;
    if (first === undefined) return fail(notPossible('There is no scenario to search.'));
    const best = tried.reduce((a, b) => (b.printed > a.printed ? b : a), first);
    const link = yield* this.#linkOf(best);
    const bound = tried.find((one) => one.bound !== null)?.bound ?? null;
    const isFound = best.printed === lines.length;
    const { start, furthest } = best;
    const scenario = start.order.scenario;
    const told = toldInFull(start.order.model.description.settings, scenario).join(', ');
    const answer = {
      verdict: isFound ? 'found' : bound === null ? 'none' : 'undecided',
      printed: best.printed,
      placed: furthest?.placed ?? [],
      link,
      step: furthest?.schedule.length ?? 0,
      told,
      next: best.next,
      mayEnd: best.mayEnd,
      states: this.#states,
      scenarios: tried.length,
      bound: isFound ? null : bound,
    } as const;
    return ok({ ...answer, sentences: printingSentences(answer, this.#request) });
  }

  /** null where the machine says nothing of what it prints. */
  *#tried(start: Start): Generator<void, Tried | null> {
    const { scenarios, lines, maxStates, maxMegabytes } = this.#request;
    const { machine, order } = start;
    const { prints } = order.model;
    if (prints === undefined) return null;
    // What one leaves of its share the others have.
    const share = Math.ceil((maxStates - this.#states) / (scenarios.length - this.#number + 1));
    const maxBytes = maxMegabytes * 1e6;
    const search = new PrintSearch(machine, prints, { lines, maxStates: share, maxBytes });
    this.#running = search;
    while (!this.#isCancelled && search.advance(SLICE_STATES)) yield;
    const { end, printed, states, frontier, others, mayEnd } = search;
    this.#running = null;
    this.#states += states;
    this.#printed = Math.max(this.#printed, printed);
    const progress = { states, frontier };
    return {
      start,
      end,
      furthest: search.furthest(),
      printed,
      next: others,
      mayEnd,
      bound: end === 'found' ? null : boundOf({ end, progress, memoryLimit: maxBytes }),
    };
  }

  *#linkOf({ start, furthest }: Tried): Generator<void, string | null> {
    if (furthest === null) return null;
    const { schedule } = furthest;
    const scenario = scenarioWith(start, schedule);
    if (scenario === null) return null;
    return yield* linkTo({ ...start.order, scenario }, schedule.length, this.#library);
  }
}
