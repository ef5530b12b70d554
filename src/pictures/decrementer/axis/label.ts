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
}

/** Nearly what a character of a bold label takes. */
const CHARACTER = 7;

export const widthOf = (text: string): number => text.length * CHARACTER;

/**
 * The first of `texts` for which there is room right of `right`, or left of `left`; the last of them where
 * there is none, on the roomier side.
 */
export function labelBeside(
  { left, right }: { readonly left: number; readonly right: number },
  texts: readonly string[],
  room: Room,
): Label {
  for (const text of texts) {
    if (right + widthOf(text) <= room.to) return { x: right, anchor: 'start', text };
    if (left - widthOf(text) >= room.from) return { x: left, anchor: 'end', text };
  }
  const text = texts.at(-1) ?? '';
  return room.to - right >= left - room.from
    ? { x: right, anchor: 'start', text }
    : { x: left, anchor: 'end', text };
}
