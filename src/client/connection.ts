/**
 * One worker from its creation to its end: requests get numbers, replies are handed on, and its death
 * is noticed once, whether it says so (an uncaught error, an unreadable message) or falls silent while
 * an answer is due.
 */
/** What a worker must offer; a real `Worker` does. */
export type WorkerLike = Pick<Worker, 'postMessage' | 'addEventListener' | 'terminate'>;

export interface ConnectionListener<Reply> {
  onReply(reply: Reply): void;
  /** The worker is gone; `sentence` says how it was noticed. Nothing follows. */
  onDeath(sentence: string): void;
  /** Whether an answer is due, so that silence means death. */
  isWaiting(): boolean;
}

/** Calls back once, later; what it returns prevents that. Replaced in tests. */
export type Timer = (callback: () => void, delayMs: number) => () => void;

export const BROWSER_TIMER: Timer = (callback, delayMs) => {
  const handle = setTimeout(callback, delayMs);
  return () => clearTimeout(handle);
};

/** The worker works in slices of some milliseconds and reports at least ten times a second. */
export const SILENCE_MS = 5000;

let lastId = 0;

/** `Body`: a request before it has its number. */
export class Connection<Body extends object, Reply> {
  readonly #worker: WorkerLike;
  readonly #listener: ConnectionListener<Reply>;
  readonly #timer: Timer;
  readonly #name: string;
  #stopTimer: (() => void) | null = null;
  #alive = true;

  /** `name`: what the worker does, for sentences about its death. */
  constructor(
    worker: WorkerLike,
    listener: ConnectionListener<Reply>,
    timer: Timer,
    name = 'The simulation',
  ) {
    this.#name = name;
    this.#worker = worker;
    this.#listener = listener;
    this.#timer = timer;
    worker.addEventListener('message', (event) => {
      if (!this.#alive) return;
      this.#stopWatching();
      // The worker is part of this program: its replies are typed, not checked.
      listener.onReply(event.data as Reply);
      this.#watchIfWaiting();
    });
    worker.addEventListener('error', (event) => {
      const message = (event as Partial<ErrorEvent>).message ?? '';
      this.#die(
        message === ''
          ? `${name} could not be started.`
          : `${name} crashed: ${message.replace(/^Uncaught /, '')}.`,
      );
    });
    worker.addEventListener('messageerror', () => {
      this.#die(`${name} sent something unreadable.`);
    });
  }

  /** Sends the request and returns its number, which is never used again. */
  send(request: Body): number {
    const id = ++lastId;
    this.#worker.postMessage({ id, ...request });
    this.#startWatching();
    return id;
  }

  /** Ends the worker; the listener hears nothing any more. */
  close(): void {
    this.#alive = false;
    this.#stopWatching();
    this.#worker.terminate();
  }

  #die(sentence: string): void {
    if (!this.#alive) return;
    this.close();
    this.#listener.onDeath(sentence);
  }

  #watchIfWaiting(): void {
    if (this.#alive && this.#listener.isWaiting()) this.#startWatching();
  }

  #startWatching(): void {
    this.#stopTimer ??= this.#timer(() => {
      this.#stopTimer = null;
      if (this.#listener.isWaiting()) this.#die(`${this.#name} does not answer any more.`);
    }, SILENCE_MS);
  }

  #stopWatching(): void {
    this.#stopTimer?.();
    this.#stopTimer = null;
  }
}
