/** Sentences about a log, and how sure they are. */
import { enumerated } from '../../base/enumerated.ts';

export type Sure = 'certain' | 'likely' | 'guess' | 'no';

export interface Said {
  readonly sure: Sure;
  readonly text: string;
}

/** In the order in which they are explained. */
export const HOW_SURE: readonly (readonly [Sure, string])[] = [
  ['certain', 'follows from the bits, or stands in the log'],
  ['likely', 'the only explanation that the sources know'],
  ['guess', 'one of several, or assumed'],
  ['no', 'cannot be told, and why'],
];

/** `likely: the load has timed out`. */
export function saidIn(sentence: string): Said {
  const [, sure = 'no', text = sentence] =
    /^(certain|likely|guess|no): ([^]*)$/.exec(sentence) ?? [];
  return { sure: sure as Sure, text };
}

/** Line numbers in words: `line 3`, `lines 1, 2 and 4`. */
export function lineWords(lines: readonly number[]): string {
  const few = lines.slice(0, MOST_LINES);
  const more = lines.length - few.length;
  const named = [...few.map(String), ...(more > 0 ? [`${more} more`] : [])];
  return `${named.length === 1 ? 'line' : 'lines'} ${enumerated(named)}`;
}

const MOST_LINES = 4;
