/** The column at the left: names of groups, signals and lanes, and the lane the keyboard is on. */
import { toCss } from './colour.ts';
import { amountAt, inkOf } from './draw-amounts.ts';
import type { Row } from './geometry.ts';
import type { Scene } from './scene.ts';
import type { Surface } from './surface.ts';
import type { TextFitter } from './text.ts';
import { TYPE } from './type.ts';

const LEFT_CSS_PX = 12;
const NARROW_LEFT_CSS_PX = 4;
const WIDE_GUTTER_CSS_PX = 90;
export const PRIMARY_MARK = '●';

export function drawLabels(surface: Surface, scene: Scene, text: TextFitter): void {
  surface.textBaseline = 'middle';
  surface.textAlign = 'left';
  scene.geometry.rows.forEach((row, position) => {
    // Groups end with lanes.
    if (row.kind !== 'lane' && scene.geometry.rows[position - 1]?.kind === 'lane')
      drawSeparator(surface, scene, row);
    switch (row.kind) {
      case 'group':
        drawGroup(surface, scene, row, text);
        break;
      case 'lane':
        drawLane(surface, scene, row);
        break;
      case 'gate':
      case 'clock':
        drawClockLabel(surface, scene, row, text);
        break;
      case 'flag':
        drawSignal(surface, scene, row, text);
        break;
    }
  });
}

function drawSeparator(surface: Surface, { geometry, theme }: Scene, row: Row): void {
  surface.fillStyle = toCss(theme.line);
  surface.fillRect(6, row.topCssPx - 3, geometry.widthCssPx - 12, 1);
}

function drawGroup(
  surface: Surface,
  { geometry, theme, model }: Scene,
  row: Row,
  text: TextFitter,
): void {
  const group = model.description.groups[row.index];
  if (!group) return;
  const y = row.topCssPx + row.heightCssPx / 2;
  const font = `600 ${TYPE.label}px ${theme.sans}`;
  const width = text.width(group.label, font);
  surface.font = font;
  surface.fillStyle = toCss(theme.text);
  surface.fillText(group.label, LEFT_CSS_PX, y);
  const detailFont = `400 ${TYPE.label}px ${theme.mono}`;
  const left = Math.max(geometry.plotLeftCssPx, LEFT_CSS_PX + width + 12);
  const room = geometry.plotLeftCssPx + geometry.plotWidthCssPx - left;
  const detail = text.fit(group.detail, detailFont, room);
  if (detail === '') return;
  // Lines of the axis and of markers pass behind it.
  const detailWidth = text.width(detail, detailFont);
  surface.fillStyle = toCss(theme.panel);
  surface.fillRect(left - 4, row.topCssPx + 1, detailWidth + 8, row.heightCssPx - 2);
  surface.font = detailFont;
  surface.fillStyle = toCss(theme.textDim);
  surface.fillText(detail, left, y);
}

/** The name of its group, and below it its own; on a narrow canvas, how far it is off. */
function drawClockLabel(surface: Surface, scene: Scene, row: Row, text: TextFitter): void {
  const { geometry, theme, model } = scene;
  const signal = model.description.signals[row.index];
  const group = model.description.groups[signal?.group ?? -1];
  if (!signal) return;
  const isNarrow = geometry.plotLeftCssPx < WIDE_GUTTER_CSS_PX;
  const left = isNarrow ? NARROW_LEFT_CSS_PX : LEFT_CSS_PX;
  const room = geometry.plotLeftCssPx - left - 2;
  const middle = row.topCssPx + row.heightCssPx / 2;
  const font = `600 ${TYPE.label}px ${theme.sans}`;
  surface.font = font;
  surface.fillStyle = toCss(theme.text);
  const title = group?.label ?? (row.kind === 'gate' ? 'gate' : signal.label);
  surface.fillText(text.fit(title, font, room), left, middle - 7);
  const amount = geometry.amountsWidthCssPx === 0 ? amountAt(scene, row) : null;
  const ownFont = amount
    ? `700 ${TYPE.label}px ${theme.sans}`
    : `400 ${TYPE.label}px ${theme.mono}`;
  const own = text.fit(amount?.text ?? (title === signal.label ? '' : signal.label), ownFont, room);
  surface.font = ownFont;
  surface.fillStyle = toCss(amount ? inkOf(theme, amount) : theme.textDim);
  surface.fillText(own, left, middle + 9);
}

function drawLane(
  surface: Surface,
  { theme, model, geometry, focusedLane }: Scene,
  row: Row,
): void {
  const thread = model.description.threads[row.index];
  if (!thread) return;
  const primary = thread.role === 'primary';
  const y = row.topCssPx + row.heightCssPx / 2;
  const left = geometry.plotLeftCssPx - 50;
  surface.font = `${primary ? 600 : 400} ${TYPE.label}px ${theme.mono}`;
  surface.fillStyle = toCss(primary ? theme.text : theme.textDim);
  surface.fillText(thread.id, left, y + 0.5);
  if (primary) {
    surface.font = `400 ${TYPE.label}px ${theme.sans}`;
    surface.fillText(PRIMARY_MARK, left + 24, y);
  }
  if (focusedLane !== row.index) return;
  surface.beginPath();
  surface.roundRect(left - 7, row.topCssPx + 1.5, 50, row.heightCssPx - 3, 4);
  surface.lineWidth = 1.5;
  surface.strokeStyle = toCss(theme.accent);
  surface.stroke();
}

function drawSignal(
  surface: Surface,
  { geometry, theme, model }: Scene,
  row: Row,
  text: TextFitter,
): void {
  const signal = model.description.signals[row.index];
  if (!signal) return;
  const font = `400 ${TYPE.label}px ${theme.mono}`;
  const shown = text.fit(signal.label, font, geometry.plotLeftCssPx - LEFT_CSS_PX - 4);
  surface.font = font;
  surface.fillStyle = toCss(theme.textDim);
  surface.fillText(shown, LEFT_CSS_PX, row.topCssPx + row.heightCssPx / 2 + 0.5);
}
