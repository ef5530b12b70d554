import { beforeEach, describe, expect, it } from 'vitest';
import {
  fakeDescription,
  fakePlaces,
  fakeSignals,
  fakeTrace,
  fakeWithoutClocks,
} from '../testing/fake-timeline.ts';
import { RecordedSurface } from '../testing/recorded-surface.ts';
import type { Description } from '../protocol/description.ts';
import { besideHeights, besideWindows, layOutBeside } from './beside-geometry.ts';
import { BesidePainter, type BesideScene } from './beside-painter.ts';
import { xCssPxAt } from './hit-test.ts';
import { themeFrom } from './theme.ts';
import { TimelineModel } from './timeline-model.ts';

const theme = themeFrom(() => '#808080');

function modelOf(seed: number, steps: number, description: Description = fakeDescription) {
  const model = new TimelineModel(description, fakeTrace(seed, steps), fakePlaces);
  model.extend(steps);
  model.setSignals(fakeSignals(seed, 40, model.endTicks));
  return model;
}

const here = modelOf(5, 200);
const there = modelOf(6, 300);
const zero = { hereTicks: here.endTicks / 3, thereTicks: there.endTicks / 2, isError: true };

function sceneOf(part: Partial<BesideScene> = {}, width = 1200): BesideScene {
  const [mine, theirs] = [part.here ?? here, part.there ?? there];
  return {
    geometry: layOutBeside(mine.description, theirs.description, width, 420),
    windows: besideWindows(mine, theirs, zero),
    here: mine,
    there: theirs,
    zero,
    cursorTicks: zero.hereTicks + 512,
    difference: null,
    theme,
    devicePxPerCssPx: 1,
    ...part,
  };
}

describe('two runs on one axis', () => {
  it('have the same zero, the same scale, and nothing before the start of either', () => {
    const { geometry, windows } = sceneOf();
    expect(xCssPxAt(geometry.here, windows.here, zero.hereTicks)).toBeCloseTo(
      xCssPxAt(geometry.there, windows.there, zero.thereTicks),
    );
    expect(xCssPxAt(geometry.here, windows.here, zero.hereTicks + 99)).toBeCloseTo(
      xCssPxAt(geometry.there, windows.there, zero.thereTicks + 99),
    );
    for (const { fromTicks } of [windows.here, windows.there])
      expect(fromTicks).toBeGreaterThanOrEqual(0);
    expect(windows.here.toTicks).toBeGreaterThanOrEqual(here.endTicks);
    expect(windows.there.toTicks).toBeGreaterThanOrEqual(there.endTicks);
  });

  it('give every clock of the one its row above that of the other, apart and in sight', () => {
    const { geometry } = sceneOf();
    const rows = geometry.pairs.flatMap((pair) => [pair.here!, pair.there!]);
    expect(rows.map(({ kind, index }) => `${kind} ${index}`)).toEqual(
      [1, 3, 5, 7].flatMap((index) => [`clock ${index}`, `clock ${index}`]),
    );
    rows.slice(1).forEach((row, at) => {
      expect(row.topCssPx).toBeGreaterThanOrEqual(rows[at]!.topCssPx + rows[at]!.heightCssPx);
    });
    const { least } = besideHeights(fakeDescription, fakeDescription);
    const low = layOutBeside(fakeDescription, fakeDescription, 1200, least);
    expect(low.here.rowsBottomCssPx).toBeLessThanOrEqual(least);
  });

  it('have lanes in their place where there are no clocks, and what only one has stands alone', () => {
    const lanes = layOutBeside(fakeWithoutClocks, fakeWithoutClocks, 1200, 600);
    expect(lanes.here.rows.map(({ kind }) => kind)).toEqual(new Array(8).fill('lane'));
    const fewer = {
      ...fakeDescription,
      signals: fakeDescription.signals.filter(({ group }) => group < 3),
    };
    const { pairs } = layOutBeside(fewer, fakeDescription, 1200, 600);
    expect(pairs.map((pair) => pair.here === null)).toEqual([false, false, false, true]);
    expect(pairs.every((pair) => pair.there !== null)).toBe(true);
  });
});

describe('BesidePainter', () => {
  let surface: RecordedSurface;
  const texts = () => surface.texts.map(({ text }) => text);
  const draw = (scene: BesideScene) => new BesidePainter(surface).draw(scene);

  beforeEach(() => {
    surface = new RecordedSurface();
  });

  it('names each group once and both sides of it, and says the time after zero', () => {
    draw(sceneOf());
    for (const { label } of fakeDescription.groups)
      expect(texts().filter((text) => text === label)).toHaveLength(1);
    // Four rows, and the band of events.
    expect(texts().filter((text) => text === 'A')).toHaveLength(5);
    expect(texts().filter((text) => text === 'B')).toHaveLength(5);
    expect(texts()).toContain('+1.000 µs');
    expect(texts()).not.toContain('◆ first difference');
  });

  it('points to a cursor that is out of sight', () => {
    const scene = sceneOf({ cursorTicks: 0 });
    draw({
      ...scene,
      windows: {
        here: { ...scene.windows.here, fromTicks: 100 },
        there: { ...scene.windows.there, fromTicks: 100 },
      },
    });
    expect(texts().some((text) => /^◂ −[\d.]+ µs$/.test(text))).toBe(true);
  });

  it('marks the first difference where it is, and again where the other run has it later', () => {
    draw(
      sceneOf({ difference: { hereTicks: zero.hereTicks + 50, thereTicks: zero.thereTicks + 50 } }),
    );
    expect(texts().filter((text) => text.startsWith('◆'))).toContain('◆ first difference');
    const once = texts().filter((text) => text === '◆').length;
    surface = new RecordedSurface();
    draw(
      sceneOf({
        difference: { hereTicks: zero.hereTicks, thereTicks: there.endTicks },
      }),
    );
    expect(texts().filter((text) => text === '◆').length).toBe(once + 1);
  });

  it('keeps all that it writes on the canvas, however narrow', () => {
    draw(sceneOf({}, 340));
    for (const { text, xCssPx } of surface.texts) {
      expect(xCssPx, text).toBeGreaterThanOrEqual(0);
      expect(xCssPx, text).toBeLessThan(340);
    }
    expect(texts()).toContain(fakeDescription.groups[0]?.label);
  });
});
