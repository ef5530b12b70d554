/**
 * Exhaustive searches as the page sees them: a worker of their own, so that the simulation never waits
 * for one. It is started when there is something to search and ended when nothing is left, which gives
 * the memory back at once. When it dies, the search that ran is lost and says so; those that waited
 * behind it go on in a new worker.
 */
import type { Judgement } from '../protocol/board.ts';
import type {
  ExplorationProgress,
  ExplorationRequest,
  ExplorationResult,
  InvariantResult,
  NeedProgress,
  NeedRequest,
  NeedResult,
  PromelaFile,
} from '../protocol/exploration.ts';
import type { Failure, JudgeRequest, SearchBody, SearchReply } from '../protocol/messages.ts';
import { BROWSER_TIMER, Connection } from './connection.ts';
import type { Timer, WorkerLike } from './connection.ts';

/** `search` is the number that it was given; it is heard of for the last time when it is over. */
export interface SearchListener {
  onProgress(search: number, progress: ExplorationProgress): void;
  onFound(search: number, invariant: InvariantResult): void;
  onExplored(search: number, result: ExplorationResult): void;
  onNeedProgress(search: number, progress: NeedProgress): void;
  onNeedResult(search: number, result: NeedResult): void;
  onFailed(search: number, failure: Failure): void;
}

interface Asked {
  readonly body: SearchBody;
  /** Number of its request; another one in every worker. */
  request: number;
  readonly onReply: (reply: SearchReply) => void;
  /** The worker died on it. */
  readonly onLost: (sentence: string) => void;
}

export class Searches {
  readonly #createWorker: () => WorkerLike;
  readonly #listener: SearchListener;
  readonly #timer: Timer;
  #connection: Connection<SearchBody, SearchReply> | null = null;
  /** In order: the first one is worked on. */
  #asked: readonly Asked[] = [];
  readonly #searches = new Map<number, Asked>();
  #lastSearch = 0;

  constructor(
    createWorker: () => WorkerLike,
    listener: SearchListener,
    timer: Timer = BROWSER_TIMER,
  ) {
    this.#createWorker = createWorker;
    this.#listener = listener;
    this.#timer = timer;
  }

  /** Starts a search, or puts it behind those that have not ended; returns its number. */
  start(request: ExplorationRequest): number {
    return this.#start({ type: 'explore', ...request });
  }

  /** The same for a search for a scenario that needs a line. */
  startNeed(request: NeedRequest): number {
    return this.#start({ type: 'need', ...request });
  }

  #start(body: SearchBody): number {
    const search = ++this.#lastSearch;
    const asked: Asked = {
      body,
      request: 0,
      onReply: (reply) => this.#onReply(search, reply),
      onLost: (sentence) => {
        this.#searches.delete(search);
        const lost = `${sentence} What it had found is lost.`;
        this.#listener.onFailed(search, { code: 'internal', sentence: lost, offer: null });
      },
    };
    this.#searches.set(search, asked);
    this.#ask(asked);
    return search;
  }

  /** Stops a search; its result is what it has found until then. */
  cancel(search: number): void {
    const request = this.#searches.get(search)?.request;
    if (request !== undefined) this.#connection?.send({ type: 'cancel', request });
  }

  /** The scenario as a model for SPIN; null when there is none. */
  async promela(
    scenario: ExplorationRequest['scenario'],
    preset: string | null,
  ): Promise<PromelaFile | null> {
    const reply = await this.#answered({ type: 'promela', scenario, preset });
    return reply?.type === 'promela' ? reply : null;
  }

  /** Decides a cell of a board, behind the searches that have not ended; null when it cannot be decided. */
  async judge(request: JudgeRequest): Promise<Judgement | null> {
    const reply = await this.#answered({ type: 'judge', ...request });
    return reply?.type === 'judged' ? reply : null;
  }

  /** The last answer; null when the worker died on it. */
  #answered(body: SearchBody): Promise<SearchReply | null> {
    return new Promise((settle) => {
      this.#ask({
        body,
        request: 0,
        onReply: (reply) => {
          if (!isUnderWay(reply)) settle(reply);
        },
        onLost: () => settle(null),
      });
    });
  }

  #onReply(search: number, reply: SearchReply): void {
    if (!isUnderWay(reply)) this.#searches.delete(search);
    switch (reply.type) {
      case 'exploring':
        this.#listener.onProgress(search, reply);
        break;
      case 'found':
        this.#listener.onFound(search, reply.invariant);
        break;
      case 'explored':
        this.#listener.onExplored(search, reply);
        break;
      case 'needing':
        this.#listener.onNeedProgress(search, reply);
        break;
      case 'needed':
        this.#listener.onNeedResult(search, reply);
        break;
      case 'failed':
        this.#listener.onFailed(search, reply);
        break;
      case 'judging':
      case 'judged':
      case 'promela':
        break;
    }
  }

  #ask(asked: Asked): void {
    this.#asked = [...this.#asked, asked];
    try {
      this.#connection ??= this.#connect();
    } catch (error) {
      this.#asked = this.#asked.filter((one) => one !== asked);
      // Later, as every other answer: the number of the search is not known yet.
      const sentence = `The search could not be started: ${String(error)}.`;
      queueMicrotask(() => asked.onLost(sentence));
      return;
    }
    asked.request = this.#connection.send(asked.body);
  }

  #connect(): Connection<SearchBody, SearchReply> {
    return new Connection(
      this.#createWorker(),
      {
        onReply: (reply) => {
          const asked = this.#asked.find(({ request }) => request === reply.id);
          if (asked === undefined) return;
          if (!isUnderWay(reply)) this.#forget(asked);
          asked.onReply(reply);
        },
        onDeath: (sentence) => this.#onDeath(sentence),
        isWaiting: () => this.#asked.length > 0,
      },
      this.#timer,
      'The search',
    );
  }

  #forget(asked: Asked): void {
    this.#asked = this.#asked.filter((one) => one !== asked);
    if (this.#asked.length === 0) this.#disconnect();
  }

  #onDeath(sentence: string): void {
    this.#connection = null;
    const [lost, ...waiting] = this.#asked;
    this.#asked = [];
    lost?.onLost(sentence);
    for (const asked of waiting) this.#ask(asked);
  }

  #disconnect(): void {
    this.#connection?.close();
    this.#connection = null;
  }
}

/** Whether more is heard about the same request. */
function isUnderWay({ type }: SearchReply): boolean {
  return ['exploring', 'found', 'needing', 'judging'].includes(type);
}
