/** The reader of logs as the page sees it: a worker of its own for each log. */
import { fail, ok, type Result } from '../base/result.ts';
import type { LogAnswer } from '../protocol/log-reading.ts';
import type { LogBody, LogReply } from '../protocol/messages.ts';
import type { Timer, WorkerLike } from './connection.ts';
import { Errand } from './errand.ts';

export class Logs {
  readonly #errand: Errand<LogBody, LogReply>;

  constructor(createWorker: () => WorkerLike, timer?: Timer) {
    this.#errand = new Errand(createWorker, 'The reader of logs', timer);
  }

  /**
   * What is in it, or a sentence about why that cannot be said; the one before is given up, and never answered.
   * `onProgress` hears how many bytes have been read.
   */
  read(text: Blob, onProgress: (bytes: number) => void): Promise<Result<LogAnswer, string>> {
    return this.#errand.send({ type: 'read', text }, (reply) => {
      if (reply.type === 'read') return ok(reply.answer);
      if (reply.type === 'failed') return fail(reply.sentence);
      onProgress(reply.bytes);
      return null;
    });
  }

  /** Gives up the log that is being read. */
  stop(): void {
    this.#errand.stop();
  }
}
