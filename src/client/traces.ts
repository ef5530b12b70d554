/** The writer of traces as the page sees it: a worker of its own for each file. */
import { fail, ok, type Result } from '../base/result.ts';
import type { TraceBody, TraceFile, TraceReply, TraceRequest } from '../protocol/messages.ts';
import type { Timer, WorkerLike } from './connection.ts';
import { Errand } from './errand.ts';

export class Traces {
  readonly #errand: Errand<TraceBody, TraceReply>;

  constructor(createWorker: () => WorkerLike, timer?: Timer) {
    this.#errand = new Errand(createWorker, 'The writer of traces', timer);
  }

  /**
   * The run of a scenario as trace events, or a sentence about why there is none; the one before is given up,
   * and never answered. `onProgress` hears how many steps have been written.
   */
  write(
    request: TraceRequest,
    onProgress: (steps: number) => void,
  ): Promise<Result<TraceFile, string>> {
    return this.#errand.send({ type: 'write-trace', ...request }, (reply) => {
      if (reply.type === 'written') return ok({ fileName: reply.fileName, file: reply.file });
      if (reply.type === 'failed') return fail(reply.sentence);
      onProgress(reply.steps);
      return null;
    });
  }

  /** Gives up the file that is being written. */
  stop(): void {
    this.#errand.stop();
  }
}
