/** Where words stand that belong to a point of the picture: beside it, where there is room for them. */

export interface Label {
  readonly x: number;
  readonly anchor: 'start' | 'end';
  readonly text: string;
}

export interface Room {
  /** Where words may begin and end. */
  readonly from: number;
  readonly to: number;
  /** Lines from top to bottom that no words should stand upon; none if left out. */
  readonly lines?: readonly number[];
}

/** Nearly what a character of a bold label takes. */
const CHARACTER = 7;
/** Between words and a line. */
const AIR = 3;

export const widthOf = (text: string): number => text.length * CHARACTER;

interface Place {
  readonly left: number;
  readonly right: number;
  /** The whole row is about it: words may as well stand behind a line that comes after it. */
  readonly isRow?: boolean;
}

/**
 * The first of `texts` for which there is room right of `right`, or left of `left`, and no line in the way,
 * else behind a line; the last of them where there is no room, on the roomier side.
 */
export function labelBeside(
  { left, right, isRow = false }: Place,
  texts: readonly string[],
  { from, to, lines = [] }: Room,
): Label {
  const isClear = (start: number, end: number) =>
    start >= from && end <= to && lines.every((x) => x < start - AIR || x > end + AIR);
  const behind = lines.filter((x) => x > right).map((x) => x + 2 * AIR);
  const find = (starts: readonly number[], ends: readonly number[]): Label | undefined => {
    for (const text of texts) {
      const width = widthOf(text);
      const start = starts.find((x) => isClear(x, x + width));
      if (start !== undefined) return { x: start, anchor: 'start', text };
      const end = ends.find((x) => isClear(x - width, x));
      if (end !== undefined) return { x: end, anchor: 'end', text };
    }
    return undefined;
  };
  const text = texts.at(-1) ?? '';
  return (
    find(isRow ? [right, ...behind] : [right], [left]) ??
    find(behind, []) ??
    (to - right >= left - from
      ? { x: right, anchor: 'start', text }
      : { x: left, anchor: 'end', text })
  );
}
