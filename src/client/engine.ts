/**
 * The simulation as the page sees it: a worker behind typed requests. What happens by itself (a run
 * opened, grew, ended, failed, the worker crashed) goes to one listener, in order; what was asked for
 * comes back as a promise, which never rejects. A crashed worker is replaced and brought back to the
 * last scenario and step.
 */
import type { Result } from '../base/result.ts';
import type { Calculated, CalculatorProblem, Given } from '../protocol/calculator.ts';
import type { Card, MachineInfo } from '../protocol/card.ts';
import type {
  Beside,
  Failure,
  Opened,
  Played,
  RunBody,
  RunReply,
  Source,
} from '../protocol/messages.ts';
import type { LogLine, Snapshot } from '../protocol/snapshot.ts';
import type { Finished, TraceColumns } from '../protocol/trace.ts';
import type { Subject, Whence } from '../protocol/whence.ts';
import type { Title } from '../scenario/title.ts';
import { BROWSER_TIMER, Connection } from './connection.ts';
import type { Timer, WorkerLike } from './connection.ts';
import { GrowingColumns } from './growing-columns.ts';

export interface EngineListener {
  /** Another run replaces the one before: its trace starts empty. */
  onOpened(opened: Opened): void;
  /** The trace so far, from step 0; a new object at every call, over the same memory. */
  onTrace(columns: TraceColumns): void;
  /** The run is over; its trace is complete. */
  onFinished(finished: Finished): void;
  /** A request was refused; the run is as it was before. */
  onFailed(failure: Failure): void;
  /** A long start (a link that is replayed first): steps simulated so far. */
  onProgress(steps: number): void;
  /** The worker died and is being replaced. */
  onCrashed(sentence: string): void;
  /** A new worker took over, `onOpened` was called, and `step` is where the page was. */
  onRestored(step: number): void;
  /** The worker crashed again and again, or cannot get back: nothing works until `open` is called. */
  onGaveUp(sentence: string): void;
}

/** `dropped`: overtaken by a newer request, or lost in a crash. The listener knows the details. */
export type Outcome = 'opened' | 'failed' | 'dropped';

interface Pending {
  /** Number of runs opened when it was asked; null for what is about no run. */
  readonly epoch: number | null;
  /** The reply that answers it, or null when none will come. */
  readonly settle: (reply: RunReply | null) => void;
}

const CRASHES_BEFORE_GIVING_UP = 3;

export class Engine {
  readonly #createWorker: () => WorkerLike;
  readonly #listener: EngineListener;
  readonly #timer: Timer;
  readonly #pending = new Map<number, Pending>();
  #connection: Connection<RunBody, RunReply> | null = null;
  #disposed = false;
  /** The page has a run, and the worker, a new one, does not have it yet. */
  #isLost = false;

  /** The run on screen: what to restore after a crash. */
  #opened: Opened | null = null;
  /** What `open` was last called with: what to retry while no run has ever opened. */
  #lastSource: Source | null = null;
  #step = 0;
  /** Number of the request that opened the run, and whether the run still grows. */
  #run = 0;
  #isRunning = false;
  #epoch = 0;
  #newestOpening = 0;
  #columns = new GrowingColumns();

  #crashes = 0;
  #lastDeath = 'The simulation does not answer.';
  #finishedSinceStart = false;
  #answeredSinceStart = false;

  constructor(
    createWorker: () => WorkerLike,
    listener: EngineListener,
    timer: Timer = BROWSER_TIMER,
  ) {
    this.#createWorker = createWorker;
    this.#listener = listener;
    this.#timer = timer;
  }

  /** Opens a preset, a link, a scenario, or a change to a scenario. */
  open(source: Source): Promise<Outcome> {
    this.#lastSource = source;
    if (this.#connection === null) this.#crashes = 0;
    return this.#openAsAsked({ type: 'open', source });
  }

  /**
   * Takes `actor` (an index into the description's actors) at `step`; the rest is recomputed, or kept as
   * near as possible.
   */
  choose(step: number, actor: number, keepRest = false): Promise<Outcome> {
    return this.#openAsAsked({ type: 'choose', step, actor, keepRest });
  }

  /** Raises the error at `step`, of another kind if `cause` is not null. */
  inject(step: number, cause: string | null): Promise<Outcome> {
    return this.#openAsAsked({ type: 'inject', step, cause });
  }

  /** The state after `step` steps; null where there is none, as when its run was replaced meanwhile. */
  async snapshot(step: number): Promise<Snapshot | null> {
    this.#step = step;
    const reply = await this.#ask({ type: 'seek', step });
    return reply?.type === 'snapshot' ? reply.snapshot : null;
  }

  /** Log lines of the steps `from` .. `to - 1`; null as for snapshots. */
  async log(from: number, to: number): Promise<readonly LogLine[] | null> {
    const reply = await this.#ask({ type: 'log', from, to });
    return reply?.type === 'log' ? reply.lines : null;
  }

  /** Who set a value of the state after `step` steps; null as for snapshots, or where nobody can say. */
  async whence(subject: Subject, step: number): Promise<Whence | null> {
    const reply = await this.#ask({ type: 'whence', subject, step });
    return reply?.type === 'whence' ? reply.whence : null;
  }

  /** The link's hash for the current run with `step` selected; waits until the run has ended. */
  async link(step: number): Promise<string | null> {
    const reply = await this.#ask({ type: 'link', step });
    return reply?.type === 'link' ? reply.hash : null;
  }

  /** The moment as plain text for a mail; as for links. `address`: the page's, without its hash. */
  async mail(step: number, address: string): Promise<string | null> {
    const reply = await this.#ask({ type: 'mail', step, address });
    return reply?.type === 'mail' ? reply.text : null;
  }

  /** Writes a title and a note above the run; null as for snapshots. */
  async entitle(title: Title): Promise<Result<Opened['scenario'], string> | null> {
    const reply = await this.#ask({ type: 'title', title });
    if (reply?.type !== 'titled') return null;
    const { answer } = reply;
    if (answer.ok && this.#opened !== null)
      this.#opened = { ...this.#opened, scenario: answer.value };
    return answer;
  }

  /** What the machine's calculator answers; null as for snapshots. */
  async calculate(given: Given): Promise<Result<Calculated, CalculatorProblem> | null> {
    const reply = await this.#ask({ type: 'calculate', given });
    return reply?.type === 'calculated' ? reply.answer : null;
  }

  /** What there is to open; a sentence where the worker cannot say so. */
  async machines(): Promise<readonly MachineInfo[] | string> {
    const reply = await this.#askBeside({ type: 'machines' });
    return reply?.type === 'machines' ? reply.machines : this.#whyNot(reply);
  }

  /** The card of a model; a sentence where there is none. */
  async card(model: string, option: number | null): Promise<Card | string> {
    const reply = await this.#askBeside({ type: 'card', model, option });
    return reply?.type === 'card' ? reply.card : this.#whyNot(reply);
  }

  /** A run beside the one on the page, played to its end; a sentence where it cannot be. */
  async play(beside: Beside): Promise<Played | string> {
    const reply = await this.#askBeside({ type: 'play', ...beside });
    if (reply?.type !== 'played') return this.#whyNot(reply);
    const { opened, pieces, finished } = reply;
    const columns = new GrowingColumns();
    columns.append(0, pieces);
    return { opened, trace: columns.view(), finished };
  }

  /** A moment of the run that was played last; null where there is none. */
  async peek(step: number): Promise<Snapshot | null> {
    const reply = await this.#askBeside({ type: 'peek', step });
    return reply?.type === 'snapshot' ? reply.snapshot : null;
  }

  /** Stops the current run, or the one being opened, where it is. */
  cancel(): void {
    const request = Math.max(this.#run, this.#newestOpening);
    this.#overtake();
    this.#connection?.send({ type: 'cancel', request });
  }

  /** Ends the worker; the engine cannot be used any more. */
  dispose(): void {
    this.#disposed = true;
    this.#connection?.close();
    this.#disconnect();
  }

  async #openAsAsked(request: RunBody): Promise<Outcome> {
    const outcome = await this.#openBy(request);
    // It was refused, and has overtaken the request that brings the run back.
    if (outcome === 'failed' && this.#isLost) this.#restore();
    return outcome;
  }

  async #openBy(request: RunBody): Promise<Outcome> {
    this.#overtake();
    const connection = this.#connection ?? this.#start();
    const reply = await this.#ask(request, connection, (id) => {
      this.#newestOpening = id;
    });
    if (reply === null) return 'dropped';
    return reply.type === 'opened' ? 'opened' : 'failed';
  }

  /** Nobody waits any more for the run that is being opened. */
  #overtake(): void {
    const opening = this.#pending.get(this.#newestOpening);
    this.#pending.delete(this.#newestOpening);
    opening?.settle(null);
  }

  /** What is about no run on the page, and needs none. */
  #askBeside(request: RunBody): Promise<RunReply | null> {
    return this.#ask(request, this.#connection ?? this.#start(), undefined, null);
  }

  #whyNot(reply: RunReply | null): string {
    return reply?.type === 'failed' ? reply.sentence : this.#lastDeath;
  }

  #ask(
    request: RunBody,
    connection = this.#connection,
    onSent?: (id: number) => void,
    epoch: number | null = this.#epoch,
  ): Promise<RunReply | null> {
    return new Promise((settle) => {
      if (connection === null) {
        settle(null);
        return;
      }
      try {
        const id = connection.send(request);
        this.#pending.set(id, { epoch, settle });
        onSent?.(id);
      } catch (error) {
        // A message that cannot be copied never leaves the page.
        const failure = internal(`The simulation could not be asked: ${String(error)}.`);
        settle({ id: 0, type: 'failed', ...failure });
        this.#listener.onFailed(failure);
      }
    });
  }

  #onReply(reply: RunReply): void {
    switch (reply.type) {
      case 'opened':
        this.#run = reply.id;
        this.#epoch++;
        this.#opened = reply;
        this.#isLost = false;
        this.#step = reply.step;
        this.#isRunning = true;
        this.#columns = new GrowingColumns();
        this.#listener.onOpened(reply);
        this.#settle(reply);
        break;
      case 'trace':
        if (reply.id !== this.#run) break;
        this.#columns.append(reply.from, reply.pieces);
        this.#listener.onTrace(this.#columns.view());
        break;
      case 'finished':
        if (reply.id !== this.#run) break;
        this.#isRunning = false;
        this.#finishedSinceStart = true;
        this.#noteSuccess();
        this.#listener.onFinished(reply);
        break;
      case 'progress':
        if (reply.id === this.#newestOpening) this.#listener.onProgress(reply.steps);
        break;
      case 'snapshot':
      case 'log':
      case 'whence':
      case 'link':
      case 'mail':
      case 'titled':
      case 'calculated':
        this.#answeredSinceStart = true;
        this.#noteSuccess();
        this.#settle(reply);
        break;
      case 'machines':
      case 'card':
      case 'played':
        this.#settle(reply);
        break;
      case 'failed': {
        const isAboutRun = this.#pending.get(reply.id)?.epoch !== null;
        if (this.#settle(reply) && isAboutRun) this.#listener.onFailed(reply);
        break;
      }
    }
  }

  /** Answers the request; false when nobody waits for it any more or its run was replaced. */
  #settle(reply: RunReply): boolean {
    const pending = this.#pending.get(reply.id);
    if (pending === undefined) return false;
    this.#pending.delete(reply.id);
    const { epoch } = pending;
    const fresh = reply.type === 'opened' || epoch === null || epoch === this.#epoch;
    pending.settle(fresh ? reply : null);
    return fresh;
  }

  #noteSuccess(): void {
    if (this.#finishedSinceStart && this.#answeredSinceStart) this.#crashes = 0;
  }

  #start(): Connection<RunBody, RunReply> | null {
    if (this.#disposed) return null;
    let worker: WorkerLike;
    try {
      worker = this.#createWorker();
    } catch (error) {
      this.#onDeath(`The simulation could not be started: ${String(error)}.`);
      return this.#connection;
    }
    this.#finishedSinceStart = false;
    this.#answeredSinceStart = false;
    this.#connection = new Connection(
      worker,
      {
        onReply: (reply) => this.#onReply(reply),
        onDeath: (sentence) => this.#onDeath(sentence),
        isWaiting: () => this.#pending.size > 0 || this.#isRunning,
      },
      this.#timer,
    );
    return this.#connection;
  }

  #onDeath(sentence: string): void {
    this.#lastDeath = sentence;
    this.#disconnect();
    // Only the start page has asked for anything, and has its answer.
    if (this.#lastSource === null) return;
    this.#crashes++;
    this.#listener.onCrashed(sentence);
    if (this.#crashes < CRASHES_BEFORE_GIVING_UP) {
      this.#restore();
    } else {
      this.#listener.onGaveUp(
        `The simulation crashed ${CRASHES_BEFORE_GIVING_UP} times in a row and was not started again.`,
      );
    }
  }

  #restore(): void {
    const { scenario, base } = this.#opened ?? {};
    const source: Source | null =
      scenario === undefined
        ? this.#lastSource
        : { kind: 'scenario', scenario, preset: base ?? null, step: this.#step };
    if (source === null) return;
    this.#isLost = this.#opened !== null;
    void this.#openBy({ type: 'open', source }).then((outcome) => {
      if (outcome === 'opened') this.#listener.onRestored(this.#step);
      else if (outcome === 'failed' && this.#opened !== null) {
        this.#listener.onGaveUp('It was started again, but did not get back to where it was.');
      }
    });
  }

  /** Nobody answers any more: everything asked for is answered with null. */
  #disconnect(): void {
    this.#connection = null;
    this.#isRunning = false;
    const pending = [...this.#pending.values()];
    this.#pending.clear();
    for (const { settle } of pending) settle(null);
  }
}

function internal(sentence: string): Failure {
  return { code: 'internal', sentence, offer: null };
}
