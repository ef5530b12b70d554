/**
 * A beam goes through every clock at the moment at which all of them are set. Where a gate has held it
 * back it comes out of the gate, along its lower edge from where the last bolt was drawn. A beam that is
 * still to come is hollow.
 */
import { clockBand } from './clock-shape.ts';
import { toCss } from './colour.ts';
import { shownMarkers } from './draw-markers.ts';
import type { Row } from './geometry.ts';
import { xCssPxAt } from './hit-test.ts';
import type { Scene } from './scene.ts';
import type { Surface } from './surface.ts';

const HALO_CSS_PX = 10;
const HALO_ALPHA = 0.26;
const CORE_CSS_PX = 2.5;
const DOT_CSS_PX = 4.5;
const DASHES = [4, 3];
/** With more in sight than that they would be a curtain. */
const MOST = 10;

export function drawBeams(surface: Surface, scene: Scene): void {
  const { model, geometry, window, theme, selectedStep } = scene;
  const clocks = geometry.rows.filter(({ kind }) => kind === 'clock');
  const gate = geometry.rows.find(({ kind }) => kind === 'gate');
  const beams = shownMarkers(scene, 'beam');
  if (clocks.length === 0 || beams.length > MOST) return;
  const now = model.ticksOfStep(selectedStep);
  surface.fillStyle = toCss(theme.markers.beam);
  surface.strokeStyle = toCss(theme.markers.beam);
  for (const { ticks } of beams) {
    const x = xCssPxAt(geometry, window, ticks);
    const ahead = ticks > now;
    if (gate !== undefined) drawRelease(surface, scene, gate, ticks, x);
    for (const row of gate === undefined ? clocks : [gate, ...clocks])
      drawPiece(surface, row, x, ahead);
  }
}

function drawPiece(surface: Surface, row: Row, x: number, ahead: boolean): void {
  const [top, height] = [row.topCssPx + 1, row.heightCssPx - 2];
  if (ahead) {
    surface.lineWidth = 1;
    surface.setLineDash(DASHES);
    surface.beginPath();
    surface.rect(x - HALO_CSS_PX / 2, top, HALO_CSS_PX, height);
    surface.stroke();
    surface.setLineDash([]);
    return;
  }
  surface.globalAlpha = HALO_ALPHA;
  surface.fillRect(x - HALO_CSS_PX / 2, top, HALO_CSS_PX, height);
  surface.globalAlpha = 1;
  surface.fillRect(x - CORE_CSS_PX / 2, top, CORE_CSS_PX, height);
  if (row.kind !== 'clock') return;
  surface.beginPath();
  surface.arc(x, clockBand(row).lineCssPx, DOT_CSS_PX, 0, 2 * Math.PI);
  surface.fill();
}

/** From where the gate has opened to the beam that it lets through. */
function drawRelease(
  surface: Surface,
  { model, geometry, window }: Scene,
  gate: Row,
  ticks: number,
  x: number,
): void {
  const spans = model.signals[gate.index];
  const levels = model.description.signals[gate.index]?.levels;
  const span = spans?.indexAt(ticks) ?? -1;
  const isOpen = levels?.[spans?.value[span] ?? -1]?.shut?.includes(true) === false;
  // One that nobody has ever shut holds nothing back.
  if (spans === undefined || !isOpen || span < 1) return;
  const from = xCssPxAt(geometry, window, spans.start[span]!);
  surface.fillRect(from, gate.topCssPx + gate.heightCssPx - CORE_CSS_PX, x - from, CORE_CSS_PX);
}
