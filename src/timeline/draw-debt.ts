/** What will still be taken out of a clock, drawn around its blocks, from when it matters to its end. */
import type { SignalLevel } from '../protocol/description.ts';
import { blockHeight, type ClockBand, debtOf, heightOfLevel, RAIL_CSS_PX } from './clock-shape.ts';
import { toCss } from './colour.ts';
import type { RowTools } from './row-tools.ts';
import type { Row } from './geometry.ts';
import { xCssPxAt } from './hit-test.ts';
import type { Scene } from './scene.ts';
import type { Spans } from './spans.ts';
import type { Surface } from './surface.ts';
import { TYPE } from './type.ts';

/** Outside the block that it is about. */
const GAP_CSS_PX = 3;
const DASHES = [6, 4];
const TEXT_CSS_PX = TYPE.label;
const TEXT_INSET_CSS_PX = 7;
/** In a run of very many rounds nobody could tell them apart. */
const MOST_PIECES = 200;
/** A piece narrower than that shows nothing. */
const LEAST_CSS_PX = 3;

/** A stretch in which clock and debt stay as they are. */
export interface DebtPiece {
  readonly fromTicks: number;
  readonly toTicks: number;
  readonly clock: SignalLevel;
  readonly debt: SignalLevel;
  /** How the clock stands, and what is owed, when it ends; null at the end of the run. */
  readonly next: { readonly clock: SignalLevel; readonly owed: number } | null;
}

export function drawDebt(
  surface: Surface,
  scene: Scene,
  row: Row,
  band: ClockBand,
  { text, written }: RowTools,
): void {
  const { geometry, window, theme } = scene;
  const { plotLeftCssPx, plotWidthCssPx } = geometry;
  surface.save();
  surface.beginPath();
  surface.rect(plotLeftCssPx, row.topCssPx, plotWidthCssPx, row.heightCssPx);
  surface.clip();
  for (const piece of debtPieces(scene, row)) {
    const left = Math.max(plotLeftCssPx - 8, xCssPxAt(geometry, window, piece.fromTicks));
    const right = Math.min(
      plotLeftCssPx + plotWidthCssPx + 8,
      xCssPxAt(geometry, window, piece.toTicks),
    );
    if (right - left < LEAST_CSS_PX) continue;
    const owed = Math.round(blockHeight(piece.debt.ticks ?? 0, band.halfCssPx));
    // Where a block of the clock stands in its place, an edge beyond that says enough.
    const block = Math.round(blockHeight(piece.clock.ticks ?? 0, band.halfCssPx));
    const isCovered = block * owed > 0;
    surface.strokeStyle = toCss(theme.debt);
    surface.lineWidth = 1.5;
    surface.setLineDash(DASHES);
    surface.beginPath();
    if (isCovered) {
      const far = Math.abs(block) > Math.abs(owed) ? block : owed;
      const edge = band.lineCssPx - far - Math.sign(owed) * GAP_CSS_PX;
      surface.moveTo(left, edge);
      surface.lineTo(right, edge);
    } else {
      const top = band.lineCssPx - Math.max(0, owed);
      surface.fillStyle = toCss(theme.debtFill);
      surface.fillRect(left, top, right - left, Math.abs(owed) - RAIL_CSS_PX);
      surface.rect(left, top, right - left, Math.abs(owed));
    }
    surface.stroke();
    surface.setLineDash([]);
    if (!isCovered) {
      const font = `600 ${TEXT_CSS_PX}px ${theme.sans}`;
      if (text.width(piece.debt.label, font) + 2 * TEXT_INSET_CSS_PX <= right - left) {
        written.push({
          text: piece.debt.label,
          font,
          ink: theme.debt,
          ground: theme.debtFill,
          leftCssPx: Math.max(left, plotLeftCssPx) + TEXT_INSET_CSS_PX,
          middleCssPx: band.lineCssPx - owed / 2,
        });
      }
    }
    drawEnd(surface, scene, band, piece, right, owed);
  }
  surface.restore();
}

/** Where it ends: struck through, or taken out of a clock that does not hold it. */
function drawEnd(
  surface: Surface,
  { theme }: Scene,
  { lineCssPx, halfCssPx }: ClockBand,
  { next, clock }: DebtPiece,
  x: number,
  owed: number,
): void {
  if (next === null || next.owed !== 0) return;
  surface.beginPath();
  if (next.clock.tone === 'wrong') {
    const to = lineCssPx - Math.round(heightOfLevel(next.clock, halfCssPx));
    const point = Math.sign(to - (lineCssPx - owed)) * 7;
    surface.moveTo(x, lineCssPx - owed);
    surface.lineTo(x, to);
    surface.moveTo(x - 5, to - point);
    surface.lineTo(x, to);
    surface.lineTo(x + 5, to - point);
    surface.lineWidth = 3.5;
    surface.strokeStyle = toCss(theme.signals.wrong);
  } else if (next.clock.ticks === clock.ticks && next.clock.tone === clock.tone) {
    // Given up: what was subtracted has left the clock instead.
    const side = Math.sign(owed);
    surface.moveTo(x - 5, lineCssPx + side * 4);
    surface.lineTo(x + 5, lineCssPx - owed - side * GAP_CSS_PX);
    surface.lineWidth = 3;
    surface.strokeStyle = toCss(theme.cancelled);
  }
  surface.stroke();
}

/** Pieces in sight. While a clock holds its guest's time nothing is wrong with owing: they are left out. */
export function debtPieces({ model, window }: Scene, row: Row): readonly DebtPiece[] {
  const { signals } = model.description;
  const clockInfo = signals[row.index];
  const index = debtOf(signals, row.index);
  const [clock, debt, debtInfo] = [model.signals[row.index], model.signals[index], signals[index]];
  if (!clock || !debt || !clockInfo || !debtInfo) return [];
  const pieces: DebtPiece[] = [];
  const last = Math.min(window.toTicks, model.endTicks);
  let ticks = window.fromTicks;
  while (ticks < last && pieces.length < MOST_PIECES) {
    const [c, d] = [clock.indexAt(ticks), debt.indexAt(ticks)];
    const toTicks = Math.min(clock.endTicks(c), debt.endTicks(d));
    const level = clockInfo.levels[clock.value[c]!]!;
    const owed = debtInfo.levels[debt.value[d]!]!;
    if ((owed.ticks ?? 0) !== 0 && level.tone !== 'guest')
      pieces.push({
        fromTicks: Math.max(clock.start[c]!, debt.start[d]!),
        toTicks: Math.min(toTicks, model.endTicks),
        clock: level,
        debt: owed,
        next: toTicks === Infinity ? null : nextOf(toTicks),
      });
    ticks = toTicks;
  }
  return pieces;

  function nextOf(at: number): DebtPiece['next'] {
    const of = (spans: Spans, levels: readonly SignalLevel[]) =>
      levels[spans.value[spans.indexAt(at)]!]!;
    return {
      clock: of(clock!, clockInfo!.levels),
      owed: of(debt!, debtInfo!.levels).ticks ?? 0,
    };
  }
}
