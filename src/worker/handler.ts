/**
 * Requests to replies. Long work (opening, running) goes on in slices of a few milliseconds between
 * which messages are read, so that anything is answered, or cancelled, at once. The newest opening
 * replaces the run on screen only when nothing of it can be refused any more. Nothing is caught here:
 * an exception is a mistake in this program, and the page replaces a worker that has made one.
 */
import { ok } from '../base/result.ts';
import type { Result } from '../base/result.ts';
import type { Given } from '../protocol/calculator.ts';
import type { Failure, Reply, Request, Source, TraceFile } from '../protocol/messages.ts';
import { BesideRun } from './beside-run.ts';
import { calculated } from './calculate.ts';
import { cardOf } from './card.ts';
import { buffersOf } from './column-writer.ts';
import { Explorations } from './exploration/explorations.ts';
import { promelaOf } from './exploration/promela-of.ts';
import type { Libraries } from './libraries.ts';
import type { Library } from './library.ts';
import { notPossible, Opening } from './opening.ts';
import { readLog } from './reading/logs.ts';
import { NOTHING_OPEN, REPLACED } from './refusals.ts';
import { sessionOf } from './session.ts';
import type { Session } from './session.ts';
import { orderOf } from './source.ts';
import { writeTrace } from './writing/trace-job.ts';

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

/** With the library that it is opened from. */
type OpeningOf = Numbered<Opening> & { readonly library: Library };

export class Handler {
  readonly #libraries: Libraries;
  readonly #surroundings: Surroundings;
  readonly #explorations: Explorations;
  readonly #beside: BesideRun;
  /** Opening that waits for its model; the newest. */
  #awaited: number | null = null;
  #opening: OpeningOf | null = null;
  #session: Numbered<Session> | null = null;
  #finished = true;
  /** What is asked of a run that has ended. */
  #atEnd: { readonly id: number; readonly answer: (session: Session) => void }[] = [];
  #isScheduled = false;
  #reportedMs = -Infinity;

  constructor(libraries: Libraries, surroundings: Surroundings) {
    this.#libraries = libraries;
    this.#surroundings = surroundings;
    this.#beside = new BesideRun(libraries, {
      soon: (callback) => surroundings.soon(callback),
      nowMs: () => surroundings.nowMs(),
      onPlayed: (id, { trace, ...played }) =>
        this.#post({ id, type: 'played', pieces: trace, ...played }, buffersOf(trace)),
      onFailed: (id, failure) => this.#fail(id, failure),
    });
    this.#explorations = new Explorations(libraries, {
      soon: (callback) => surroundings.soon(callback),
      nowMs: () => surroundings.nowMs(),
      onAnswer: (id, answer) => {
        if (answer.ok) this.#post({ id, ...answer.value });
        else this.#fail(id, answer.error);
      },
    });
  }

  receive(request: Request): void {
    const session = this.#session?.it ?? null;
    switch (request.type) {
      case 'open':
        this.#open(request.id, request.source);
        break;
      case 'choose':
        this.#start(
          request.id,
          session?.choose(request.step, request.actor, request.keepRest),
          session?.library,
        );
        break;
      case 'inject':
        this.#start(request.id, session?.inject(request.step, request.cause), session?.library);
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
      case 'whence': {
        const whence = session?.whence(request.subject, request.step) ?? NOTHING_OPEN;
        if (!whence.ok) this.#fail(request.id, whence.error);
        else this.#post({ id: request.id, type: 'whence', whence: whence.value });
        break;
      }
      case 'link':
        this.#whenOver(request.id, (ended) => {
          const link = ended.link(request.step);
          if (link.ok) this.#post({ id: request.id, type: 'link', hash: link.value });
          else this.#fail(request.id, link.error);
        });
        break;
      case 'mail':
        this.#whenOver(request.id, (ended) => void this.#mail(request, ended));
        break;
      case 'title':
        if (session === null) this.#fail(request.id, NOTHING_OPEN.error);
        else this.#post({ id: request.id, type: 'titled', answer: session.entitle(request.title) });
        break;
      case 'calculate':
        this.#calculate(request.id, request.given);
        break;
      case 'machines':
        this.#post({ id: request.id, type: 'machines', machines: this.#libraries.machines });
        break;
      case 'card':
        this.#card(request);
        break;
      case 'play':
        this.#beside.play(request.id, request);
        break;
      case 'peek': {
        const snapshot = this.#beside.snapshot(request.step);
        if (!snapshot.ok) this.#fail(request.id, snapshot.error);
        else this.#post({ id: request.id, type: 'snapshot', snapshot: snapshot.value });
        break;
      }
      case 'explore':
      case 'need':
      case 'judge':
      case 'print':
      case 'ask':
      case 'go':
        this.#explorations.receive(request);
        break;
      case 'promela':
        this.#export(request);
        break;
      case 'write-trace':
        this.#writeTrace(request);
        break;
      case 'read':
        void this.#readLog(request.id, request.text);
        break;
      case 'cancel':
        if (!this.#explorations.cancel(request.request)) this.#cancel(request.request);
        break;
    }
  }

  #open(id: number, source: Source): void {
    this.#awaited = null;
    const model = this.#libraries.modelOf(source);
    if (!model.ok) {
      this.#fail(id, model.error);
      return;
    }
    this.#awaited = id;
    const isNewest = () => this.#awaited === id;
    this.#libraries.use(
      model.value,
      (library) => {
        if (isNewest()) this.#openFrom(library, id, source);
      },
      (failure) => {
        if (isNewest()) this.#fail(id, failure);
      },
    );
  }

  #openFrom(library: Library, id: number, source: Source): void {
    const session = this.#session?.it;
    const base = session?.library === library ? session.base : null;
    const order = orderOf(source, library, base);
    this.#start(id, order.ok ? ok(new Opening(order.value)) : order, library);
  }

  #start(id: number, opening: Result<Opening, Failure> = NOTHING_OPEN, library?: Library): void {
    this.#awaited = null;
    if (!opening.ok || library === undefined) {
      this.#fail(id, opening.ok ? NOTHING_OPEN.error : opening.error);
      return;
    }
    this.#opening = { id, it: opening.value, library };
    this.#reportedMs = this.#surroundings.nowMs();
    this.#work();
  }

  #calculate(id: number, given: Given): void {
    const calculator = this.#session?.it.library.calculator ?? null;
    if (calculator === null) {
      this.#fail(id, NOTHING_OPEN.error);
      return;
    }
    this.#libraries.use(
      calculator.model,
      (library) =>
        this.#post({ id, type: 'calculated', answer: calculated(calculator, given, library) }),
      (failure) => this.#fail(id, failure),
    );
  }

  #export(request: Extract<Request, { readonly type: 'promela' }>): void {
    const { id, scenario } = request;
    this.#libraries.use(
      scenario.model,
      (library) => {
        const model = promelaOf(request, library);
        if (model.ok) this.#post({ id, type: 'promela', ...model.value });
        else this.#fail(id, model.error);
      },
      (failure) => this.#fail(id, failure),
    );
  }

  #writeTrace(request: Extract<Request, { readonly type: 'write-trace' }>): void {
    const { id, scenario } = request;
    const onFailed = (failure: Failure) => this.#fail(id, failure);
    const surroundings = {
      soon: (callback: () => void) => this.#surroundings.soon(callback),
      nowMs: () => this.#surroundings.nowMs(),
      onProgress: (steps: number) => this.#post({ id, type: 'writing', steps }),
      onWritten: (file: TraceFile) => this.#post({ id, type: 'written', ...file }),
      onFailed,
    };
    this.#libraries.use(
      scenario.model,
      (library) => writeTrace(request, library, surroundings),
      onFailed,
    );
  }

  #card({ id, model, option }: Extract<Request, { readonly type: 'card' }>): void {
    this.#libraries.use(
      model,
      (library) => {
        const card = cardOf(library, option);
        if (card.ok) this.#post({ id, type: 'card', card: card.value });
        else this.#fail(id, card.error);
      },
      (failure) => this.#fail(id, failure),
    );
  }

  async #mail(
    { id, step, address }: Extract<Request, { readonly type: 'mail' }>,
    session: Session,
  ): Promise<void> {
    // Few ask for it.
    const loaded = await import('./mail/mail.ts').catch(String);
    if (typeof loaded === 'string') {
      this.#fail(id, notPossible(`The text for a mail could not be loaded: ${loaded}.`));
      return;
    }
    const mail = loaded.mailOf(session, step, address);
    if (mail.ok) this.#post({ id, type: 'mail', text: mail.value });
    else this.#fail(id, mail.error);
  }

  async #readLog(id: number, text: Blob): Promise<void> {
    const answer = await readLog(text, this.#libraries, (bytes) =>
      this.#post({ id, type: 'reading', bytes }),
    );
    if (answer.ok) this.#post({ id, type: 'read', answer: answer.value });
    else this.#fail(id, answer.error);
  }

  #cancel(id: number): void {
    if (this.#awaited === id) this.#awaited = null;
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

  #workOn({ id, it: opening, library }: OpeningOf): void {
    const ready = opening.advance(SLICE_STEPS);
    if (ready === null) return;
    this.#opening = null;
    if (!ready.ok) {
      this.#fail(id, ready.error);
      return;
    }
    const session = sessionOf(library, opening, ready.value);
    for (const one of this.#atEnd) this.#fail(one.id, REPLACED);
    this.#atEnd = [];
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
    this.#answerAtEnd();
  }

  #whenOver(id: number, answer: (session: Session) => void): void {
    this.#atEnd.push({ id, answer });
    this.#answerAtEnd();
  }

  #answerAtEnd(): void {
    if (this.#session !== null && !this.#finished) return;
    for (const { id, answer } of this.#atEnd) {
      if (this.#session === null) this.#fail(id, NOTHING_OPEN.error);
      else answer(this.#session.it);
    }
    this.#atEnd = [];
  }

  #fail(id: number, failure: Failure): void {
    const first = this.#libraries.known(this.#libraries.first);
    const presets = this.#session === null && first !== null ? { presets: first.presetInfos } : {};
    this.#post({ id, type: 'failed', ...failure, ...presets });
  }

  #post(reply: Reply, transfer: ArrayBuffer[] = []): void {
    this.#surroundings.post(reply, transfer);
  }
}
