/**
 * Where the rows of two runs stand on one axis: each clock of the one above the same clock of the other.
 * Machines without clocks have their lanes in their place.
 */
import type { Description } from '../protocol/description.ts';
import type { Geometry, Row } from './geometry.ts';
import type { TimeWindow } from './time-window.ts';
import type { TimelineModel } from './timeline-model.ts';

/** A clock, or a lane, of either run. */
export interface RowPair {
  /** e.g. `node 0`, and one more line about it. */
  readonly label: string;
  readonly detail: string;
  readonly here: Row | null;
  readonly there: Row | null;
  readonly topCssPx: number;
  readonly bottomCssPx: number;
}

export interface BesideGeometry {
  readonly here: Geometry;
  readonly there: Geometry;
  readonly pairs: readonly RowPair[];
  readonly widthCssPx: number;
  readonly heightCssPx: number;
  /** Band in which the first difference is named. */
  readonly differenceTopCssPx: number;
  readonly isNarrow: boolean;
}

const AXIS_CSS_PX = 26;
/** One of the events of each run, and one for the first difference. */
const BAND_CSS_PX = 20;
const GAP_CSS_PX = 9;
const TRACK_CSS_PX = { least: 38, most: 56 } as const;
const LANE_CSS_PX = { least: 16, most: 24 } as const;
const NARROW_CSS_PX = 620;
const ROWS_TOP_CSS_PX = AXIS_CSS_PX + 3 * BAND_CSS_PX;
const BOTTOM_CSS_PX = 4;

interface Slot {
  readonly kind: 'clock' | 'lane';
  readonly label: string;
  readonly detail: string;
  /** Index in each description; -1 where it is not there. */
  readonly here: number;
  readonly there: number;
}

/** Heights below which rows would become unreadable, and above which nothing grows. */
export function besideHeights(
  here: Description,
  there: Description,
): { readonly least: number; readonly most: number } {
  const slots = slotsOf(here, there);
  const height = (size: 'least' | 'most') =>
    slots.reduce(
      (sum, slot) => sum + 2 * sizeOf(slot)[size] + GAP_CSS_PX,
      ROWS_TOP_CSS_PX + BOTTOM_CSS_PX,
    );
  return { least: height('least'), most: height('most') };
}

export function layOutBeside(
  here: Description,
  there: Description,
  widthCssPx: number,
  heightCssPx: number,
): BesideGeometry {
  const slots = slotsOf(here, there);
  const room = heightCssPx - ROWS_TOP_CSS_PX - BOTTOM_CSS_PX - slots.length * GAP_CSS_PX;
  const each = Math.floor(room / Math.max(1, 2 * slots.length));
  const rows: { readonly here: Row[]; readonly there: Row[] } = { here: [], there: [] };
  let topCssPx = ROWS_TOP_CSS_PX;
  const pairs = slots.map((slot): RowPair => {
    const { least, most } = sizeOf(slot);
    const height = Math.min(most, Math.max(least, each));
    const row = (index: number, top: number): Row | null =>
      index < 0 ? null : { kind: slot.kind, index, topCssPx: top, heightCssPx: height };
    const pair = {
      label: slot.label,
      detail: slot.detail,
      here: row(slot.here, topCssPx),
      there: row(slot.there, topCssPx + height),
      topCssPx,
      bottomCssPx: topCssPx + 2 * height,
    };
    if (pair.here !== null) rows.here.push(pair.here);
    if (pair.there !== null) rows.there.push(pair.there);
    topCssPx = pair.bottomCssPx + GAP_CSS_PX;
    return pair;
  });
  const isNarrow = widthCssPx < NARROW_CSS_PX;
  const plotLeftCssPx = isNarrow ? 92 : 132;
  const amountsWidthCssPx = isNarrow ? 70 : 116;
  const common = {
    widthCssPx,
    heightCssPx,
    plotLeftCssPx,
    plotWidthCssPx: Math.max(1, widthCssPx - plotLeftCssPx - amountsWidthCssPx - 14),
    amountsWidthCssPx,
    axisHeightCssPx: AXIS_CSS_PX,
    rowsTopCssPx: ROWS_TOP_CSS_PX,
    rowsBottomCssPx: topCssPx - GAP_CSS_PX,
  };
  return {
    here: { ...common, markersTopCssPx: AXIS_CSS_PX, rows: rows.here },
    there: { ...common, markersTopCssPx: AXIS_CSS_PX + BAND_CSS_PX, rows: rows.there },
    pairs,
    widthCssPx,
    heightCssPx,
    differenceTopCssPx: AXIS_CSS_PX + 2 * BAND_CSS_PX,
    isNarrow,
  };
}

const sizeOf = ({ kind }: Slot) => (kind === 'clock' ? TRACK_CSS_PX : LANE_CSS_PX);

function slotsOf(here: Description, there: Description): readonly Slot[] {
  const clocks = paired(clocksOf(here), clocksOf(there), 'clock');
  return clocks.length > 0 ? clocks : paired(lanesOf(here), lanesOf(there), 'lane');
}

interface Named {
  readonly id: string;
  readonly index: number;
  readonly label: string;
  readonly detail: string;
}

const clocksOf = ({ signals, groups }: Description): readonly Named[] =>
  signals.flatMap(({ id, kind, label, group }, index) =>
    kind === 'clock'
      ? [{ id, index, label: groups[group]?.label ?? label, detail: groups[group] ? label : '' }]
      : [],
  );

const lanesOf = ({ threads }: Description): readonly Named[] =>
  threads.map(({ id, role }, index) => ({ id, index, label: id, detail: role }));

/** By their ids, in the order of the first run; what only the second one has comes last. */
function paired(here: readonly Named[], there: readonly Named[], kind: Slot['kind']): Slot[] {
  const indexIn = (all: readonly Named[], id: string) =>
    all.find((one) => one.id === id)?.index ?? -1;
  return [...here, ...there.filter(({ id }) => indexIn(here, id) < 0)].map(
    ({ id, label, detail }) => ({
      kind,
      label,
      detail,
      here: indexIn(here, id),
      there: indexIn(there, id),
    }),
  );
}

/** What is shown of one of two runs: the same stretch of time around the moment that is its zero. */
export interface BesideWindows {
  readonly here: TimeWindow;
  readonly there: TimeWindow;
}

const MARGIN = 0.05;
const LEAST_TICKS = 16;

/** From a little before the story of either begins, to where the longer one ends. */
export function besideWindows(
  here: TimelineModel,
  there: TimelineModel,
  zero: { readonly hereTicks: number; readonly thereTicks: number },
): BesideWindows {
  const { hereTicks, thereTicks } = zero;
  const begin = Math.min(
    (here.story()?.fromTicks ?? 0) - hereTicks,
    (there.story()?.fromTicks ?? 0) - thereTicks,
    0,
  );
  const end = Math.max(here.endTicks - hereTicks, there.endTicks - thereTicks, begin + LEAST_TICKS);
  const margin = (end - begin) * MARGIN;
  // Neither has anything before its start.
  const from = Math.max(begin - margin, -hereTicks, -thereTicks);
  const to = end + margin / 2;
  return {
    here: { fromTicks: from + hereTicks, toTicks: to + hereTicks },
    there: { fromTicks: from + thereTicks, toTicks: to + thereTicks },
  };
}
