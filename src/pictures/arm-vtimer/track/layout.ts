/** Where the rows of the time track are, in pixels. */

export interface Layout {
  readonly width: number;
  readonly left: number;
  readonly right: number;
  readonly height: number;
  readonly isNarrow: boolean;
  /** Middle of the words of each guest’s time, one row a vCPU. */
  readonly guests: readonly number[];
  /** Middle of the words of what happens, and of flags. */
  readonly captions: number;
  /** The line of the host’s count. */
  readonly ruler: number;
  /** Tops of the lanes. */
  readonly lanes: readonly number[];
  readonly lane: number;
  /** Below the lanes. */
  readonly bottom: number;
}

const LABELS = 100;
const GUTTER = 146;
const NARROW = { labels: 64, gutter: 4, from: 560 } as const;
const ROW = 20;
const LANE = 20;

/** What a character takes in the size of labels, nearly, and where it is bold. */
export const CHARACTER = 6.5;
export const BOLD = 7.2;

export const isNarrow = (width: number): boolean => width < NARROW.from;

export function layoutOf(width: number, vcpus: number, lanes: number): Layout {
  const narrow = isNarrow(width);
  const guests = Array.from({ length: vcpus }, (_, i) => 10 + i * ROW);
  const captions = (guests.at(-1) ?? 10) + ROW + 2;
  const ruler = captions + 20;
  const top = ruler + 20;
  const tops = Array.from({ length: lanes }, (_, i) => top + i * (LANE + 2));
  const bottom = (tops.at(-1) ?? top) + LANE;
  return {
    width,
    left: narrow ? NARROW.labels : LABELS,
    right: width - (narrow ? NARROW.gutter : GUTTER),
    height: bottom + 8,
    isNarrow: narrow,
    guests,
    captions,
    ruler,
    lanes: tops,
    lane: LANE,
    bottom,
  };
}
