/** Where the rows of the axis are, by how much room there is. Lengths in pixels. */

export interface Layout {
  /** Names of rows stand above them, and there are no amounts beside them. */
  readonly isNarrow: boolean;
  /** Amounts are large. */
  readonly isRoomy: boolean;
  readonly left: number;
  readonly right: number;
  readonly width: number;
  readonly height: number;
  /** Baseline of the ticks' words, and where their lines begin. */
  readonly words: number;
  readonly top: number;
  readonly due: number;
  readonly guest: ClockLayout;
  readonly host: ClockLayout;
  /** Between both clocks: the words, and the line, of what is read on the other one. */
  readonly path: { readonly words: number; readonly line: number };
  /** Of a flag over its line. */
  readonly pole: number;
  /** Tops of DEC, DEC of the other width, and the right answer. */
  readonly fuses: readonly [number, number, number];
  readonly fuse: number;
  /** Radius of the wheel below. */
  readonly wheel: number;
}

export interface ClockLayout {
  readonly top: number;
  readonly height: number;
  readonly line: number;
}

const WIDE: Rows = {
  words: 24,
  top: 36,
  due: 57,
  guest: { top: 66, height: 60, line: 112 },
  host: { top: 170, height: 60, line: 216 },
  path: { words: 144, line: 152 },
  pole: 44,
  fuses: [248, 284, 320],
  fuse: 22,
  height: 352,
  wheel: 94,
};

/** Where the controls below are to be seen, too. */
const MIDDLE: Rows = {
  words: 16,
  top: 26,
  due: 44,
  guest: { top: 50, height: 52, line: 90 },
  host: { top: 138, height: 52, line: 178 },
  path: { words: 119, line: 126 },
  pole: 36,
  fuses: [200, 229, 258],
  fuse: 22,
  height: 286,
  wheel: 76,
};

/** In a window that is not tall. */
const LOW: Rows = {
  words: 14,
  top: 22,
  due: 36,
  guest: { top: 42, height: 46, line: 76 },
  host: { top: 116, height: 46, line: 150 },
  path: { words: 101, line: 107 },
  pole: 32,
  fuses: [172, 200, 228],
  fuse: 22,
  height: 254,
  wheel: 72,
};

const NARROW: Rows = {
  words: 16,
  top: 24,
  due: 40,
  guest: { top: 64, height: 48, line: 100 },
  host: { top: 166, height: 48, line: 202 },
  path: { words: 129, line: 135 },
  pole: 32,
  fuses: [252, 304, 354],
  fuse: 22,
  height: 382,
  wheel: 94,
};

type Rows = Omit<Layout, 'isNarrow' | 'isRoomy' | 'left' | 'right' | 'width'>;

/** Up to here a picture has all of the page's width. */
const MOST_NARROW = 520;
/** Names of rows, and the amounts beside them. */
const NAMES = 112;
const AMOUNTS = 144;
const SHORT_NAMES = 106;
const SHORT_AMOUNTS = 128;
const ROOMY = 760;

export const isNarrow = (width: number): boolean => width < MOST_NARROW;

/** From where on all of it fits, with its controls. */
const ROOMY_HEIGHT = 656;
const MIDDLE_HEIGHT = 564;

const rowsIn = (height: number): Rows =>
  height >= ROOMY_HEIGHT ? WIDE : height >= MIDDLE_HEIGHT ? MIDDLE : LOW;

/** `width` and `height`: of all that the picture has. */
export function layoutOf(width: number, height: number): Layout {
  if (isNarrow(width))
    return { ...NARROW, isNarrow: true, isRoomy: false, left: 1, right: width - 1, width };
  const isRoomy = width >= ROOMY;
  return {
    ...rowsIn(height),
    isNarrow: false,
    isRoomy,
    left: isRoomy ? NAMES : SHORT_NAMES,
    right: width - (isRoomy ? AMOUNTS : SHORT_AMOUNTS),
    width,
  };
}
