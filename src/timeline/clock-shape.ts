/** How a clock's standing becomes a shape: a block from the line, as high as its offset is large. */
import type { SignalInfo, SignalLevel } from '../protocol/description.ts';
import type { Row } from './geometry.ts';

export type ClockTone = SignalLevel['tone'];

/** Later ones are worse. */
export const CLOCK_TONES: readonly ClockTone[] = ['off', 'on', 'host', 'guest', 'stopped', 'wrong'];

/** The least offset that is told apart, and how high it is drawn, of 26. */
const LEAST_TICKS = 2 ** 24;
const LEAST_SHARE = 8 / 26;
/** So many doublings more, and a block is as high as there is room. */
const DOUBLINGS = 14;
/** Of what is not an offset ahead: a clock that stands still beside the line. */
const LOW_SHARE = 6 / 26;
/** Half the rail of a clock that is right. */
export const RAIL_CSS_PX = 2;

/** Where a clock's line is, and how much room there is above and below it. */
export interface ClockBand {
  readonly lineCssPx: number;
  readonly halfCssPx: number;
}

export function clockBand({ topCssPx, heightCssPx }: Row): ClockBand {
  return { lineCssPx: topCssPx + Math.round(heightCssPx / 2), halfCssPx: heightCssPx / 2 - 4 };
}

/**
 * Height of a block in pixels, up where it is positive: logarithmic and fixed, never fitted to the run, so
 * that two runs compare. 32.8 ms and 536 s both read; less than the least is drawn as that. `half`: room on
 * either side of the line.
 */
export function blockHeight(ticks: number, half: number): number {
  if (ticks === 0) return 0;
  const doublings = Math.max(0, Math.log2(Math.abs(ticks) / LEAST_TICKS));
  const share = LEAST_SHARE + (1 - LEAST_SHARE) * Math.min(1, doublings / DOUBLINGS);
  return Math.sign(ticks) * share * half;
}

/** What is drawn of a level: a block of that height, up or down, or a rail where it is 0. */
export function heightOfLevel({ tone, ticks = 0 }: SignalLevel, half: number): number {
  const height = blockHeight(ticks, half);
  return tone === 'stopped' && height === 0 ? LOW_SHARE * half : height;
}

/** Index of the signal that says what is owed of a clock; -1 for none. */
export function debtOf(signals: readonly SignalInfo[], clock: number): number {
  const group = signals[clock]?.group;
  return signals.findIndex((one) => one.kind === 'debt' && one.group === group);
}

/** At most so many are told apart in one pixel. */
const MOST_KINDS = 32;

interface Kinds {
  /** By level. */
  readonly kinds: Uint8Array;
  /** By kind: the first level of it. */
  readonly first: readonly SignalLevel[];
}

const known = new WeakMap<SignalInfo, Kinds>();

/** Levels that look alike in a crowded pixel, as numbers below 32; worked out once a signal. */
export function kindsOfLevels(signal: SignalInfo): Kinds {
  const before = known.get(signal);
  if (before !== undefined) return before;
  const looks = new Map<string, number>();
  const first: SignalLevel[] = [];
  const kinds = Uint8Array.from(signal.levels, (level) => {
    const { tone, ticks = 0 } = level;
    const look = `${tone} ${Math.round(blockHeight(ticks, 8))}`;
    const kind = looks.get(look) ?? Math.min(first.length, MOST_KINDS - 1);
    if (!looks.has(look)) {
      looks.set(look, kind);
      if (first.length < MOST_KINDS) first.push(level);
    }
    return kind;
  });
  known.set(signal, { kinds, first });
  return { kinds, first };
}
