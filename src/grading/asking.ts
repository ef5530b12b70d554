/**
 * What grades an answer asks the engine, one question after the other: a generator yields each of them and is
 * given what was answered, so that a terminal, which waits, and a page, which must not, grade in the same way.
 */
import type { Result } from '../base/result.ts';
import type { AskAnswer, AskRequest } from '../protocol/asking.ts';

/** The error is a sentence. */
export type Answer = Result<AskAnswer, string>;

export type Asking<T> = Generator<AskRequest, Result<T, string>, Answer>;

/** Asks one after the other, at once. */
export function askedAtOnce<T>(
  asking: Asking<T>,
  ask: (request: AskRequest) => Answer,
): Result<T, string> {
  let piece = asking.next();
  while (piece.done !== true) piece = asking.next(ask(piece.value));
  return piece.value;
}

/** Asks one after the other, and waits for each answer. */
export async function askedInTurn<T>(
  asking: Asking<T>,
  ask: (request: AskRequest) => Promise<Answer>,
): Promise<Result<T, string>> {
  let piece = asking.next();
  while (piece.done !== true) piece = asking.next(await ask(piece.value));
  return piece.value;
}
