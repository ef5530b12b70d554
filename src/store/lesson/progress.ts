/** How far somebody is in the lessons, as it is kept and carried elsewhere. */
import { fail, ok, type Result } from '../../base/result.ts';

export interface Progress {
  /** By id of the lesson. */
  readonly lessons: Readonly<Record<string, LessonProgress>>;
}

export interface LessonProgress {
  /** Where he is, from 0. */
  readonly card: number;
  /** Cards that are done with. */
  readonly done: readonly number[];
  /** By card: actors, by id, of the run that he has made there. */
  readonly ways: Readonly<Record<string, readonly string[]>>;
}

/** Where it is kept. */
export interface ProgressKeeper {
  readonly read: () => Progress;
  /** Gives a sentence about why it could not be kept; '' where it was. */
  readonly write: (progress: Progress) => string;
}

/** Where it is kept from visit to visit, to be carried elsewhere, taken in, and forgotten. */
export interface ProgressShelf extends ProgressKeeper {
  /** A sentence about what was kept and cannot be read; '' for nothing. */
  readonly trouble: () => string;
  /** Begins anew; what was kept can be had back while the page is open. Gives what `write` gives. */
  readonly forget: () => string;
  /** Whether something was forgotten that can be had back. */
  readonly hasForgotten: () => boolean;
  /** Has it back, with what has come since. */
  readonly remember: () => string;
}

export const NO_PROGRESS: Progress = { lessons: {} };
const NONE: LessonProgress = { card: 0, done: [], ways: {} };

/** Far more than anybody has. */
const MOST_CHARACTERS = 500_000;

export function progressIn({ lessons }: Progress, id: string): LessonProgress {
  return Object.hasOwn(lessons, id) ? (lessons[id] ?? NONE) : NONE;
}

export function withProgress(
  progress: Progress,
  id: string,
  change: Partial<LessonProgress>,
): Progress {
  const { lessons } = progress;
  return { lessons: { ...lessons, [id]: { ...progressIn(progress, id), ...change } } };
}

/** Both of them: cards that are done in either, and of a card that both know the run of the newer one. */
export function joined(older: Progress, newer: Progress): Progress {
  const ids = new Set([...Object.keys(older.lessons), ...Object.keys(newer.lessons)]);
  const lessons = [...ids].map(
    (id) => [id, joinedLesson(progressIn(older, id), progressIn(newer, id))] as const,
  );
  return { lessons: Object.fromEntries(lessons) };
}

function joinedLesson(older: LessonProgress, newer: LessonProgress): LessonProgress {
  return {
    card: Math.max(older.card, newer.card),
    done: [...new Set([...older.done, ...newer.done])].sort((a, b) => a - b),
    ways: { ...older.ways, ...newer.ways },
  };
}

/** Cards that are done, of all lessons. */
export function doneIn({ lessons }: Progress): number {
  return Object.values(lessons).reduce((sum, { done }) => sum + new Set(done).size, 0);
}

/** What `textOf` wrote, or what somebody has made of it; the error is a sentence. */
export function progressFrom(text: string): Result<Progress, string> {
  if (text.length > MOST_CHARACTERS) return fail('This is too long to be the progress of lessons.');
  let given: unknown;
  try {
    given = JSON.parse(text);
  } catch {
    return fail('This is no progress of lessons: it cannot be read as JSON.');
  }
  if (!isRecord(given) || !isRecord(given['lessons']))
    return fail('This is no progress of lessons: it has no “lessons”.');
  const lessons: Record<string, LessonProgress> = {};
  for (const [id, one] of Object.entries(given['lessons'])) {
    const parsed = lessonFrom(one);
    if (parsed === null) return fail(`This is no progress of lessons: “${id}” cannot be read.`);
    Object.defineProperty(lessons, id, { value: parsed, enumerable: true });
  }
  return ok({ lessons });
}

export function textOf(progress: Progress): string {
  return JSON.stringify(progress);
}

function lessonFrom(given: unknown): LessonProgress | null {
  if (!isRecord(given)) return null;
  const { card, done, ways } = given;
  if (!isNumber(card) || !Array.isArray(done) || !done.every(isNumber) || !isRecord(ways))
    return null;
  const runs = Object.entries(ways);
  if (!runs.every((run): run is [string, string[]] => isIds(run[1]))) return null;
  return { card, done, ways: Object.fromEntries(runs) };
}

const isRecord = (given: unknown): given is Record<string, unknown> =>
  typeof given === 'object' && given !== null && !Array.isArray(given);

const isNumber = (given: unknown): given is number =>
  typeof given === 'number' && Number.isInteger(given) && given >= 0;

const isIds = (given: unknown): given is string[] =>
  Array.isArray(given) && given.every((id) => typeof id === 'string');
