/** The answer of a function that may refuse its input: a value, or what is wrong with the input. */

export type Result<T, E> = Success<T> | Refusal<E>;

interface Success<T> {
  readonly ok: true;
  readonly value: T;
}

interface Refusal<E> {
  readonly ok: false;
  readonly error: E;
}

export function ok<T>(value: T): Success<T> {
  return { ok: true, value };
}

export function fail<E>(error: E): Refusal<E> {
  return { ok: false, error };
}
