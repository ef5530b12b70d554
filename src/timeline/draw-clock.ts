/**
 * A clock: blocks from a line that is the machine's time, each as high as the clock is off. Around them what
 * is still owed: dashes while it is in the clock, a box once it is not, and a slash where it is cancelled.
 */
import type { SignalInfo, SignalLevel } from '../protocol/description.ts';
import { paintClockColumns, type ClockLook } from './clock-pixels.ts';
import {
  blockHeight,
  CLOCK_TONES,
  clockBand,
  type ClockBand,
  heightOfLevel,
  kindsOfLevels,
  RAIL_CSS_PX,
} from './clock-shape.ts';
import { mixed, type Rgb, toCss, toPixel } from './colour.ts';
import { drawDebt } from './draw-debt.ts';
import { clearOfFolds } from './draw-folds.ts';
import type { RowTools } from './row-tools.ts';
import type { Row } from './geometry.ts';
import { xCssPxAt } from './hit-test.ts';
import type { Scene } from './scene.ts';
import type { Surface } from './surface.ts';
import type { Theme } from './theme.ts';
import { limitsOf } from './time-window.ts';
import { TYPE } from './type.ts';

const TEXT_CSS_PX = TYPE.label;
const TEXT_INSET_CSS_PX = 7;
const HATCH_CSS_PX = 7;
const TOOTH_CSS_PX = 6;
const SEAM_CSS_PX = 1.5;
/** What is still to come stands back. */
const AHEAD_ALPHA = 0.45;
const END_STOP_CSS_PX = 6;
/** Below this a label stands beside its block, not in it. */
const LEAST_TEXT_BLOCK_CSS_PX = 13;

/** A stretch of a clock, in CSS pixels of the canvas. */
interface Block {
  readonly level: SignalLevel;
  /** It is still to come. */
  readonly ahead: boolean;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

export function drawClock(surface: Surface, scene: Scene, row: Row, tools: RowTools): void {
  const { model, geometry, window, theme, devicePxPerCssPx } = scene;
  const spans = model.signals[row.index];
  const signal = model.description.signals[row.index];
  const { plotLeftCssPx, plotWidthCssPx } = geometry;
  surface.fillStyle = toCss(theme.track);
  surface.fillRect(plotLeftCssPx, row.topCssPx + 1, plotWidthCssPx, row.heightCssPx - 2);
  if (!spans || !signal) return;
  const { plan } = tools;
  const widthDevicePx = Math.round(plotWidthCssPx * devicePxPerCssPx);
  plan.fill(spans, window, widthDevicePx, limitsOf(model.endTicks).toTicks);
  const band = clockBand(row);
  if (plan.columns > 0) putColumns(scene, row, signal, band, tools);
  const now = xCssPxAt(geometry, window, model.ticksOfStep(scene.selectedStep));
  const extentOf = (height: number) => extentOfHeight(height, band);
  const blocks: Block[] = [];
  for (let bar = 0; bar < plan.bars; bar += 1) {
    const level = signal.levels[spans.value[plan.barSpan[bar]!]!]!;
    const left = plotLeftCssPx + plan.barLeftDevicePx[bar]! / devicePxPerCssPx;
    const right = plotLeftCssPx + plan.barRightDevicePx[bar]! / devicePxPerCssPx;
    const isNow = left <= now && (now < right || bar === plan.bars - 1);
    const ahead = left > now + 1;
    blocks.push({
      level,
      ahead,
      left,
      right,
      ...extentOf(heightAt(scene, row, level, band, isNow)),
    });
  }
  for (const block of blocks) {
    surface.globalAlpha = block.ahead ? AHEAD_ALPHA : 1;
    drawBlock(surface, theme, block, band);
    surface.globalAlpha = 1;
  }
  for (const block of blocks) writeText(scene, block, band, tools);
  // Above the plates of words, or they would hide where it ends.
  drawDebt(surface, scene, row, band, tools);
}

/** How high a block is drawn: its level's height, or between that and where the clock was before. */
function heightAt(
  { model, settling }: Scene,
  row: Row,
  level: SignalLevel,
  { halfCssPx }: ClockBand,
  isNow: boolean,
): number {
  const height = heightOfLevel(level, halfCssPx);
  if (!isNow || settling === null) return height;
  const before = model.levelAtStep(row.index, settling.fromStep);
  if (before === null) return height;
  const from = heightOfLevel(before, halfCssPx);
  return from + (height - from) * settling.share;
}

function extentOfHeight(exact: number, { lineCssPx }: ClockBand) {
  const height = Math.round(exact);
  if (height === 0) return { top: lineCssPx - RAIL_CSS_PX, bottom: lineCssPx + RAIL_CSS_PX };
  return { top: lineCssPx - Math.max(0, height), bottom: lineCssPx - Math.min(0, height) };
}

function drawBlock(surface: Surface, theme: Theme, block: Block, { lineCssPx }: ClockBand): void {
  const { level, left, right, top, bottom } = block;
  const width = right - left;
  surface.fillStyle = toCss(fillOf(theme, level));
  switch (level.tone) {
    case 'stopped':
      drawHatch(surface, theme, block);
      return;
    case 'guest':
      surface.fillRect(left, top, width, bottom - top);
      if ((level.ticks ?? 0) !== 0) {
        // In a light theme the edge is what carries the contrast.
        surface.fillStyle = toCss(theme.signals.guest);
        surface.fillRect(left, (level.ticks ?? 0) > 0 ? top : bottom - 1.5, width, 1.5);
        return;
      }
      // An offset of 0 hides every damage: it has a look of its own.
      for (const x of [left, right - 2])
        surface.fillRect(x, lineCssPx - END_STOP_CSS_PX, 2, 2 * END_STOP_CSS_PX);
      return;
    default:
      surface.fillRect(left, top, width, bottom - top);
      if (level.torn === true) drawTeeth(surface, theme, block);
      drawSeams(surface, theme, block);
  }
}

const fillOf = (theme: Theme, { tone }: SignalLevel): Rgb =>
  tone === 'guest' ? theme.tones.guest.fill : theme.signals[tone];

function drawHatch(surface: Surface, theme: Theme, { left, right, top, bottom }: Block): void {
  surface.save();
  surface.beginPath();
  surface.rect(left, top, right - left, bottom - top);
  surface.clip();
  surface.beginPath();
  const height = bottom - top;
  for (let x = left - height; x < right; x += HATCH_CSS_PX) {
    surface.moveTo(x, bottom);
    surface.lineTo(x + height, top);
  }
  surface.globalAlpha *= 0.5;
  surface.lineWidth = 2;
  surface.strokeStyle = toCss(theme.signals.stopped);
  surface.stroke();
  surface.restore();
  surface.fillStyle = toCss(theme.signals.stopped);
  surface.fillRect(left, top, right - left, 1.5);
  surface.fillRect(left, bottom - 1.5, right - left, 1.5);
}

/** Between the amounts of a block that was taken more than once: a brick each. */
function drawSeams(
  surface: Surface,
  theme: Theme,
  { level, left, right, top, bottom }: Block,
): void {
  const { times = 1 } = level;
  surface.fillStyle = toCss(theme.track);
  for (let seam = 1; seam < times; seam += 1) {
    const y = top + ((bottom - top) * seam) / times;
    surface.fillRect(left, y - SEAM_CSS_PX / 2, right - left, SEAM_CSS_PX);
  }
}

/** Along the far edge, in the colour behind it. */
function drawTeeth(surface: Surface, theme: Theme, { left, right, bottom }: Block): void {
  surface.beginPath();
  surface.moveTo(left, bottom);
  for (let x = left; x < right; x += TOOTH_CSS_PX) {
    surface.lineTo(x + TOOTH_CSS_PX / 2, bottom - TOOTH_CSS_PX / 2);
    surface.lineTo(x + TOOTH_CSS_PX, bottom);
  }
  surface.closePath();
  surface.fillStyle = toCss(theme.track);
  surface.fill();
}

/** In the block if it is high enough, else on the other side of the line; on hatch on a plate of its own. */
function writeText(
  scene: Scene,
  { level, ahead, left: blockLeft, right, top, bottom }: Block,
  { lineCssPx }: ClockBand,
  { text, written }: RowTools,
): void {
  // The rail of a clock that is right needs no words.
  if (level.tone === 'host') return;
  const { theme } = scene;
  const font = `600 ${TEXT_CSS_PX}px ${theme.sans}`;
  const left = clearOfFolds(scene, blockLeft, text.width(level.label, font));
  const room = right - left - 2 * TEXT_INSET_CSS_PX;
  // The whole, or else the amount, or the word that says most.
  const parts = [/[+−]\d.*/, /[a-z]{4,}/].flatMap((part) => part.exec(level.label)?.[0] ?? []);
  const shown = [level.label, ...parts].find((one) => text.width(one, font) <= room);
  if (shown === undefined) return;
  const fits = bottom - top >= LEAST_TEXT_BLOCK_CSS_PX;
  const isUp = top < lineCssPx - RAIL_CSS_PX;
  const beside = isUp ? lineCssPx + TEXT_CSS_PX - 1 : lineCssPx - TEXT_CSS_PX + 2;
  const y = fits ? (top + bottom) / 2 : beside;
  const x = left + TEXT_INSET_CSS_PX;
  const ink = fits ? (ahead ? theme.text : inkOf(theme, level)) : theme.signals[level.tone];
  const ground = fits ? groundOf(theme, level, ahead) : theme.track;
  written.push({ text: shown, font, ink, ground, leftCssPx: x, middleCssPx: y + 0.5 });
}

/** On hatch words have a plate of their own. */
function groundOf(theme: Theme, level: SignalLevel, ahead: boolean): Rgb {
  if (level.tone === 'stopped') return theme.panel;
  return ahead ? mixed(theme.track, fillOf(theme, level), AHEAD_ALPHA) : fillOf(theme, level);
}

function inkOf(theme: Theme, { tone }: SignalLevel): Rgb {
  if (tone === 'guest') return theme.tones.guest.text;
  return tone === 'wrong' ? theme.panel : theme.text;
}

/** Where changes are too close for blocks: all that a pixel holds, in the worst colour. */
function putColumns(
  { geometry, theme, devicePxPerCssPx }: Scene,
  row: Row,
  signal: SignalInfo,
  { lineCssPx, halfCssPx }: ClockBand,
  { plan, images }: RowTools,
): void {
  const topDevicePx = Math.round((row.topCssPx + 1) * devicePxPerCssPx);
  const bottomDevicePx = Math.round((row.topCssPx + row.heightCssPx - 1) * devicePxPerCssPx);
  const width = Math.round(geometry.plotWidthCssPx * devicePxPerCssPx);
  const { first } = kindsOfLevels(signal);
  const line = Math.round(lineCssPx * devicePxPerCssPx) - topDevicePx;
  const rail = Math.round(RAIL_CSS_PX * devicePxPerCssPx);
  const edges = first.map((level) =>
    Math.round(blockHeight(level.ticks ?? 0, halfCssPx) * devicePxPerCssPx),
  );
  const look: ClockLook = {
    badness: Uint8Array.from(first, ({ tone }) => CLOCK_TONES.indexOf(tone)),
    colours: Uint32Array.from(first, (level) => toPixel(fillOf(theme, level))),
    fromRow: Int32Array.from(edges, (edge) => line - Math.max(rail, edge)),
    toRow: Int32Array.from(edges, (edge) => line + Math.max(rail, -edge)),
    background: toPixel(theme.track),
  };
  const height = bottomDevicePx - topDevicePx;
  const leftDevicePx = Math.round(geometry.plotLeftCssPx * devicePxPerCssPx);
  images.put(leftDevicePx, topDevicePx, width, height, (pixels) =>
    paintClockColumns(plan, look, pixels, width, height),
  );
}
