/**
 * Where every row stands, in CSS pixels from the upper left corner of the canvas. Rows grow and
 * shrink with the height that there is, between limits; lanes of a group stand below its signals.
 */
import type { Description } from '../protocol/description.ts';

export interface Row {
  readonly kind: 'group' | 'flag' | 'gate' | 'clock' | 'lane';
  /** Index into `groups`, `signals` or `threads` of the description. */
  readonly index: number;
  readonly topCssPx: number;
  readonly heightCssPx: number;
}

export interface Geometry {
  readonly widthCssPx: number;
  readonly heightCssPx: number;
  /** Times are drawn from here ... */
  readonly plotLeftCssPx: number;
  /** ... over this width. */
  readonly plotWidthCssPx: number;
  /** Room for the amounts of the clocks, to the right of it; 0 for none. */
  readonly amountsWidthCssPx: number;
  /** Band of the axis, and below it the band of the markers' labels. */
  readonly axisHeightCssPx: number;
  readonly markersTopCssPx: number;
  readonly rowsTopCssPx: number;
  /** End of the last row. */
  readonly rowsBottomCssPx: number;
  readonly rows: readonly Row[];
}

interface RowSize {
  readonly least: number;
  readonly most: number;
}

const AXIS_CSS_PX = 26;
const MARKERS_CSS_PX = 20;
const RIGHT_MARGIN_CSS_PX = 12;
/** Room for the amounts of the clocks, where there is some. */
const AMOUNTS_CSS_PX = { least: 112, most: 164 } as const;
const NARROW_CSS_PX = 520;
const WIDE_CSS_PX = 760;
const SIZES: Readonly<Record<Row['kind'] | 'gap', RowSize>> = {
  group: { least: 15, most: 22 },
  flag: { least: 9, most: 17 },
  gate: { least: 24, most: 36 },
  clock: { least: 32, most: 68 },
  lane: { least: 18, most: 32 },
  gap: { least: 5, most: 18 },
};

type RowSlot = Omit<Row, 'topCssPx' | 'heightCssPx'> | null;

/** All rows, which may take more height than there is; or those that it has room for. */
export type WhichRows = 'all' | 'fitting';

type LeftOut = readonly (readonly Row['kind'][])[];

/** What is left out where there is no room, one after the other: in the end the clocks stand alone. */
const BESIDE_CLOCKS: LeftOut = [
  [],
  ['group', 'lane'],
  ['group', 'lane', 'gate'],
  ['group', 'lane', 'gate', 'flag'],
];
/** Without a clock the lanes tell the story. */
const BESIDE_LANES: LeftOut = [[], ['flag'], ['flag', 'gate']];

function slotsFor(description: Description, heightCssPx: number, which: WhichRows): RowSlot[] {
  const all = rowSlots(description);
  if (which === 'all') return all;
  const hasClock = all.some((slot) => slot?.kind === 'clock');
  const choices = (hasClock ? BESIDE_CLOCKS : BESIDE_LANES).map((kinds) =>
    all.filter((slot) => slot === null || !kinds.includes(slot.kind)),
  );
  return choices.find((slots) => leastOf(slots) <= heightCssPx) ?? choices.at(-1) ?? all;
}

/** Rows in order; null is a gap. */
function rowSlots({ groups, signals }: Description): RowSlot[] {
  const signalsOf = (group: number): RowSlot[] =>
    signals.flatMap(({ group: of, kind }, index) =>
      // What is owed is drawn around the clock of its group.
      of === group && kind !== 'debt' ? [{ kind, index }] : [],
    );
  const hasClock = (group: number) =>
    signals.some((signal) => signal.kind === 'clock' && signal.group === group);
  const ofCore = signalsOf(-1);
  return [
    ...ofCore,
    ...(ofCore.length > 0 ? [null] : []),
    ...groups.flatMap(({ threads }, group): RowSlot[] => [
      // A clock bears the name of its group.
      ...(hasClock(group) ? [] : [{ kind: 'group', index: group } as const]),
      ...signalsOf(group),
      ...threads.map((index): RowSlot => ({ kind: 'lane', index })),
      null,
    ]),
  ];
}

const sizeOf = (slot: RowSlot): RowSize => SIZES[slot?.kind ?? 'gap'];

/** Height below which rows would become unreadable. */
export function leastHeightCssPx(description: Description): number {
  return leastOf(rowSlots(description));
}

function leastOf(slots: readonly RowSlot[]): number {
  const rows = slots.reduce((sum, slot) => sum + sizeOf(slot).least, 0);
  return AXIS_CSS_PX + MARKERS_CSS_PX + rows;
}

/** Height beyond which rows grow no more; `most` as in `layOut`. */
export function mostHeightCssPx(description: Description, most = 1): number {
  const rows = rowSlots(description).reduce((sum, slot) => {
    const size = sizeOf(slot);
    return sum + size.least + (size.most - size.least) * most;
  }, 0);
  return AXIS_CSS_PX + MARKERS_CSS_PX + rows;
}

/** Half a row is left out, but not all that tells the story. */
const isTold = (rows: readonly Row[]): boolean =>
  rows.some(({ kind }) => kind === 'clock' || kind === 'lane');

/** `most`: how far rows may grow, 1 for up to their most height. */
export function layOut(
  description: Description,
  widthCssPx: number,
  heightCssPx: number,
  which: WhichRows = 'all',
  most = 1,
): Geometry {
  const slots = slotsFor(description, heightCssPx, which);
  const least = slots.reduce((sum, slot) => sum + sizeOf(slot).least, 0);
  const usual = slots.reduce((sum, slot) => sum + sizeOf(slot).most, 0);
  const rowsTopCssPx = AXIS_CSS_PX + MARKERS_CSS_PX;
  const room = heightCssPx - rowsTopCssPx;
  const growth = usual > least ? Math.min(most, Math.max(0, (room - least) / (usual - least))) : 0;
  const rows: Row[] = [];
  let topCssPx = rowsTopCssPx;
  for (const slot of slots) {
    const size = sizeOf(slot);
    const rowHeightCssPx = Math.floor(size.least + (size.most - size.least) * growth);
    if (which === 'fitting' && slot && topCssPx + rowHeightCssPx > heightCssPx && isTold(rows))
      break;
    if (slot) rows.push({ ...slot, topCssPx, heightCssPx: rowHeightCssPx });
    topCssPx += rowHeightCssPx;
  }
  // A name with nothing below it tells nothing.
  while (which === 'fitting' && rows.at(-1)?.kind === 'group') topCssPx = rows.pop()?.topCssPx ?? 0;
  const isNarrow = widthCssPx < NARROW_CSS_PX;
  const plotLeftCssPx = isNarrow ? 78 : 96;
  const hasClocks = description.signals.some(({ kind }) => kind === 'clock');
  const amountsWidthCssPx =
    isNarrow || !hasClocks ? 0 : AMOUNTS_CSS_PX[widthCssPx < WIDE_CSS_PX ? 'least' : 'most'];
  return {
    widthCssPx,
    heightCssPx,
    plotLeftCssPx,
    plotWidthCssPx: Math.max(
      1,
      widthCssPx - plotLeftCssPx - amountsWidthCssPx - RIGHT_MARGIN_CSS_PX,
    ),
    amountsWidthCssPx,
    axisHeightCssPx: AXIS_CSS_PX,
    markersTopCssPx: AXIS_CSS_PX,
    rowsTopCssPx,
    rowsBottomCssPx: topCssPx,
    rows,
  };
}

/** The part of a lane's row that its bars fill, in CSS pixels from the top of the canvas. */
export function barBand(row: Row): { readonly topCssPx: number; readonly heightCssPx: number } {
  const spaceCssPx = row.kind === 'lane' ? Math.max(3, Math.round(row.heightCssPx * 0.2)) : 0;
  if (row.kind === 'flag') {
    const heightCssPx = Math.max(4, Math.round(row.heightCssPx * 0.42));
    const topCssPx = row.topCssPx + Math.round((row.heightCssPx - heightCssPx) / 2);
    return { topCssPx, heightCssPx };
  }
  return {
    topCssPx: row.topCssPx + (spaceCssPx >> 1),
    heightCssPx: row.heightCssPx - spaceCssPx,
  };
}

export function laneRow(geometry: Geometry, lane: number): Row | undefined {
  return geometry.rows.find(({ kind, index }) => kind === 'lane' && index === lane);
}
