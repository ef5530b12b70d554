/**
 * What is drawn over a timeline while somebody is asked how it goes on: rows that nobody speaks of are dimmed, the
 * time to come is a dashed box for each group, and an answer that no run can show is a dashed clock.
 */
import type { Description } from '../../protocol/description.ts';
import { blockHeight, clockBand } from '../clock-shape.ts';
import { toCss } from '../colour.ts';
import type { Row } from '../geometry.ts';
import { xCssPxAt } from '../hit-test.ts';
import type { Scene } from '../scene.ts';
import type { Surface } from '../surface.ts';
import { TYPE } from '../type.ts';

export interface Veiled {
  /** Ids of groups, threads and what is common to all that stand out; where no group or thread is named, all do. */
  readonly full: readonly string[];
  /** What is to come is hidden. */
  readonly hides: boolean;
  /** And asked for: a question mark stands for it. */
  readonly asks: boolean;
  /** Where the clock of a group would stand by somebody's answer, in ticks; null for none. */
  readonly yours: {
    readonly group: string;
    readonly ticks: number;
    readonly label: string;
    /** From this step on. */
    readonly fromStep: number;
  } | null;
}

const DIMMED = 0.62;
const GAP_CSS_PX = 8;
const LEAST_BOX_CSS_PX = 24;
const RADIUS_CSS_PX = 6;

/** To be called once the frame is drawn. */
export function drawVeil(surface: Surface, scene: Scene, veiled: Veiled): void {
  dim(surface, scene, veiled);
  if (veiled.hides) drawBoxes(surface, scene, veiled);
  if (veiled.yours !== null) drawYours(surface, scene, veiled.yours);
}

function dim(surface: Surface, { model, geometry, theme }: Scene, { full }: Veiled): void {
  const { description } = model;
  const groups = groupsNamed(description, full);
  if (groups.size === 0) return;
  surface.fillStyle = toCss(theme.panel);
  surface.globalAlpha = DIMMED;
  for (const row of geometry.rows) {
    if (standsOut(description, row, groups, full)) continue;
    surface.fillRect(0, row.topCssPx, geometry.widthCssPx, row.heightCssPx);
  }
  surface.globalAlpha = 1;
}

function standsOut(
  description: Description,
  row: Row,
  groups: ReadonlySet<number>,
  full: readonly string[],
): boolean {
  const group = groupOf(description, row);
  if (group === -1) return full.includes(description.signals[row.index]?.id ?? '');
  return groups.has(group) && !(row.kind === 'lane' && isNamedBeside(description, row.index, full));
}

/** Another thread of this group is named, and not this one. */
function isNamedBeside(description: Description, thread: number, full: readonly string[]): boolean {
  const { id = '', group = -1 } = description.threads[thread] ?? {};
  const { id: ofGroup = '', threads = [] } = description.groups[group] ?? {};
  if (full.includes(id) || full.includes(ofGroup)) return false;
  return threads.some((one) => full.includes(description.threads[one]?.id ?? ''));
}

/** By index. */
function groupsNamed(
  { groups, threads }: Description,
  full: readonly string[],
): ReadonlySet<number> {
  const named = groups.flatMap(({ id }, index) => (full.includes(id) ? [index] : []));
  const around = threads.flatMap(({ id, group }) => (full.includes(id) ? [group] : []));
  return new Set([...named, ...around]);
}

/** -1 for a row of the whole machine. */
function groupOf({ threads, signals }: Description, { kind, index }: Row): number {
  if (kind === 'group') return index;
  if (kind === 'lane') return threads[index]?.group ?? -1;
  return signals[index]?.group ?? -1;
}

function drawBoxes(surface: Surface, scene: Scene, { full, asks }: Veiled): void {
  const { model, geometry, theme, window, selectedStep } = scene;
  const now = xCssPxAt(geometry, window, model.ticksOfStep(selectedStep));
  const right = geometry.plotLeftCssPx + geometry.plotWidthCssPx;
  const left = Math.max(now + GAP_CSS_PX, geometry.plotLeftCssPx);
  if (right - left < LEAST_BOX_CSS_PX) return;
  surface.fillStyle = toCss(theme.panel);
  surface.fillRect(
    now + 2,
    geometry.rowsTopCssPx,
    right - now - 2,
    geometry.rowsBottomCssPx - geometry.rowsTopCssPx,
  );
  const named = groupsNamed(model.description, full);
  let isAsked = !asks;
  for (const [group, band] of bandsOf(model.description, geometry.rows)) {
    surface.beginPath();
    surface.roundRect(
      left,
      band.topCssPx + 1,
      right - left,
      band.bottomCssPx - band.topCssPx - 2,
      RADIUS_CSS_PX,
    );
    surface.strokeStyle = toCss(theme.textDim);
    surface.lineWidth = 1;
    surface.setLineDash([5, 4]);
    surface.stroke();
    surface.setLineDash([]);
    if (isAsked || (named.size > 0 && !named.has(group))) continue;
    isAsked = true;
    surface.font = `700 ${TYPE.amount}px ${theme.sans}`;
    surface.fillStyle = toCss(theme.accent);
    surface.textAlign = 'center';
    surface.textBaseline = 'middle';
    surface.fillText('?', (left + right) / 2, (band.topCssPx + band.bottomCssPx) / 2);
    surface.textAlign = 'left';
  }
}

interface Band {
  readonly topCssPx: number;
  readonly bottomCssPx: number;
}

/** Where the rows of each group are, from the top. */
function bandsOf(description: Description, rows: readonly Row[]): ReadonlyMap<number, Band> {
  const bands = new Map<number, Band>();
  for (const row of rows) {
    const group = groupOf(description, row);
    if (group === -1) continue;
    const bottomCssPx = row.topCssPx + row.heightCssPx;
    const before = bands.get(group);
    bands.set(group, { topCssPx: before?.topCssPx ?? row.topCssPx, bottomCssPx });
  }
  return bands;
}

function drawYours(
  surface: Surface,
  scene: Scene,
  { group, ticks, label, fromStep }: NonNullable<Veiled['yours']>,
): void {
  const { model, geometry, theme, window } = scene;
  const { groups, signals } = model.description;
  const index = groups.findIndex(({ id }) => id === group);
  const row = geometry.rows.find(
    (one) => one.kind === 'clock' && signals[one.index]?.group === index,
  );
  if (row === undefined) return;
  const left = Math.max(
    geometry.plotLeftCssPx,
    xCssPxAt(geometry, window, model.ticksOfStep(fromStep)),
  );
  const right = geometry.plotLeftCssPx + geometry.plotWidthCssPx;
  const { lineCssPx, halfCssPx } = clockBand(row);
  const height = blockHeight(ticks, halfCssPx);
  surface.strokeStyle = toCss(theme.accent);
  surface.lineWidth = 2;
  surface.setLineDash([7, 5]);
  surface.beginPath();
  if (height === 0) {
    surface.moveTo(left, lineCssPx);
    surface.lineTo(right, lineCssPx);
  } else {
    surface.rect(left, lineCssPx - Math.max(0, height), right - left, Math.abs(height));
  }
  surface.stroke();
  surface.setLineDash([]);
  const font = `600 ${TYPE.label}px ${theme.sans}`;
  surface.font = font;
  const middle = lineCssPx - height / 2 - (height === 0 ? TYPE.label : 0);
  const width = surface.measureText(label).width;
  surface.fillStyle = toCss(theme.panel);
  surface.fillRect(left + 6, middle - TYPE.label * 0.75, width + 8, TYPE.label * 1.5);
  surface.fillStyle = toCss(theme.accent);
  surface.textAlign = 'left';
  surface.textBaseline = 'middle';
  surface.fillText(label, left + 10, middle);
}

/**
 * How far time is shown of a run that is known up to `endTicks`: wide enough for what is to come, and the same for
 * long stretches of it.
 */
export function roomAfter(endTicks: number, ticksPerMicrosecond: number): number {
  let toTicks = ticksPerMicrosecond;
  while (toTicks < endTicks * 1.3) toTicks *= 1.5;
  return toTicks;
}
