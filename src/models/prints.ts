/** What steps of a machine print into a log, as a model declares it. */
import type { Term } from '../machine/expression.ts';
import type { ExactContext } from '../machine/statement.ts';

/** A number that a line shows; exact registers are not known to who asks for it. */
export type Shown = (at: ExactContext) => bigint;

/** A number that is read while the thread stands at `at`, some time before the step that prints it. */
export interface ReadBefore {
  /** A line of its program. */
  readonly at: string;
  /** Once the thread takes this line nobody needs it any more. */
  readonly until: string;
  readonly of: Shown;
}

/** A step that puts a line into a log. */
export interface Print {
  /** What kind of line it is; a log that has none of a kind may have left all of them out. */
  readonly kind: string;
  /** Whose step it is, by index. */
  readonly thread: number;
  /** The line of the program, as `function:label`. */
  readonly at: string;
  /** It is printed when the wait at that line is given up, not when the line is taken. */
  readonly givenUp?: boolean;
  /** Asked before the step. */
  readonly when: Term;
  /**
   * The step prints it; or the thread does behind the step, before its next one, so that others may come in between;
   * or it is left to somebody else who prints it at any time after.
   */
  readonly comes: 'at once' | 'before the next' | 'later';
  /** Who prints it, where it is not the thread. */
  readonly by?: string;
  /** What it shows, by name; as it is before the step. */
  readonly values: Readonly<Record<string, Shown | ReadBefore>>;
  /** A line of the program that nobody takes before one of those that name it has been printed. */
  readonly allows?: string;
  /** A line of the program; once it is taken, what is left to be printed later is not printed any more. */
  readonly until?: string;
}

/** What a machine prints, and how that reads. */
export interface Prints {
  readonly all: readonly Print[];
  /** A printed line in words, with its values by name. */
  readonly words: (kind: string, values: Readonly<Record<string, bigint>>) => string;
}

export const isReadBefore = (value: Shown | ReadBefore): value is ReadBefore =>
  typeof value !== 'function';
