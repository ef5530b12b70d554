/**
 * Requests to replies. Long work (opening, running) goes on in slices of a few milliseconds between
 * which messages are read, so that anything is answered, or cancelled, at once. The newest opening
 * replaces the run on screen only when nothing of it can be refused any more. Nothing is caught here:
 * an exception is a mistake in this program, and the page replaces a worker that has made one.
 */
import { fail } from '../base/result.ts';
import type { Result } from '../base/result.ts';
import type { Failure, Reply, Request } from '../protocol/messages.ts';
import { buffersOf } from './column-writer.ts';
import { Explorations } from './exploration/explorations.ts';
import { promelaOf } from './exploration/promela-of.ts';
import type { Library } from './library.ts';
import { notPossible, Opening } from './opening.ts';
import { sessionOf } from './session.ts';
import type { Session } from './session.ts';
import { orderOf } from './source.ts';

/** What the worker's surroundings offer. */
export interface Surroundings {
  post(reply: Reply, transfer: ArrayBuffer[]): void;
  /** Calls back soon, after messages that have arrived. */
  soon(callback: () => void): void;
  /** A clock, in milliseconds. */
  nowMs(): number;
}

/** Below a frame, so that a snapshot asked for meanwhile is not late. */
const SLICE_MS = 8;
/** Steps between two looks at the clock. */
const SLICE_STEPS = 1000;
/** Columns are sent, and progress is reported, this often. */
const REPORT_MS = 50;

interface Numbered<T> {
  /** Request that it answers. */
  readonly id: number;
  readonly it: T;
}

export class Handler {
  readonly #library: Library;
  readonly #surroundings: Surroundings;
  readonly #explorations: Explorations;
  #opening: Numbered<Opening> | null = null;
  #session: Numbered<Session> | null = null;
  #finished = true;
  #linksWaiting: { readonly id: number; readonly step: number }[] = [];
  #isScheduled = false;
  #reportedMs = -Infinity;

  constructor(library: Library, surroundings: Surroundings) {
    this.#library = library;
    this.#surroundings = surroundings;
    this.#explorations = new Explorations(library, {
      soon: (callback) => surroundings.soon(callback),
      nowMs: () => surroundings.nowMs(),
      onProgress: (id, progress) => this.#post({ id, type: 'exploring', ...progress }),
      onEnd: (id, result) => {
        if (result.ok) this.#post({ id, type: 'explored', ...result.value });
        else this.#fail(id, result.error);
      },
    });
  }

  receive(request: Request): void {
    const session = this.#session?.it ?? null;
    switch (request.type) {
      case 'open': {
        const order = orderOf(request.source, this.#library, session?.base ?? null);
        this.#start(request.id, order.ok ? { ok: true, value: new Opening(order.value) } : order);
        break;
      }
      case 'choose':
        this.#start(request.id, session?.choose(request.step, request.actor) ?? NOTHING_OPEN);
        break;
      case 'inject':
        this.#start(request.id, session?.inject(request.step, request.cause) ?? NOTHING_OPEN);
        break;
      case 'seek': {
        const snapshot = session?.snapshot(request.step) ?? NOTHING_OPEN;
        if (!snapshot.ok) this.#fail(request.id, snapshot.error);
        else this.#post({ id: request.id, type: 'snapshot', snapshot: snapshot.value });
        break;
      }
      case 'log':
        if (session === null) this.#fail(request.id, NOTHING_OPEN.error);
        else {
          const lines = session.log(request.from, request.to);
          this.#post({ id: request.id, type: 'log', lines });
        }
        break;
      case 'link':
        this.#linksWaiting.push({ id: request.id, step: request.step });
        this.#answerLinks();
        break;
      case 'explore':
        this.#explorations.start(request.id, request);
        break;
      case 'promela': {
        const model = promelaOf(request, this.#library);
        if (model.ok) this.#post({ id: request.id, type: 'promela', ...model.value });
        else this.#fail(request.id, model.error);
        break;
      }
      case 'cancel':
        if (!this.#explorations.cancel(request.request)) this.#cancel(request.request);
        break;
    }
  }

  #start(id: number, opening: Result<Opening, Failure>): void {
    if (!opening.ok) {
      this.#fail(id, opening.error);
      return;
    }
    this.#opening = { id, it: opening.value };
    this.#reportedMs = this.#surroundings.nowMs();
    this.#work();
  }

  #cancel(id: number): void {
    if (this.#opening?.id === id) this.#opening = null;
    if (this.#session?.id === id) {
      this.#session.it.run.stop();
      this.#report();
    }
  }

  /** One slice of the work there is, and the next one soon if there is more. */
  #work(): void {
    const untilMs = this.#surroundings.nowMs() + SLICE_MS;
    while (this.#hasWork()) {
      if (this.#opening !== null) this.#workOn(this.#opening);
      else this.#session?.it.run.advance(SLICE_STEPS);
      if (this.#surroundings.nowMs() >= untilMs) break;
    }
    if (this.#surroundings.nowMs() >= this.#reportedMs + REPORT_MS) this.#reportProgress();
    if (this.#opening === null) this.#reportEnd();
    if (this.#hasWork() && !this.#isScheduled) {
      this.#isScheduled = true;
      this.#surroundings.soon(() => {
        this.#isScheduled = false;
        this.#work();
      });
    }
  }

  #hasWork(): boolean {
    return this.#opening !== null || this.#session?.it.run.isRunning === true;
  }

  #workOn({ id, it: opening }: Numbered<Opening>): void {
    const ready = opening.advance(SLICE_STEPS);
    if (ready === null) return;
    this.#opening = null;
    if (!ready.ok) {
      this.#fail(id, ready.error);
      return;
    }
    const session = sessionOf(this.#library, opening, ready.value);
    for (const link of this.#linksWaiting) this.#fail(link.id, REPLACED);
    this.#linksWaiting = [];
    this.#session = { id, it: session };
    this.#finished = false;
    this.#post({ id, type: 'opened', ...session.opened });
    this.#reportedMs = -Infinity;
  }

  #reportProgress(): void {
    this.#reportedMs = this.#surroundings.nowMs();
    if (this.#opening !== null) {
      this.#post({ id: this.#opening.id, type: 'progress', steps: this.#opening.it.steps });
    }
    this.#report();
  }

  #report(): void {
    this.#sendColumns();
    this.#reportEnd();
  }

  #sendColumns(): void {
    if (this.#session === null) return;
    const { id, it } = this.#session;
    for (let taken = it.run.takeColumns(); taken !== null; taken = it.run.takeColumns())
      this.#post({ id, type: 'trace', ...taken }, buffersOf(taken.pieces));
  }

  /** Says once that the run is over, after the last of its columns. */
  #reportEnd(): void {
    if (this.#session === null || this.#finished || this.#session.it.run.isRunning) return;
    this.#finished = true;
    this.#sendColumns();
    const { id, it } = this.#session;
    this.#post({ id, type: 'finished', ...it.finished() });
    this.#answerLinks();
  }

  #answerLinks(): void {
    if (this.#session !== null && !this.#finished) return;
    for (const { id, step } of this.#linksWaiting) {
      const link = this.#session?.it.link(step) ?? NOTHING_OPEN;
      if (link.ok) this.#post({ id, type: 'link', hash: link.value });
      else this.#fail(id, link.error);
    }
    this.#linksWaiting = [];
  }

  #fail(id: number, failure: Failure): void {
    const presets = this.#session === null ? { presets: this.#library.presetInfos } : {};
    this.#post({ id, type: 'failed', ...failure, ...presets });
  }

  #post(reply: Reply, transfer: ArrayBuffer[] = []): void {
    this.#surroundings.post(reply, transfer);
  }
}

const NOTHING_OPEN = fail(notPossible('No scenario is open.'));
const REPLACED = notPossible('Another run has taken the place of this one.');
