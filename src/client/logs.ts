/**
 * The reader of logs as the page sees it: a worker of its own for each log, so that the simulation never waits
 * for one, and that a log that is given up costs nothing any more.
 */
import { fail, ok, type Result } from '../base/result.ts';
import type { LogAnswer } from '../protocol/log-reading.ts';
import type { LogBody, LogReply } from '../protocol/messages.ts';
import { BROWSER_TIMER, Connection, type Timer, type WorkerLike } from './connection.ts';

export class Logs {
  readonly #createWorker: () => WorkerLike;
  readonly #timer: Timer;
  #connection: Connection<LogBody, LogReply> | null = null;

  constructor(createWorker: () => WorkerLike, timer: Timer = BROWSER_TIMER) {
    this.#createWorker = createWorker;
    this.#timer = timer;
  }

  /**
   * What is in it, or a sentence about why that cannot be said; the one before is given up, and never answered.
   * `onProgress` hears how many bytes have been read.
   */
  read(text: Blob, onProgress: (bytes: number) => void): Promise<Result<LogAnswer, string>> {
    this.stop();
    return new Promise((settle) => {
      const end = (answer: Result<LogAnswer, string>) => {
        this.stop();
        settle(answer);
      };
      const connection: Connection<LogBody, LogReply> = new Connection<LogBody, LogReply>(
        this.#createWorker(),
        {
          onReply: (reply) => {
            if (reply.type === 'reading') onProgress(reply.bytes);
            else end(reply.type === 'read' ? ok(reply.answer) : fail(reply.sentence));
          },
          onDeath: (sentence) => end(fail(sentence)),
          isWaiting: (): boolean => this.#connection === connection,
        },
        this.#timer,
        'The reader of logs',
      );
      this.#connection = connection;
      connection.send({ type: 'read', text });
    });
  }

  /** Gives up the log that is being read. */
  stop(): void {
    this.#connection?.close();
    this.#connection = null;
  }
}
