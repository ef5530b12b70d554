/** A linear scale of time: from ticks of a run to pixels of a picture. */
import { ticks } from 'd3-array';

export interface TimeScale {
  /** The picture's width in pixels: the last moment is there, the first at 0. */
  readonly width: number;
  /** In pixels, also of a moment that is outside. */
  at(moment: number): number;
  /** About `count` round moments. */
  ticks(count: number): readonly number[];
}

export function timeScale(from: number, to: number, width: number): TimeScale {
  return {
    width,
    at: (moment) => ((moment - from) / (to - from)) * width,
    ticks: (count) => ticks(from, to, count),
  };
}
