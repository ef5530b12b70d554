/**
 * Questions that are asked live, as the page sees them: a worker of their own, kept until it is told to stop, so
 * that the next answer need not wait for one to start. One that dies takes with it what it was asked, and the
 * next question gets a new one.
 */
import { fail, ok, type Result } from '../base/result.ts';
import type { AskAnswer, AskRequest, GoAnswer, GoRequest } from '../protocol/asking.ts';
import type { AskBody, AskReply } from '../protocol/messages.ts';
import { BROWSER_TIMER, Connection, type Timer, type WorkerLike } from './connection.ts';

type Settle = (reply: AskReply | string) => void;

export class Questions {
  readonly #createWorker: () => WorkerLike;
  readonly #timer: Timer;
  #connection: Connection<AskBody, AskReply> | null = null;
  /** By number of the request. */
  readonly #pending = new Map<number, Settle>();

  constructor(createWorker: () => WorkerLike, timer: Timer = BROWSER_TIMER) {
    this.#createWorker = createWorker;
    this.#timer = timer;
  }

  /** The answer, or a sentence about why there is none. Answers come in the order of their questions. */
  async ask(request: AskRequest): Promise<Result<AskAnswer, string>> {
    const reply = await this.#send({ type: 'ask', ...request });
    if (typeof reply === 'string') return fail(reply);
    return reply.type === 'asked' ? ok(reply) : fail(sentenceOf(reply));
  }

  /** Lets somebody go on; the error is a sentence. */
  async go(request: GoRequest): Promise<Result<GoAnswer, string>> {
    const reply = await this.#send({ type: 'go', ...request });
    if (typeof reply === 'string') return fail(reply);
    return reply.type === 'gone' ? ok(reply) : fail(sentenceOf(reply));
  }

  /** Gives up all that was asked, which is answered so, and gives the memory back. */
  stop(): void {
    this.#connection?.close();
    this.#end('The question was given up.');
  }

  #send(body: AskBody): Promise<AskReply | string> {
    return new Promise((settle) => {
      try {
        this.#connection ??= this.#connect();
        this.#pending.set(this.#connection.send(body), settle);
      } catch (error) {
        settle(`The question could not be asked: ${String(error)}.`);
      }
    });
  }

  #connect(): Connection<AskBody, AskReply> {
    return new Connection(
      this.#createWorker(),
      {
        onReply: (reply) => {
          if (reply.type === 'asking') return;
          const settle = this.#pending.get(reply.id);
          this.#pending.delete(reply.id);
          settle?.(reply);
        },
        onDeath: (sentence) => this.#end(sentence),
        isWaiting: () => this.#pending.size > 0,
      },
      this.#timer,
      'What answers questions',
    );
  }

  #end(sentence: string): void {
    this.#connection = null;
    const pending = [...this.#pending.values()];
    this.#pending.clear();
    for (const settle of pending) settle(sentence);
  }
}

const sentenceOf = (reply: AskReply): string =>
  reply.type === 'failed' ? reply.sentence : 'The answer was to another question.';
