/** Where the rows of the axis are, by how much room there is. Lengths in pixels. */

export interface Layout extends Rows {
  /** Names of rows stand above them, and there are no amounts beside them. */
  readonly isNarrow: boolean;
  /** Amounts are large. */
  readonly isRoomy: boolean;
  readonly left: number;
  readonly right: number;
  readonly width: number;
}

interface Rows {
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
  /** Where names stand above their rows: how high. */
  readonly names: number;
  readonly height: number;
  /** Radius of the wheel below. */
  readonly wheel: number;
}

export interface ClockLayout {
  readonly top: number;
  readonly height: number;
  readonly line: number;
}

/** What the sizes differ in; all else follows. */
interface Measures {
  readonly words: number;
  readonly due: number;
  /** Tops of both clocks, how high they are, and how far down in them their lines. */
  readonly clocks: readonly [guest: number, host: number];
  readonly zone: number;
  readonly rail: number;
  readonly path: readonly [words: number, line: number];
  /** Top of the first fuse, and from each to the next. */
  readonly fuses: readonly [top: number, step: number];
  readonly names?: number;
  readonly wheel: number;
}

/** Below the line that a flag stands on, and below the last fuse. */
const UNDER = 4;
const BOTTOM = 5;
const FUSE = 22;

function rowsOf({ words, due, clocks, zone, rail, path, fuses, names = 0, wheel }: Measures): Rows {
  const [guest, host] = clocks.map((top) => ({ top, height: zone, line: top + rail })) as [
    ClockLayout,
    ClockLayout,
  ];
  const [first, step] = fuses;
  return {
    words,
    top: words + 9,
    due,
    guest,
    host,
    path: { words: path[0], line: path[1] },
    pole: rail - UNDER,
    fuses: [first, first + step, first + 2 * step],
    fuse: FUSE,
    names,
    height: first + 2 * step + FUSE + BOTTOM,
    wheel,
  };
}

const WIDE = rowsOf({
  words: 24,
  due: 57,
  clocks: [66, 170],
  zone: 60,
  rail: 46,
  path: [144, 152],
  fuses: [248, 36],
  wheel: 94,
});

/** Where the controls below are to be seen, too. */
const MIDDLE = rowsOf({
  words: 16,
  due: 44,
  clocks: [50, 138],
  zone: 52,
  rail: 40,
  path: [119, 126],
  fuses: [200, 29],
  wheel: 76,
});

/** In a window that is not tall. */
const LOW = rowsOf({
  words: 14,
  due: 36,
  clocks: [42, 116],
  zone: 46,
  rail: 34,
  path: [101, 107],
  fuses: [172, 28],
  wheel: 72,
});

const NARROW = rowsOf({
  words: 16,
  due: 40,
  clocks: [64, 166],
  zone: 48,
  rail: 36,
  path: [129, 135],
  fuses: [252, 51],
  names: 20,
  wheel: 94,
});

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
