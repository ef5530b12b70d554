/** A handler without a worker: its clock goes on at every look, and its slices run when a test says. */
import type { Reply, Request } from '../protocol/messages.ts';
import { Handler } from '../worker/handler.ts';
import type { Libraries } from '../worker/libraries.ts';

export type Body = Request extends infer R ? (R extends Request ? Omit<R, 'id'> : never) : never;

/** When it came, in milliseconds of the clock. */
type Timed = Reply & { readonly atMs: number };

export class HandWorker {
  readonly replies: Timed[] = [];
  readonly transferred: number[] = [];
  nowMs = 0;
  readonly #handler: Handler;
  readonly #later: (() => void)[] = [];
  #id = 0;

  /** `lookMs`: how far the clock goes on at every look. */
  constructor(libraries: Libraries, lookMs = 1) {
    this.#handler = new Handler(libraries, {
      post: (reply, transfer) => {
        this.replies.push({ ...reply, atMs: this.nowMs });
        this.transferred.push(transfer.length);
      },
      soon: (callback) => this.#later.push(callback),
      nowMs: () => (this.nowMs += lookMs),
    });
  }

  get isWorking(): boolean {
    return this.#later.length > 0;
  }

  /** Sends a request and returns its number. */
  send(body: Body): number {
    this.#handler.receive({ id: ++this.#id, ...body });
    return this.#id;
  }

  /** Lets at most `slices` slices run. */
  work(slices = 100_000): void {
    for (let i = 0; i < slices; i++) {
      const next = this.#later.shift();
      if (next === undefined) break;
      next();
    }
  }

  /** Lets slices run until there is a reply of that type to the request. */
  workUntil<T extends Reply['type']>(type: T, id: number): Extract<Timed, { type: T }> {
    for (;;) {
      const reply = this.of(type).find((one) => one.id === id);
      if (reply !== undefined) return reply;
      if (!this.isWorking) throw new Error(`no ${type} comes any more`);
      this.work(1);
    }
  }

  of<T extends Reply['type']>(type: T): Extract<Timed, { type: T }>[] {
    return this.replies.filter((one): one is Extract<Timed, { type: T }> => one.type === type);
  }
}
