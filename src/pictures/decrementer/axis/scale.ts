/** The axis of the picture: time from now, every decade equally wide, less than a millisecond folded up. */
import { amount } from '../amount.ts';

export interface Scale {
  /** Of now, and of the longest time there is. */
  readonly left: number;
  readonly right: number;
  /** In pixels; `seconds` that are past are now, and what is too long is at the end. */
  readonly at: (seconds: number) => number;
  readonly ticks: readonly Tick[];
}

export interface Tick {
  readonly x: number;
  readonly label: string;
}

const FOLD = 24;
const FIRST = 1e-3;

const MINUTE = 60;
const ROUND: readonly (readonly [seconds: number, label: string])[] = [
  [FIRST, '1 ms'],
  [1e-2, '10 ms'],
  [0.1, '0.1 s'],
  [1, '1 s'],
  [10, '10 s'],
  [MINUTE, '1 min'],
  [60 * MINUTE, '1 h'],
  [24 * 60 * MINUTE, '1 day'],
];

/** Where there is little room. */
const FEW = new Set(['1 ms', '1 s', '1 min', '1 h', '1 day']);
const LITTLE_ROOM = 480;

/** `longest`: the seconds at its right end. */
export function scaleOf(left: number, right: number, longest: number): Scale {
  const decade = (right - left - FOLD) / Math.log10(longest / FIRST);
  const at = (seconds: number) =>
    seconds <= 0
      ? left
      : seconds < FIRST
        ? left + (FOLD * seconds) / FIRST
        : Math.min(right, left + FOLD + decade * Math.log10(seconds / FIRST));
  const isNarrow = right - left < LITTLE_ROOM;
  return {
    left,
    right,
    at,
    ticks: [
      ...ROUND.filter(([, label]) => !isNarrow || FEW.has(label)).map(([seconds, label]) => ({
        x: at(seconds),
        label,
      })),
      { x: right, label: amount(longest) },
    ],
  };
}
