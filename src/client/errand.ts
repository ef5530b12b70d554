/**
 * One thing that a worker is sent to do, in a worker of its own: the simulation never waits for it, and
 * one that is given up costs nothing any more.
 */
import { fail, type Result } from '../base/result.ts';
import { BROWSER_TIMER, Connection, type Timer, type WorkerLike } from './connection.ts';

export class Errand<Body extends object, Reply> {
  readonly #createWorker: () => WorkerLike;
  /** Who does it, for sentences about its death. */
  readonly #name: string;
  readonly #timer: Timer;
  #connection: Connection<Body, Reply> | null = null;

  constructor(createWorker: () => WorkerLike, name: string, timer: Timer = BROWSER_TIMER) {
    this.#createWorker = createWorker;
    this.#name = name;
    this.#timer = timer;
  }

  /**
   * Sends the worker; the one before is given up, and never answered. `answerOf` makes the answer of a
   * reply, or null of one that is not the last.
   */
  send<T>(
    body: Body,
    answerOf: (reply: Reply) => Result<T, string> | null,
  ): Promise<Result<T, string>> {
    this.stop();
    return new Promise((settle) => {
      const end = (answer: Result<T, string>) => {
        this.stop();
        settle(answer);
      };
      const connection: Connection<Body, Reply> = new Connection<Body, Reply>(
        this.#createWorker(),
        {
          onReply: (reply) => {
            const answer = answerOf(reply);
            if (answer !== null) end(answer);
          },
          onDeath: (sentence) => end(fail(sentence)),
          isWaiting: (): boolean => this.#connection === connection,
        },
        this.#timer,
        this.#name,
      );
      this.#connection = connection;
      connection.send(body);
    });
  }

  /** Gives up what it is about. */
  stop(): void {
    this.#connection?.close();
    this.#connection = null;
  }
}
