/** A level signal: a stepped line through its levels, each level's text on its stretch. */
import type { SignalInfo, SignalLevel } from '../protocol/description.ts';
import { toCss, toPixel } from './colour.ts';
import type { Row } from './geometry.ts';
import type { RowTools } from './draw-rows.ts';
import { type LevelLook, paintLevelColumns } from './level-pixels.ts';
import type { Scene } from './scene.ts';
import type { Spans } from './spans.ts';
import type { Surface } from './surface.ts';
import { limitsOf } from './time-window.ts';

type SignalTone = SignalLevel['tone'];

/** Later ones are drawn above earlier ones. */
const TONES: readonly SignalTone[] = ['off', 'on', 'host', 'guest', 'stopped', 'wrong'];
const EDGE_CSS_PX = 5;
const LINE_CSS_PX = 1.75;
const TEXT_CSS_PX = 10;
const TEXT_INSET_CSS_PX = 12;
/** Less of a sentence than this says nothing. */
const LEAST_LETTERS = 6;

export function drawLevel(surface: Surface, scene: Scene, row: Row, tools: RowTools): void {
  const spans = scene.model.signals[row.index];
  const signal = scene.model.description.signals[row.index];
  if (!spans || !signal) return;
  const widthDevicePx = Math.round(scene.geometry.plotWidthCssPx * scene.devicePxPerCssPx);
  tools.plan.fill(spans, scene.window, widthDevicePx, limitsOf(scene.model.endTicks).toTicks);
  const yOf = levelHeights(signal, row);
  if (tools.plan.columns > 0) putColumns(scene, row, signal, yOf, tools);
  surface.lineWidth = LINE_CSS_PX;
  for (const tone of TONES) {
    surface.strokeStyle = toCss(scene.theme.signals[tone]);
    surface.setLineDash(tone === 'stopped' ? [2, 2.5] : []);
    strokeTone(surface, scene, spans, signal, yOf, tone, tools);
  }
  surface.setLineDash([]);
  drawLevelTexts(surface, scene, row, spans, signal, yOf, tools);
}

/** By level: its height in CSS pixels of the canvas. Zero is always within the row. */
function levelHeights({ levels }: SignalInfo, row: Row): number[] {
  const heights = levels.map(({ height }) => height);
  const lowest = Math.min(0, ...heights);
  const range = Math.max(0, ...heights) - lowest || 1;
  const room = row.heightCssPx - 2 * EDGE_CSS_PX;
  const bottom = row.topCssPx + row.heightCssPx - EDGE_CSS_PX;
  return heights.map((height) => Math.round(bottom - (room * (height - lowest)) / range) + 0.5);
}

/** Where changes are too close for a line: the range of levels in each pixel, in the worst colour. */
function putColumns(
  { geometry, theme, devicePxPerCssPx }: Scene,
  row: Row,
  { levels }: SignalInfo,
  yOf: readonly number[],
  { plan, images }: RowTools,
): void {
  const topDevicePx = Math.round(row.topCssPx * devicePxPerCssPx);
  const width = Math.round(geometry.plotWidthCssPx * devicePxPerCssPx);
  const height = Math.round((row.topCssPx + row.heightCssPx) * devicePxPerCssPx) - topDevicePx;
  const look: LevelLook = {
    badness: Uint8Array.from(levels, ({ tone }) => TONES.indexOf(tone)),
    colours: Uint32Array.from(levels, ({ tone }) => toPixel(theme.signals[tone])),
    rows: Int32Array.from(yOf, (y) => Math.floor(y * devicePxPerCssPx) - topDevicePx),
    thickness: Math.max(1, Math.round(LINE_CSS_PX * devicePxPerCssPx)),
    background: toPixel(theme.panel),
  };
  const leftDevicePx = Math.round(geometry.plotLeftCssPx * devicePxPerCssPx);
  images.put(leftDevicePx, topDevicePx, width, height, (pixels) =>
    paintLevelColumns(plan, look, pixels, width, height),
  );
}

function strokeTone(
  surface: Surface,
  { geometry, devicePxPerCssPx }: Scene,
  spans: Spans,
  { levels }: SignalInfo,
  yOf: readonly number[],
  tone: SignalTone,
  { plan }: RowTools,
): void {
  const xOf = (px: number): number => geometry.plotLeftCssPx + px / devicePxPerCssPx;
  surface.beginPath();
  for (let bar = 0; bar < plan.bars; bar += 1) {
    const span = plan.barSpan[bar]!;
    const level = spans.value[span]!;
    if (levels[level]?.tone !== tone) continue;
    const left = xOf(plan.barLeftDevicePx[bar]!);
    const y = yOf[level]!;
    if (span > 0 && plan.barStartDevicePx[bar]! >= 0) {
      surface.moveTo(left, yOf[spans.value[span - 1]!]!);
      surface.lineTo(left, y);
    } else {
      surface.moveTo(left, y);
    }
    surface.lineTo(xOf(plan.barRightDevicePx[bar]!), y);
  }
  surface.stroke();
}

function drawLevelTexts(
  surface: Surface,
  { geometry, theme, devicePxPerCssPx }: Scene,
  row: Row,
  spans: Spans,
  { levels }: SignalInfo,
  yOf: readonly number[],
  { plan, text }: RowTools,
): void {
  const font = `500 ${TEXT_CSS_PX}px ${theme.sans}`;
  const bottom = row.topCssPx + row.heightCssPx;
  surface.textAlign = 'left';
  surface.textBaseline = 'middle';
  for (let bar = 0; bar < plan.bars; bar += 1) {
    const left = plan.barLeftDevicePx[bar]! / devicePxPerCssPx;
    const width = plan.barRightDevicePx[bar]! / devicePxPerCssPx - left;
    const level = spans.value[plan.barSpan[bar]!]!;
    const shown =
      width < 24
        ? ''
        : text.fit(levels[level]!.label, font, width - TEXT_INSET_CSS_PX - 10, LEAST_LETTERS);
    if (shown === '') continue;
    // On the line, which is interrupted for it, but never out of the row.
    const half = TEXT_CSS_PX / 2 + 1;
    const y = Math.min(Math.max(yOf[level]!, row.topCssPx + half), bottom - half);
    const x = geometry.plotLeftCssPx + left + TEXT_INSET_CSS_PX;
    surface.fillStyle = toCss(theme.panel);
    surface.fillRect(x - 4, y - half, text.width(shown, font) + 8, 2 * half);
    surface.font = font;
    surface.fillStyle = toCss(theme.signals[levels[level]!.tone]);
    surface.fillText(shown, x, y + 0.5);
  }
}
