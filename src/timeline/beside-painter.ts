/** One frame of two runs on one axis, from the back to the front. */
import { axisTicks } from './axis-ticks.ts';
import type { BesideGeometry, BesideWindows, RowPair } from './beside-geometry.ts';
import { type Rgb, toCss } from './colour.ts';
import { amountAt, inkOf } from './draw-amounts.ts';
import { drawWritten } from './written.ts';
import { TYPE } from './type.ts';
import { drawBeams } from './draw-beams.ts';
import { drawMarkerLabels } from './draw-markers.ts';
import type { Geometry, Row } from './geometry.ts';
import { xCssPxAt } from './hit-test.ts';
import { MARKER_SIGNS } from './markers.ts';
import { RowPainter, withinPlot } from './row-painter.ts';
import type { Scene } from './scene.ts';
import type { Surface } from './surface.ts';
import type { Theme } from './theme.ts';
import type { TimelineModel } from './timeline-model.ts';

export interface BesideScene {
  readonly geometry: BesideGeometry;
  readonly windows: BesideWindows;
  readonly here: TimelineModel;
  readonly there: TimelineModel;
  /** The moments at the zero of the axis, and whether they are an error. */
  readonly zero: {
    readonly hereTicks: number;
    readonly thereTicks: number;
    readonly isError: boolean;
  };
  /** Of the selected step. */
  readonly cursorTicks: number;
  /** Where each takes its first step that the other does not; null where they are the same. */
  readonly difference: { readonly hereTicks: number; readonly thereTicks: number } | null;
  readonly theme: Theme;
  readonly devicePxPerCssPx: number;
}

/** The letters of the two, here first. */
const SIDE_LETTERS = ['A', 'B'] as const;

const TICK_EVERY_CSS_PX = 78;
const PILL_CSS_PX = 18;
const PILL_CLEAR_CSS_PX = 4;
const AMOUNT_SIZES_CSS_PX = [TYPE.lead, TYPE.text, TYPE.label] as const;
const HEADING = 'at the end';

export class BesidePainter {
  readonly #surface: Surface;
  readonly #rows: RowPainter;

  constructor(surface: Surface) {
    this.#surface = surface;
    this.#rows = new RowPainter(surface);
  }

  /** Forgets widths of text: the page's fonts have changed. */
  forgetText(): void {
    this.#rows.forgetText();
  }

  draw(scene: BesideScene): void {
    const { geometry, theme } = scene;
    this.#rows.clear(scene);
    const sides = sidesOf(scene);
    const pill = this.#pillOf(scene, sides[0]);
    this.#drawAxis(scene, pill);
    for (const side of sides) this.#drawRows(side);
    this.#drawLines(scene, sides[0]);
    if (pill.isInSight) this.#line(pill.x, geometry.here, theme.playhead);
    geometry.pairs.forEach((pair, position) => this.#drawPair(scene, sides, pair, position > 0));
    sides.forEach((side, index) => this.#drawMarkers(side, SIDE_LETTERS[index] ?? ''));
    this.#drawDifference(scene, sides);
    this.#drawPill(pill, geometry.here, theme);
  }

  #drawAxis({ geometry, windows, zero, theme, here }: BesideScene, pill: Pill): void {
    const surface = this.#surface;
    const { plotLeftCssPx, plotWidthCssPx, axisHeightCssPx, rowsBottomCssPx } = geometry.here;
    const font = `400 ${TYPE.label}px ${theme.sans}`;
    const relative = {
      fromTicks: windows.here.fromTicks - zero.hereTicks,
      toTicks: windows.here.toTicks - zero.hereTicks,
    };
    const most = plotWidthCssPx / TICK_EVERY_CSS_PX;
    const right = plotLeftCssPx + plotWidthCssPx;
    surface.textBaseline = 'middle';
    surface.textAlign = 'left';
    for (const tick of axisTicks(here.time, relative, here.description.ticksPerMicrosecond, most)) {
      const label = signed(tick.ticks, tick.label);
      const x = Math.round(xCssPxAt(geometry.here, windows.here, tick.ticks + zero.hereTicks));
      surface.fillStyle = toCss(theme.line);
      surface.fillRect(x, axisHeightCssPx, 1, rowsBottomCssPx - axisHeightCssPx);
      const width = this.#rows.text.width(label, font);
      surface.font = font;
      surface.fillStyle = toCss(theme.textDim);
      const left = Math.min(Math.max(x - width / 2, plotLeftCssPx), right - width);
      const isCut =
        left + width > pill.left - PILL_CLEAR_CSS_PX &&
        left < pill.left + pill.width + PILL_CLEAR_CSS_PX;
      if (!isCut) surface.fillText(label, left, axisHeightCssPx / 2 + 1);
    }
    const width = this.#rows.text.width(HEADING, font);
    surface.font = font;
    surface.fillStyle = toCss(theme.textDim);
    surface.fillText(HEADING, geometry.widthCssPx - width - 8, axisHeightCssPx / 2 + 1);
  }

  #drawRows(scene: Scene): void {
    const written = this.#rows.draw(scene);
    withinPlot(this.#surface, scene.geometry, () => drawBeams(this.#surface, scene));
    drawWritten(this.#surface, written, this.#rows.text);
  }

  /** The zero of the axis, which the two have in common. */
  #drawLines({ zero, theme }: BesideScene, { geometry, window }: Scene): void {
    const x = xCssPxAt(geometry, window, zero.hereTicks);
    this.#line(x, geometry, zero.isError ? theme.markers.injection : theme.textDim);
  }

  #line(x: number, { axisHeightCssPx, rowsBottomCssPx }: Geometry, colour: Rgb): void {
    this.#surface.fillStyle = toCss(colour);
    this.#surface.fillRect(
      Math.round(x) - 0.75,
      axisHeightCssPx,
      1.5,
      rowsBottomCssPx - axisHeightCssPx,
    );
  }

  #drawPair(
    { geometry, theme }: BesideScene,
    sides: readonly [Scene, Scene],
    pair: RowPair,
    isLater: boolean,
  ): void {
    const surface = this.#surface;
    if (isLater) {
      surface.fillStyle = toCss(theme.line);
      surface.fillRect(6, pair.topCssPx - 5, geometry.widthCssPx - 12, 1);
    }
    const { plotLeftCssPx } = geometry.here;
    const left = geometry.isNarrow ? 4 : 12;
    const room = plotLeftCssPx - left - 22;
    const middle = (pair.topCssPx + pair.bottomCssPx) / 2;
    const font = `600 ${TYPE.label}px ${theme.sans}`;
    const detailFont = `400 ${TYPE.label}px ${theme.sans}`;
    const label = this.#rows.text.fit(pair.label, font, room);
    const detail = geometry.isNarrow ? '' : this.#rows.text.fit(pair.detail, detailFont, room);
    surface.textAlign = 'left';
    surface.textBaseline = 'middle';
    surface.font = font;
    surface.fillStyle = toCss(theme.text);
    surface.fillText(label, left, middle - (detail === '' ? 0 : 8));
    surface.font = detailFont;
    surface.fillStyle = toCss(theme.textDim);
    surface.fillText(detail, left, middle + 8);
    [pair.here, pair.there].forEach((row, index) => {
      const side = sides[index];
      if (row === null || side === undefined) return;
      this.#drawLetter(theme, index, plotLeftCssPx - 16, row.topCssPx + row.heightCssPx / 2);
      this.#drawAmount(side, row);
    });
  }

  #drawLetter(theme: Theme, index: number, x: number, y: number): void {
    const surface = this.#surface;
    surface.font = `700 ${TYPE.label}px ${theme.sans}`;
    surface.textAlign = 'left';
    surface.textBaseline = 'middle';
    surface.fillStyle = toCss(index === 0 ? theme.text : theme.accent);
    surface.fillText(SIDE_LETTERS[index] ?? '', x, y + 0.5);
  }

  #drawAmount(scene: Scene, row: Row): void {
    const { geometry, theme } = scene;
    const amount = amountAt(scene, row);
    if (amount === null) return;
    const room = geometry.amountsWidthCssPx;
    const left = geometry.plotLeftCssPx + geometry.plotWidthCssPx + 10;
    const middle = row.topCssPx + row.heightCssPx / 2;
    const fontOf = (size: number) => `700 ${size}px ${theme.sans}`;
    const font = fontOf(
      AMOUNT_SIZES_CSS_PX.find(
        (size) => this.#rows.text.width(amount.text, fontOf(size)) <= room,
      ) ?? AMOUNT_SIZES_CSS_PX[2],
    );
    const width = this.#rows.text.width(amount.text, font);
    const surface = this.#surface;
    surface.textAlign = 'left';
    surface.textBaseline = 'middle';
    surface.font = font;
    surface.fillStyle = toCss(inkOf(theme, amount));
    surface.fillText(amount.text, left, middle + 0.5);
    const wordFont = `400 ${TYPE.label}px ${theme.sans}`;
    if (width + 6 + this.#rows.text.width(amount.word, wordFont) > room) return;
    surface.font = wordFont;
    surface.fillStyle = toCss(theme.textDim);
    surface.fillText(amount.word, left + width + 6, middle + 1.5);
  }

  #drawMarkers(scene: Scene, letter: string): void {
    const { geometry, theme } = scene;
    drawMarkerLabels(this.#surface, scene, this.#rows.text);
    const index = SIDE_LETTERS.findIndex((one) => one === letter);
    // Labels may begin a little to the left of the plot.
    this.#drawLetter(theme, index, geometry.plotLeftCssPx - 24, geometry.markersTopCssPx + 8.5);
  }

  #drawDifference(
    { difference, geometry, theme }: BesideScene,
    [here, there]: readonly [Scene, Scene],
  ): void {
    if (difference === null) return;
    const surface = this.#surface;
    const { plotLeftCssPx, plotWidthCssPx } = geometry.here;
    const y = geometry.differenceTopCssPx + 9;
    const font = `600 ${TYPE.label}px ${theme.sans}`;
    const [x, other] = [
      xCssPxAt(here.geometry, here.window, difference.hereTicks),
      xCssPxAt(there.geometry, there.window, difference.thereTicks),
    ];
    const inside = (at: number) =>
      Math.min(Math.max(at, plotLeftCssPx), plotLeftCssPx + plotWidthCssPx);
    const sign = MARKER_SIGNS.owner;
    const label = `${sign} first difference`;
    const width = this.#rows.text.width(label, font);
    const left = Math.min(inside(x) - 4, plotLeftCssPx + plotWidthCssPx - width);
    surface.font = font;
    surface.textAlign = 'left';
    surface.textBaseline = 'middle';
    surface.fillStyle = toCss(theme.text);
    surface.fillText(label, left, y);
    // In the other run it may be at another time after zero.
    if (other < left - 8 || other > left + width + 4) surface.fillText(sign, inside(other) - 4, y);
  }

  /** Where the time of the selected step stands, and beside which edge while it is out of sight. */
  #pillOf({ theme, cursorTicks, zero, here }: BesideScene, { geometry, window }: Scene): Pill {
    const x = xCssPxAt(geometry, window, cursorTicks);
    const { plotLeftCssPx, plotWidthCssPx, widthCssPx } = geometry;
    const isBefore = x < plotLeftCssPx - 1;
    const isAfter = x > plotLeftCssPx + plotWidthCssPx + 1;
    const after = cursorTicks - zero.hereTicks;
    const micros = (after / here.description.ticksPerMicrosecond).toFixed(3);
    const label = `${isBefore ? '◂ ' : ''}${signed(after, `${micros} µs`)}${isAfter ? ' ▸' : ''}`;
    const width = this.#rows.text.width(label, `600 ${TYPE.label}px ${theme.mono}`) + 14;
    const at = Math.min(Math.max(x, plotLeftCssPx), plotLeftCssPx + plotWidthCssPx);
    const left = Math.min(Math.max(at - width / 2, 2), widthCssPx - width - 2);
    return { label, x, left, width, isInSight: !isBefore && !isAfter };
  }

  #drawPill({ label, left, width }: Pill, { axisHeightCssPx }: Geometry, theme: Theme): void {
    const surface = this.#surface;
    surface.beginPath();
    surface.roundRect(left, (axisHeightCssPx - PILL_CSS_PX) / 2, width, PILL_CSS_PX, 4);
    surface.fillStyle = toCss(theme.playhead);
    surface.fill();
    surface.fillStyle = toCss(theme.playheadText);
    surface.font = `600 ${TYPE.label}px ${theme.mono}`;
    surface.textAlign = 'center';
    surface.textBaseline = 'middle';
    surface.fillText(label, left + width / 2, axisHeightCssPx / 2 + 0.5);
    surface.textAlign = 'left';
  }
}

interface Pill {
  readonly label: string;
  readonly x: number;
  readonly left: number;
  readonly width: number;
  readonly isInSight: boolean;
}

/** Each of the two as a scene of its own, at its end. */
function sidesOf(scene: BesideScene): readonly [Scene, Scene] {
  const { geometry, windows, theme, devicePxPerCssPx } = scene;
  const sideOf = (side: 'here' | 'there'): Scene => ({
    model: scene[side],
    geometry: geometry[side],
    window: windows[side],
    theme,
    devicePxPerCssPx,
    selectedStep: scene[side].steps,
    focusedLane: -1,
    pointerTicks: null,
    injecting: false,
    settling: null,
  });
  return [sideOf('here'), sideOf('there')];
}

/** With its sign, as an amount has it. */
function signed(ticks: number, label: string): string {
  if (ticks === 0) return label;
  return ticks > 0 ? `+${label}` : label.replace('-', '−');
}
