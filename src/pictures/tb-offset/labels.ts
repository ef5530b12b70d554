/** Where words stand in a drawing: each at the first of its places at which no other words and no line are. */
import type { Box } from './layout.ts';

export type Tone = 'plain' | 'teal' | 'warn' | 'bad' | 'good' | 'dim';

export interface Label {
  readonly key: string;
  readonly tone: Tone;
  /** Longer ones first; the first for which there is a place is taken. */
  readonly texts: readonly string[];
  /** Better ones first. */
  readonly spots: readonly Spot[];
  /** From this step on it is there; its place is kept before. */
  readonly step?: number | undefined;
  /** What it means, where it is pointed at. */
  readonly hint?: string | undefined;
  /** It lies on a plate of its own. */
  readonly plate?: boolean;
}

/** Where the baseline begins, is halved or ends; turned about that point, in degrees. */
export interface Spot {
  readonly x: number;
  readonly y: number;
  readonly anchor?: 'start' | 'middle' | 'end';
  readonly turn?: number;
}

export interface Placed extends Omit<Label, 'texts' | 'spots'> {
  readonly text: string;
  readonly spot: Spot;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** What no words may stand upon: a line has two corners, all others are convex. */
export type Shape = readonly Point[];

export const lineOf = (x1: number, y1: number, x2: number, y2: number): Shape => [
  { x: x1, y: y1 },
  { x: x2, y: y2 },
];

export const boxOf = ({ left, right, top, bottom }: Box): Shape => [
  { x: left, y: top },
  { x: right, y: top },
  { x: right, y: bottom },
  { x: left, y: bottom },
];

/** Of bold letters of the label size, above the baseline and below it. */
const [ASCENT, DESCENT] = [10, 3];
/** Between words and anything else. */
const AIR = 2;
/** Around the words of a plate. */
const PLATE = 6;

/** What is drawn: words lie upon what is soft where there is no other place. */
export interface Drawn {
  readonly hard: readonly Shape[];
  readonly soft: readonly Shape[];
}

/** In their order: the first are the most important. What has no place within `frame` is left out. */
export function placeLabels(
  labels: readonly Label[],
  { hard, soft }: Drawn,
  frame: Box,
): readonly Placed[] {
  const words: Shape[] = [];
  return labels.flatMap(({ texts, spots, ...label }) => {
    const places = texts.flatMap((text) =>
      spots
        .map((spot) => ({ text, spot, shape: shapeOf(text, spot, label.plate ? PLATE : 0) }))
        .filter(({ shape }) => shape.every((point) => isWithin(point, frame))),
    );
    const find = (taken: readonly Shape[]) =>
      places.find(({ shape }) => !taken.some((other) => meet(shape, other)));
    const place = find([...words, ...hard, ...soft]) ?? find([...words, ...hard]);
    if (place === undefined) return [];
    words.push(place.shape);
    return [{ ...label, text: place.text, spot: place.spot }];
  });
}

/** Nearly, in pixels. */
export const widthOf = (text: string): number =>
  Array.from(text).reduce((sum, letter) => sum + letterWidth(letter), 0);

function letterWidth(letter: string): number {
  if ('mwMW%'.includes(letter)) return 12.5;
  if ('ijl .,:'.includes(letter)) return 4.4;
  return 'ftr-'.includes(letter) ? 5.8 : 8.4;
}

/** The four corners of words. */
function shapeOf(text: string, { x, y, anchor = 'start', turn = 0 }: Spot, around: number): Shape {
  const width = widthOf(text);
  const left = { start: 0, middle: -width / 2, end: -width }[anchor];
  const angle = (turn * Math.PI) / 180;
  const [sin, cos] = [Math.sin(angle), Math.cos(angle)];
  return boxOf({
    left: left - around,
    right: left + width + around,
    top: -ASCENT - around / 2,
    bottom: DESCENT + around / 2,
  }).map((corner) => ({
    x: x + corner.x * cos - corner.y * sin,
    y: y + corner.x * sin + corner.y * cos,
  }));
}

const isWithin = ({ x, y }: Point, { left, right, top, bottom }: Box): boolean =>
  x >= left && x <= right && y >= top && y <= bottom;

/** They do where no line parts them: if one does, one along an edge does. */
const meet = (a: Shape, b: Shape): boolean => !isParted(a, b) && !isParted(b, a);

function isParted(a: Shape, b: Shape): boolean {
  return a.some((from, i) => {
    const to = a[(i + 1) % a.length] ?? from;
    const length = Math.hypot(to.x - from.x, to.y - from.y);
    if (length === 0) return false;
    const along = ({ x, y }: Point) => (x * (from.y - to.y) + y * (to.x - from.x)) / length;
    const [of, others] = [a.map(along), b.map(along)];
    return (
      Math.max(...of) + AIR < Math.min(...others) || Math.max(...others) + AIR < Math.min(...of)
    );
  });
}
