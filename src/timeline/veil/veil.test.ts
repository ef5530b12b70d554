// What is hidden of a timeline, and what is asked.
import { describe, expect, it } from 'vitest';
import type { Description, SignalInfo } from '../../protocol/description.ts';
import { fakeDescription, fakePlaces, fakeTrace } from '../../testing/fake-timeline.ts';
import { RecordedSurface } from '../../testing/recorded-surface.ts';
import { layOut } from '../geometry.ts';
import type { Scene } from '../scene.ts';
import { themeFrom } from '../theme.ts';
import { limitsOf } from '../time-window.ts';
import { TimelineModel } from '../timeline-model.ts';
import { drawVeil, roomAfter, type Veiled } from './veil.ts';

const clock: SignalInfo = {
  id: 'clock',
  group: 0,
  label: 'clock',
  kind: 'clock',
  levels: [{ label: '', tone: 'host' }],
};
const gate: SignalInfo = {
  id: 'gate',
  group: -1,
  label: 'gate',
  kind: 'gate',
  levels: [{ label: '', tone: 'off' }],
};
const description: Description = { ...fakeDescription, signals: [clock, gate] };
const theme = themeFrom(() => '#336699');

function sceneOf(steps: number): Scene {
  const model = new TimelineModel(description, fakeTrace(3, 60), fakePlaces);
  model.extend(steps);
  return {
    model,
    geometry: layOut(description, 900, 500),
    window: limitsOf(roomAfter(model.endTicks, description.ticksPerMicrosecond)),
    theme,
    devicePxPerCssPx: 1,
    selectedStep: steps,
    settling: null,
    focusedLane: -1,
    pointerTicks: null,
    injecting: false,
  };
}

/** Remembers where something is covered. */
class CoveringSurface extends RecordedSurface {
  readonly tops = new Set<number>();

  override fillRect(_left = 0, top = 0): void {
    this.tops.add(top);
  }
}

const textsOf = (veiled: Partial<Veiled>) => {
  const surface = new RecordedSurface();
  const whole: Veiled = { full: [], hides: true, asks: false, yours: null, ...veiled };
  drawVeil(surface, sceneOf(30), whole);
  return surface.texts.map(({ text }) => text);
};

describe('a veil', () => {
  it('asks once, and only where something is asked', () => {
    expect(textsOf({ asks: true })).toEqual(['?']);
    expect(textsOf({ asks: false })).toEqual([]);
    expect(textsOf({ asks: true, hides: false })).toEqual([]);
  });

  it('dims what is common to all, too, where only others are spoken of', () => {
    const dimmed = (...full: string[]) => {
      const surface = new CoveringSurface();
      const scene = sceneOf(30);
      const tops = scene.geometry.rows.filter(({ kind }) => kind === 'gate');
      drawVeil(surface, scene, { full, hides: false, asks: false, yours: null });
      return tops.every(({ topCssPx }) => surface.tops.has(topCssPx));
    };
    const group = description.groups[0]?.id ?? '';
    expect(dimmed(group)).toBe(true);
    expect(dimmed(group, 'gate')).toBe(false);
    expect(dimmed()).toBe(false);
  });

  it('draws an answer that no run can show, with its words', () => {
    const [group] = description.groups;
    const label = 'your answer: +134.2 s';
    const yours = { group: group?.id ?? '', ticks: 2 ** 36, label, fromStep: 10 };
    expect(textsOf({ yours, hides: false })).toEqual([label]);
    expect(textsOf({ yours: { ...yours, group: 'nowhere' }, hides: false })).toEqual([]);
  });
});

it('leaves room for what is to come, the same for long stretches of a run', () => {
  const rooms = Array.from({ length: 4000 }, (_, ticks) => roomAfter(ticks, 512));
  rooms.forEach((room, ticks) => expect(room).toBeGreaterThanOrEqual(ticks * 1.3));
  expect(new Set(rooms).size).toBeLessThan(8);
});
