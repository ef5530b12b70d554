/**
 * The reader of logs as the page sees it: a worker of its own for each log, and for each search for a run that
 * prints one.
 */
import { fail, ok, type Result } from '../base/result.ts';
import type { LogAnswer } from '../protocol/log-reading.ts';
import type { LogBody, LogReply } from '../protocol/messages.ts';
import type { PrintProgress, PrintRequest, PrintResult } from '../protocol/printing.ts';
import type { Timer, WorkerLike } from './connection.ts';
import { Errand } from './errand.ts';

export class Logs {
  readonly #errand: Errand<LogBody, LogReply>;

  constructor(createWorker: () => WorkerLike, timer?: Timer) {
    this.#errand = new Errand(createWorker, 'The reader of logs', timer);
  }

  /**
   * What is in it, or a sentence about why that cannot be said; what was asked before is given up, and never answered.
   * `onProgress` hears how many bytes have been read.
   */
  read(text: Blob, onProgress: (bytes: number) => void): Promise<Result<LogAnswer, string>> {
    return this.#errand.send({ type: 'read', text }, (reply) => {
      if (reply.type === 'reading') onProgress(reply.bytes);
      if (reply.type === 'read') return ok(reply.answer);
      return reply.type === 'failed' ? fail(reply.sentence) : null;
    });
  }

  /** Searches for a run that prints the lines of a log; the same holds of what was asked before. */
  print(
    request: PrintRequest,
    onProgress: (progress: PrintProgress) => void,
  ): Promise<Result<PrintResult, string>> {
    return this.#errand.send({ type: 'print', ...request }, (reply) => {
      if (reply.type === 'printing') onProgress(reply);
      if (reply.type === 'printed') return ok(reply);
      return reply.type === 'failed' ? fail(reply.sentence) : null;
    });
  }

  /** Gives up what was asked. */
  stop(): void {
    this.#errand.stop();
  }
}
