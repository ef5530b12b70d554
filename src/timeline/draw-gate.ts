/** A gate: a bolt for each that is shut, and a box with an open lock once none is. */
import type { SignalLevel } from '../protocol/description.ts';
import { toCss } from './colour.ts';
import { clearOfFolds } from './draw-folds.ts';
import type { RowTools } from './row-tools.ts';
import type { Row } from './geometry.ts';
import type { Scene } from './scene.ts';
import type { Surface } from './surface.ts';
import type { Theme } from './theme.ts';
import { limitsOf } from './time-window.ts';
import { TYPE } from './type.ts';

const INSET_CSS_PX = 3;
const MOST_BOLT_CSS_PX = 6;
const KNOB_CSS_PX = 2;
const TEXT_INSET_CSS_PX = 8;
const LOCK_CSS_PX = 18;
const MOST_WORDS_CSS_PX = 80;

export function drawGate(surface: Surface, scene: Scene, row: Row, tools: RowTools): void {
  const { model, geometry, window, theme, devicePxPerCssPx } = scene;
  const { plotLeftCssPx, plotWidthCssPx } = geometry;
  surface.fillStyle = toCss(theme.track);
  surface.fillRect(plotLeftCssPx, row.topCssPx + 1, plotWidthCssPx, row.heightCssPx - 2);
  const spans = model.signals[row.index];
  const signal = model.description.signals[row.index];
  if (!spans || !signal) return;
  const { plan } = tools;
  const width = Math.round(plotWidthCssPx * devicePxPerCssPx);
  plan.fill(spans, window, width, limitsOf(model.endTicks).toTicks);
  const levelAt = (span: number) => signal.levels[spans.value[span] ?? -1];
  const xOf = (devicePx: number) => plotLeftCssPx + devicePx / devicePxPerCssPx;
  for (let column = 0; column < plan.columns; column += 1) {
    const level = levelAt(plan.columnSpan[column]!);
    const left = xOf(plan.columnDevicePx[column]!);
    if (level) drawBolts(surface, scene, row, level, undefined, left, left + 1 / devicePxPerCssPx);
  }
  for (let bar = 0; bar < plan.bars; bar += 1) {
    const span = plan.barSpan[bar]!;
    const level = levelAt(span);
    if (!level) continue;
    const left = xOf(plan.barLeftDevicePx[bar]!);
    const right = xOf(plan.barRightDevicePx[bar]!);
    if (level.shut?.includes(true) !== true) drawOpen(surface, scene, row, left, right);
    else drawBolts(surface, scene, row, level, levelAt(span + 1), left, right);
    drawWords(surface, scene, row, level, left, right, tools);
  }
}

/** `next`: what comes after it; a bolt that ends there has a knob. */
function drawBolts(
  surface: Surface,
  { theme }: Scene,
  row: Row,
  { shut = [] }: SignalLevel,
  next: SignalLevel | undefined,
  left: number,
  right: number,
): void {
  const pitch = (row.heightCssPx - 2 * INSET_CSS_PX) / Math.max(1, shut.length);
  const height = Math.max(2, Math.min(MOST_BOLT_CSS_PX, pitch - 2));
  surface.fillStyle = toCss(theme.debt);
  shut.forEach((isShut, slot) => {
    if (!isShut) return;
    const top = row.topCssPx + INSET_CSS_PX + slot * pitch + (pitch - height) / 2;
    surface.fillRect(left, top, right - left, height);
    if (next?.shut?.[slot] === false)
      surface.fillRect(right - 3, top - KNOB_CSS_PX / 2, 3, height + KNOB_CSS_PX);
  });
}

function drawOpen(surface: Surface, { theme }: Scene, row: Row, left: number, right: number): void {
  surface.beginPath();
  surface.roundRect(left + 0.75, row.topCssPx + 1.75, right - left - 1.5, row.heightCssPx - 3.5, 4);
  surface.fillStyle = toCss(theme.openFill);
  surface.fill();
  surface.lineWidth = 1.5;
  surface.strokeStyle = toCss(theme.cancelled);
  surface.stroke();
}

function drawWords(
  surface: Surface,
  scene: Scene,
  row: Row,
  { label, shut = [] }: SignalLevel,
  gateLeft: number,
  right: number,
  { text, written }: RowTools,
): void {
  const { theme } = scene;
  const left = clearOfFolds(scene, gateLeft, MOST_WORDS_CSS_PX);
  const isOpen = !shut.includes(true);
  const font = `700 ${TYPE.label}px ${theme.sans}`;
  const width = text.width(label, font);
  const lock = isOpen ? LOCK_CSS_PX : 0;
  if (right - left < width + lock + 2 * TEXT_INSET_CSS_PX) return;
  const middle = row.topCssPx + row.heightCssPx / 2;
  const x = left + TEXT_INSET_CSS_PX;
  if (isOpen) drawLock(surface, theme, x, middle);
  written.push({
    text: label,
    font,
    ink: isOpen ? theme.cancelled : theme.debt,
    ground: isOpen ? theme.openFill : theme.panel,
    leftCssPx: x + lock,
    middleCssPx: middle + 0.5,
  });
}

/** A padlock whose shackle is out on one side. */
function drawLock(surface: Surface, theme: Theme, x: number, middle: number): void {
  surface.fillStyle = toCss(theme.cancelled);
  surface.beginPath();
  surface.roundRect(x, middle - 1, 10, 8, 1.5);
  surface.fill();
  surface.beginPath();
  surface.moveTo(x + 7.5, middle - 1);
  surface.lineTo(x + 7.5, middle - 4);
  surface.arc(x + 10.5, middle - 4, 3, Math.PI, 2 * Math.PI);
  surface.lineWidth = 1.75;
  surface.strokeStyle = toCss(theme.cancelled);
  surface.stroke();
}
