import { beforeEach, describe, expect, it } from 'vitest';
import {
  fakeDescription,
  fakePlaces,
  fakeSignals,
  fakeTrace,
  fakeWithoutClocks,
} from '../testing/fake-timeline.ts';
import { RecordedSurface } from '../testing/recorded-surface.ts';
import { toCss } from './colour.ts';
import { drawMinimap } from './draw-minimap.ts';
import { barBand, laneRow, layOut } from './geometry.ts';
import { Painter } from './painter.ts';
import type { Scene } from './scene.ts';
import { themeFrom } from './theme.ts';
import { limitsOf } from './time-window.ts';
import { TimelineModel } from './timeline-model.ts';

const theme = themeFrom((property) => {
  // Distinct colours for everything, so that a pixel tells what it shows.
  let hash = 7;
  for (const letter of property) hash = (hash * 31 + letter.charCodeAt(0)) % 0xffffff;
  return property.endsWith('-stripe') ? '' : `#${hash.toString(16).padStart(6, '0')}`;
});

function modelOf(steps: number): TimelineModel {
  const trace = fakeTrace(5, steps);
  const model = new TimelineModel(fakeDescription, trace, fakePlaces);
  model.extend(steps);
  model.setSignals(fakeSignals(5, 40, model.endTicks));
  return model;
}

function sceneOf(model: TimelineModel, part: Partial<Scene> = {}): Scene {
  return {
    model,
    geometry: layOut(fakeDescription, 700, 600),
    window: limitsOf(model.endTicks),
    theme,
    devicePxPerCssPx: 1,
    selectedStep: 0,
    focusedLane: -1,
    pointerTicks: null,
    injecting: false,
    settling: null,
    ...part,
  };
}

let surface: RecordedSurface;
let painter: Painter;

beforeEach(() => {
  surface = new RecordedSurface();
  painter = new Painter(surface);
});

describe('Painter', () => {
  it('names groups, with their detail where no clock is, signals, lanes and the axis', () => {
    const geometry = layOut(fakeWithoutClocks, 700, 600);
    const titled = new TimelineModel(fakeWithoutClocks, fakeTrace(5, 60), fakePlaces);
    painter.draw(sceneOf(titled, { geometry }));
    expect(surface.words).toContain('guest D, tb_offset +0x10_0000_0000');
    surface.texts.splice(0);
    painter.draw(sceneOf(modelOf(60)));
    expect(surface.words).toEqual(
      expect.arrayContaining([
        'time',
        'subcore 0',
        'in_guest',
        'TB − TOD',
        't0',
        't7',
        '●',
        '0.1 µs',
      ]),
    );
  });

  it('puts one image per lane and strip where its row stands', () => {
    const scene = sceneOf(modelOf(60), { devicePxPerCssPx: 2 });
    painter.draw(scene);
    const lane = laneRow(scene.geometry, 3);
    expect(lane).toBeDefined();
    if (!lane) return;
    const found = surface.images.find(({ yDevicePx }) => yDevicePx === 2 * barBand(lane).topCssPx);
    expect(found?.xDevicePx).toBe(2 * scene.geometry.plotLeftCssPx);
    expect(found?.image.width).toBe(2 * scene.geometry.plotWidthCssPx);
    expect(found?.image.height).toBe(2 * barBand(lane).heightCssPx);
  });

  it('writes a phase on its bar where it fits, whole or with an ellipsis', () => {
    painter.draw(sceneOf(modelOf(60)));
    const labels = fakeDescription.phases.map(({ label }) => label);
    const onBars = surface.words.filter((text) =>
      labels.some((label) => text === label || label.startsWith(text.replace(/…$/, ''))),
    );
    expect(onBars.length).toBeGreaterThan(5);
    for (const text of onBars) if (text.endsWith('…')) expect(text.length).toBeGreaterThan(3);
  });

  it('keeps every text on a bar inside the canvas', () => {
    const scene = sceneOf(modelOf(200));
    painter.draw(scene);
    for (const { text, xCssPx } of surface.texts) {
      if (text === 'time' || /µs$/.test(text)) continue;
      expect(xCssPx).toBeGreaterThanOrEqual(0);
      expect(xCssPx + 6 * text.length).toBeLessThanOrEqual(scene.geometry.widthCssPx + 4);
    }
  });

  it('marks the injection, whatever crowd of slices is below it', () => {
    painter.draw(sceneOf(modelOf(20_000)));
    expect(surface.words.some((text) => text.startsWith('⚡'))).toBe(true);
    const drawn = surface.lines.find(({ style }) => style === toCss(theme.markers.injection));
    expect(drawn?.xCssPx.length).toBe(4);
  });

  it('shows the time of the selected step, of the pointer with the tool, and no label beneath', () => {
    const model = modelOf(60);
    const step = 30;
    painter.draw(sceneOf(model, { selectedStep: step, pointerTicks: 100, injecting: true }));
    const moment = `${(model.ticksOfStep(step) / 512).toFixed(3)} µs`;
    expect(surface.words).toContain(moment);
    expect(surface.words).toContain(`inject at ${(100 / 512).toFixed(3)} µs`);
  });

  it('hides the playhead when it is out of sight', () => {
    const model = modelOf(2000);
    const moment = `${(model.ticksOfStep(1) / 512).toFixed(3)} µs`;
    const window = { fromTicks: model.endTicks / 2, toTicks: model.endTicks };
    painter.draw(sceneOf(model, { selectedStep: 1, window }));
    expect(surface.words).not.toContain(moment);
  });

  it('says from near what each step is, and from afar what phase it is in', () => {
    const model = modelOf(400);
    const { instructions, lines } = model.description;
    const texts = new Set(
      instructions.map(({ line, text }) => `${lines[line]?.label ?? ''} ${text}`.trim()),
    );
    const said = (window: Scene['window']) => {
      surface.texts.length = 0;
      painter.draw(sceneOf(model, { window }));
      return surface.words.filter((word) => texts.has(word)).length;
    };
    expect(said(limitsOf(model.endTicks))).toBe(0);
    const at = model.ticksOfStep(200);
    expect(said({ fromTicks: at, toTicks: at + 40 })).toBeGreaterThan(1);
  });

  it('draws the arrows of the selected step and under the pointer, and no other', () => {
    const model = modelOf(50_000);
    const { releasedEntries, releasingEntries } = model.trace;
    const arrows = (part: Partial<Scene>, colour: typeof theme.arrow) => {
      surface.lines.length = 0;
      painter.draw(sceneOf(model, part));
      return surface.lines.filter(({ style }) => style === toCss(colour)).length;
    };
    const released = releasedEntries[100] ?? 0;
    const releasing = releasingEntries[100] ?? 0;
    // One that is neither.
    expect(arrows({ selectedStep: 0 }, theme.accent)).toBe(0);
    expect(arrows({ selectedStep: released + 1 }, theme.accent)).toBeGreaterThan(0);
    expect(arrows({ selectedStep: releasing + 1 }, theme.accent)).toBeGreaterThan(0);
    expect(arrows({ selectedStep: released + 1 }, theme.arrow)).toBe(0);
    const pointerTicks = model.ticksOfStep(released + 1);
    expect(arrows({ pointerTicks }, theme.arrow)).toBeGreaterThan(0);
  });

  it('draws the same frame again, fonts included, when all widths are known', () => {
    const scene = sceneOf(modelOf(60), { selectedStep: 30 });
    painter.draw(scene);
    const first = surface.texts.splice(0);
    painter.draw(scene);
    expect(surface.texts).toEqual(first);
  });

  it('measures a text once', () => {
    const scene = sceneOf(modelOf(60));
    painter.draw(scene);
    const { measured } = surface;
    painter.draw(scene);
    // The axis measures its few labels anew.
    expect(surface.measured - measured).toBeLessThan(20);
    painter.forgetText();
    painter.draw(scene);
    expect(surface.measured - measured).toBeGreaterThan(20);
  });

  it('follows a new theme', () => {
    const model = modelOf(60);
    painter.draw(sceneOf(model));
    const before = surface.images[0]?.image.data.slice();
    surface.images.length = 0;
    painter.draw(sceneOf(model, { theme: themeFrom(() => '#123456') }));
    expect(surface.images[0]?.image.data).not.toEqual(before);
  });
});

describe('drawMinimap', () => {
  it('shows every lane over the whole run', () => {
    drawMinimap(surface, modelOf(5000), theme, 300, 44, 1);
    expect(surface.images).toHaveLength(8);
    for (const { image, yDevicePx } of surface.images) {
      expect(image.width).toBe(300);
      expect(yDevicePx + image.height).toBeLessThanOrEqual(44);
    }
  });
});
