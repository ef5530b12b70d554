/** The looks of the rows for one description, theme and device pixel ratio, made once. */
import type { Description } from '../protocol/description.ts';
import type { Rgb } from './colour.ts';
import { type RowLook, rowLook } from './lane-pixels.ts';
import type { Theme } from './theme.ts';
import { TONES } from './tones.ts';

const LANE_RADIUS_CSS_PX = 3;
const FLAG_RADIUS_CSS_PX = 2;
/** In a crowded pixel the owner keeps a third of the height, everybody else a little. */
const OWNER_SHARE = 0.34;
const LEAST_SHARE = 0.08;

export interface RowLooks {
  readonly lane: RowLook;
  /** Lanes so low that corners and gaps would eat them: the minimap. */
  readonly lowLane: RowLook;
  /** By `Description.signals`; null for other kinds of signals. */
  readonly flags: readonly (RowLook | null)[];
}

export function rowLooks(
  { phases, signals }: Description,
  theme: Theme,
  devicePxPerCssPx: number,
): RowLooks {
  const bars = phases.map(({ tone, hatched }) => {
    const { fill, stripe } = theme.tones[tone];
    return { fill, stripe: hatched ? stripe : null };
  });
  const kinds: Rgb[] = TONES.map((tone) => theme.tones[tone].fill);
  const leastShares = TONES.map((tone) => (tone === 'owner' ? OWNER_SHARE : LEAST_SHARE));
  const lane = (radiusCssPx: number): RowLook =>
    rowLook(bars, kinds, leastShares, theme.panel, radiusCssPx, devicePxPerCssPx);
  return {
    lane: lane(LANE_RADIUS_CSS_PX),
    lowLane: lane(0),
    flags: signals.map(({ levels, kind }) => {
      if (kind !== 'flag') return null;
      const fills = levels.map(({ tone }) => theme.signals[tone]);
      return rowLook(
        fills.map((fill) => ({ fill, stripe: null })),
        fills,
        fills.map(() => LEAST_SHARE),
        theme.panel,
        FLAG_RADIUS_CSS_PX,
        devicePxPerCssPx,
      );
    }),
  };
}
