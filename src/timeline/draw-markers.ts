/**
 * The steps the story is about: lines across all lanes, above everything, so that no crowd of slices
 * can hide them; their labels as far as there is room, the important ones first.
 */
import { type Rgb, toCss } from './colour.ts';
import { xCssPxAt } from './hit-test.ts';
import { type Marker, MARKER_KINDS, MARKER_SIGNS, type MarkerKind, thinned } from './markers.ts';
import type { Scene } from './scene.ts';
import type { Surface } from './surface.ts';
import type { TextFitter } from './text.ts';
import { spanTicks } from './time-window.ts';
import { TYPE } from './type.ts';

const DASHES: Readonly<Record<MarkerKind, number[]>> = {
  violation: [],
  damage: [],
  injection: [],
  owner: [4, 3],
  beam: [],
  release: [2, 3],
};
/** Their labels stand out. */
const PILLS: ReadonlySet<MarkerKind> = new Set(['violation', 'damage', 'injection']);
const APART_CSS_PX = 3;
/** With more than this of a kind in sight, whole lines would be a curtain: short ones do. */
const MOST_WHOLE_LINES = 10;
const SHORT_CSS_PX = 8;
const LABEL_GAP_CSS_PX = 6;

interface Taken {
  readonly left: number;
  readonly right: number;
}

/** The lines, below all that is written. */
export function drawMarkerLines(surface: Surface, scene: Scene): void {
  for (const kind of MARKER_KINDS) drawLines(surface, scene, shownMarkers(scene, kind), kind);
}

/** Those in sight, as far as they can be told apart. */
export function shownMarkers({ geometry, window, model }: Scene, kind: MarkerKind): Marker[] {
  const apartTicks = (APART_CSS_PX * spanTicks(window)) / geometry.plotWidthCssPx;
  return thinned(model.markers(kind), window.fromTicks, window.toTicks, apartTicks);
}

/** The labels, above every line. */
export function drawMarkerLabels(surface: Surface, scene: Scene, text: TextFitter): void {
  const { geometry, window, theme } = scene;
  const taken: Taken[] = [];
  for (const kind of MARKER_KINDS) {
    for (const marker of shownMarkers(scene, kind)) {
      const x = xCssPxAt(geometry, window, marker.ticks);
      drawLabel(surface, scene, text, marker, x, theme.markers[kind], taken);
    }
  }
}

function drawLines(
  surface: Surface,
  { geometry, window, theme }: Scene,
  shown: readonly Marker[],
  kind: MarkerKind,
): void {
  if (shown.length === 0) return;
  const top = geometry.rowsTopCssPx - SHORT_CSS_PX / 2;
  const bottom = shown.length > MOST_WHOLE_LINES ? top + SHORT_CSS_PX : geometry.rowsBottomCssPx;
  surface.beginPath();
  for (const { ticks } of shown) {
    const x = Math.round(xCssPxAt(geometry, window, ticks)) + 0.5;
    surface.moveTo(x, top);
    surface.lineTo(x, bottom);
  }
  surface.lineWidth = kind === 'violation' || kind === 'damage' ? 2 : 1.25;
  surface.strokeStyle = toCss(theme.markers[kind]);
  surface.setLineDash(DASHES[kind]);
  surface.stroke();
  surface.setLineDash([]);
}

function drawLabel(
  surface: Surface,
  { geometry, theme }: Scene,
  text: TextFitter,
  marker: Marker,
  x: number,
  colour: Rgb,
  taken: Taken[],
): void {
  const pill = PILLS.has(marker.kind);
  const font = `${pill ? 600 : 500} ${TYPE.label}px ${theme.sans}`;
  const right = geometry.plotLeftCssPx + geometry.plotWidthCssPx + 8;
  for (const label of [
    `${MARKER_SIGNS[marker.kind]} ${marker.short ?? marker.label}`,
    MARKER_SIGNS[marker.kind],
  ]) {
    const width = text.width(label, font) + (pill ? 14 : 2);
    const wanted = pill ? x - width / 2 : x - 4;
    const left = Math.max(geometry.plotLeftCssPx - 8, Math.min(wanted, right - width));
    const fits = taken.every(
      (other) =>
        left + width + LABEL_GAP_CSS_PX < other.left || left > other.right + LABEL_GAP_CSS_PX,
    );
    if (!fits) continue;
    taken.push({ left, right: left + width });
    const middle = geometry.markersTopCssPx + 8.5;
    if (pill) {
      surface.beginPath();
      surface.roundRect(left, middle - 8, width, 16, 8);
      surface.fillStyle = toCss(theme.pillFill);
      surface.fill();
      surface.lineWidth = 1;
      surface.strokeStyle = toCss(colour);
      surface.stroke();
    } else {
      surface.fillStyle = toCss(theme.panel);
      surface.fillRect(left - 1, middle - 7, width + 2, 14);
    }
    surface.font = font;
    surface.fillStyle = toCss(pill ? theme.pillText : colour);
    surface.textAlign = 'left';
    surface.textBaseline = 'middle';
    surface.fillText(label, left + (pill ? 7 : 1), middle + 0.5);
    return;
  }
}
