/**
 * Near enough, each step of a thread shows on its lane: where it begins, and what it is as far as there is
 * room, its letter or its whole text. From afar a lane shows phases only.
 */
import { toCss } from './colour.ts';
import type { RowTools } from './row-tools.ts';
import { barBand, type Row } from './geometry.ts';
import { ticksAt, xCssPxAt } from './hit-test.ts';
import type { Scene } from './scene.ts';
import type { Surface } from './surface.ts';
import { TYPE } from './type.ts';

/** Less than that for each step in sight, and phases say more. */
const LEAST_PER_STEP_CSS_PX = 20;
const LEAST_CSS_PX = 12;
const INSET_CSS_PX = 4;
const TICK_CSS_PX = 5;

interface Op {
  readonly left: number;
  readonly right: number;
  readonly label: string;
  readonly text: string;
}

/** Draws the steps of a lane; whether any of them says what it is. */
export function drawOps(surface: Surface, scene: Scene, row: Row, tools: RowTools): boolean {
  const { model, theme } = scene;
  const ops = opsOf(scene, row);
  const band = barBand(row);
  const ink = theme.text;
  const font = `600 ${TYPE.label}px ${theme.mono}`;
  let written = false;
  for (const { left, right, label, text } of ops) {
    if (right - left < LEAST_CSS_PX) continue;
    surface.fillStyle = toCss(theme.panel);
    surface.fillRect(left, band.topCssPx, 1, TICK_CSS_PX);
    const room = right - left - 2 * INSET_CSS_PX;
    const said = [text, label].find((one) => one !== '' && tools.text.width(one, font) <= room);
    if (said === undefined) continue;
    const phase = model.description.phases[phaseAt(scene, row, left)];
    tools.written.push({
      text: said,
      font,
      ink: phase === undefined ? ink : theme.tones[phase.tone].text,
      leftCssPx: left + INSET_CSS_PX,
      middleCssPx: band.topCssPx + band.heightCssPx / 2 + 0.5,
    });
    written = true;
  }
  return written;
}

/** Steps of the lane in sight, each as long as until the lane's next one; none from afar. */
function opsOf({ model, geometry, window }: Scene, row: Row): readonly Op[] {
  const from = model.entryAtTicks(window.fromTicks);
  const to = model.stepAtTicks(window.toTicks);
  if ((to - from) * LEAST_PER_STEP_CSS_PX > geometry.plotWidthCssPx) return [];
  const { instructions, lines } = model.description;
  const ops: Op[] = [];
  const edge = geometry.plotLeftCssPx + geometry.plotWidthCssPx;
  for (let entry = from; entry < to; entry += 1) {
    if (model.laneOfEntry(entry) !== row.index) continue;
    const instruction = instructions[model.trace.instruction[entry] ?? -1];
    if (instruction === undefined) continue;
    const next = model.laneStepAfter(row.index, entry + 1);
    const left = xCssPxAt(geometry, window, model.ticksOfStep(entry + 1));
    const right = Math.min(edge, xCssPxAt(geometry, window, model.ticksOfStep(next)));
    const label = lines[instruction.line]?.label ?? '';
    ops.push({ left, right, label, text: `${label} ${instruction.text}`.trim() });
  }
  return ops;
}

/** The phase that the lane's bar shows at x. */
function phaseAt({ model, geometry, window }: Scene, row: Row, x: number): number {
  const spans = model.lanes[row.index];
  if (spans === undefined) return -1;
  // Its left edge may be rounded to the phase before.
  return spans.value[spans.indexAt(ticksAt(geometry, window, x + 2))] ?? -1;
}
