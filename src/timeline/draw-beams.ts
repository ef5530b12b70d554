/** A beam goes through every clock at the moment at which all of them are set: from the top to the last. */
import { clockBand } from './clock-shape.ts';
import { toCss } from './colour.ts';

import { shownMarkers } from './draw-markers.ts';
import { xCssPxAt } from './hit-test.ts';
import type { Scene } from './scene.ts';
import type { Surface } from './surface.ts';

const HALO_CSS_PX = 10;
const HALO_ALPHA = 0.26;
const CORE_CSS_PX = 2.5;
const DOT_CSS_PX = 4.5;
/** With more in sight than that they would be a curtain. */
const MOST = 10;

export function drawBeams(surface: Surface, scene: Scene): void {
  const { geometry, window, theme } = scene;
  const clocks = geometry.rows.filter(({ kind }) => kind === 'clock');
  const beams = shownMarkers(scene, 'beam');
  if (clocks.length === 0 || beams.length > MOST) return;
  surface.fillStyle = toCss(theme.markers.beam);
  for (const { ticks } of beams) {
    const x = xCssPxAt(geometry, window, ticks);
    for (const row of clocks) {
      const { lineCssPx } = clockBand(row);
      const [top, height] = [row.topCssPx + 1, row.heightCssPx - 2];
      surface.globalAlpha = HALO_ALPHA;
      surface.fillRect(x - HALO_CSS_PX / 2, top, HALO_CSS_PX, height);
      surface.globalAlpha = 1;
      surface.fillRect(x - CORE_CSS_PX / 2, top, CORE_CSS_PX, height);
      surface.beginPath();
      surface.arc(x, lineCssPx, DOT_CSS_PX, 0, 2 * Math.PI);
      surface.fill();
    }
  }
}
