/** The page's store over the real engine: the worker's handler in this process, reached by messages. */
import { Engine } from '../client/engine.ts';
import { Logs } from '../client/logs.ts';
import { Searches } from '../client/searches.ts';
import { catalogue } from '../models/power8/catalogue.ts';
import type { Request } from '../protocol/messages.ts';
import { createScope, type Scope } from '../store/create-scope.ts';
import { Handler } from '../worker/handler.ts';
import { Libraries } from '../worker/libraries.ts';
import { NO_FRAMES } from './no-frames.ts';

const power8 = Libraries.of(catalogue);

/** Takes and gives copies, as a worker's messages are, and does its work between two of them. */
export class WorkerHere extends EventTarget {
  readonly #handler: Handler;
  #nowMs = 0;

  constructor(libraries: Libraries) {
    super();
    this.#handler = new Handler(libraries, {
      post: (reply, transfer) => {
        const data: unknown = structuredClone(reply, { transfer });
        queueMicrotask(() => this.dispatchEvent(new MessageEvent('message', { data })));
      },
      soon: (callback) => queueMicrotask(callback),
      nowMs: () => (this.#nowMs += 1),
    });
  }

  postMessage(request: Request): void {
    const copy = structuredClone(request);
    queueMicrotask(() => this.#handler.receive(copy));
  }

  terminate(): void {
    // Nothing runs by itself that would have to be stopped.
  }
}

/**
 * What it was asked is answered, and the answer is in the store, before the next task runs: for models
 * that are loaded already.
 */
export function realScope(libraries = power8): Scope {
  return createScope({
    createEngine: (listener) => new Engine(() => new WorkerHere(libraries), listener),
    createSearches: (listener) => new Searches(() => new WorkerHere(libraries), listener),
    loadLogs: () => Promise.resolve(new Logs(() => new WorkerHere(libraries))),
    frames: NO_FRAMES,
    theme: 'dark',
  });
}
