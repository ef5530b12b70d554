/** Where words stand beside the way: each at the first of its places that is free, else nowhere. */

export interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

export type Tone = 'plain' | 'dim' | 'good' | 'warn' | 'bad';

export interface Wanted {
  readonly key: string;
  readonly text: string;
  readonly tone: Tone;
  /** Better ones first: the baseline, and where along it the words begin, are halved or end. */
  readonly spots: readonly Spot[];
}

export interface Spot {
  readonly x: number;
  readonly y: number;
  readonly anchor: 'start' | 'middle' | 'end';
}

export interface Label extends Omit<Wanted, 'spots'> {
  readonly spot: Spot;
}

/** Nearly what a character of a bold label takes: a narrow one, a wide one, a capital, any other. */
const NARROW = 5.4;
const WIDE = 12;
const CAPITAL = 9.6;
const CHARACTER = 8.4;
const [ASCENT, DESCENT] = [10, 3];
const AIR = 3;

export function widthOf(text: string): number {
  return Array.from(text).reduce((width, character) => width + widthOfCharacter(character), 0);
}

function widthOfCharacter(character: string): number {
  if (/[ijlftr .,:’]/u.test(character)) return NARROW;
  if (/[mw]/u.test(character)) return WIDE;
  return /[A-Z]/u.test(character) ? CAPITAL : CHARACTER;
}

function boxOf(text: string, { x, y, anchor }: Spot): Box {
  const width = widthOf(text);
  const left = { start: x, middle: x - width / 2, end: x - width }[anchor];
  return { left, right: left + width, top: y - ASCENT, bottom: y + DESCENT };
}

const meet = (a: Box, b: Box): boolean =>
  a.left < b.right + AIR && b.left < a.right + AIR && a.top < b.bottom && b.top < a.bottom;

/** The most important ones first. None leaves `room`, or stands upon one of `taken`. */
export function placed(
  wanted: readonly Wanted[],
  taken: readonly Box[],
  room: { readonly left: number; readonly right: number },
): readonly Label[] {
  const full = [...taken];
  const labels: Label[] = [];
  for (const { spots, ...label } of wanted) {
    const spot = spots.find((one) => {
      const box = boxOf(label.text, one);
      return (
        box.left >= room.left && box.right <= room.right && !full.some((other) => meet(box, other))
      );
    });
    if (spot === undefined) continue;
    full.push(boxOf(label.text, spot));
    labels.push({ ...label, spot });
  }
  return labels;
}
