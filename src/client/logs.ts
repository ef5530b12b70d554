/**
 * The reader of logs as the page sees it: a worker of its own for each log, and for each search for a run that
 * prints one, so that the simulation never waits for it, and that what is given up costs nothing any more.
 */
import { fail, ok, type Result } from '../base/result.ts';
import type { LogAnswer } from '../protocol/log-reading.ts';
import type { LogBody, LogReply } from '../protocol/messages.ts';
import type { PrintProgress, PrintRequest, PrintResult } from '../protocol/printing.ts';
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
   * What is in it, or a sentence about why that cannot be said; what was asked before is given up, and never answered.
   * `onProgress` hears how many bytes have been read.
   */
  read(text: Blob, onProgress: (bytes: number) => void): Promise<Result<LogAnswer, string>> {
    return this.#ask({ type: 'read', text }, (reply) => {
      if (reply.type === 'reading') onProgress(reply.bytes);
      return reply.type === 'read' ? reply.answer : null;
    });
  }

  /** Searches for a run that prints the lines of a log; the same holds of what was asked before. */
  print(
    request: PrintRequest,
    onProgress: (progress: PrintProgress) => void,
  ): Promise<Result<PrintResult, string>> {
    return this.#ask({ type: 'print', ...request }, (reply) => {
      if (reply.type === 'printing') onProgress(reply);
      return reply.type === 'printed' ? reply : null;
    });
  }

  /** Gives up what was asked. */
  stop(): void {
    this.#connection?.close();
    this.#connection = null;
  }

  /** `answerIn`: null for a reply before the last one. */
  #ask<T>(body: LogBody, answerIn: (reply: LogReply) => T | null): Promise<Result<T, string>> {
    this.stop();
    return new Promise((settle) => {
      const end = (answer: Result<T, string>) => {
        this.stop();
        settle(answer);
      };
      const connection: Connection<LogBody, LogReply> = new Connection<LogBody, LogReply>(
        this.#createWorker(),
        {
          onReply: (reply) => {
            const answer = answerIn(reply);
            if (answer !== null) end(ok(answer));
            else if (reply.type === 'failed') end(fail(reply.sentence));
          },
          onDeath: (sentence) => end(fail(sentence)),
          isWaiting: (): boolean => this.#connection === connection,
        },
        this.#timer,
        'The reader of logs',
      );
      this.#connection = connection;
      connection.send(body);
    });
  }
}
