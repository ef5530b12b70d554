// A gate over time, and the beams that it lets through, from signals made by hand.
import { describe, expect, it } from 'vitest';
import type { Description, SignalInfo } from '../protocol/description.ts';
import type { SignalTrack } from '../protocol/trace.ts';
import { fakeDescription, fakePlaces, fakeTrace } from '../testing/fake-timeline.ts';
import { RecordedSurface } from '../testing/recorded-surface.ts';
import { toCss } from './colour.ts';
import { layOut } from './geometry.ts';
import { Painter } from './painter.ts';
import { themeFrom } from './theme.ts';
import { limitsOf } from './time-window.ts';
import { TimelineModel } from './timeline-model.ts';
import { wordsOfHit } from './words.ts';

const signals: readonly SignalInfo[] = [
  {
    id: 'gate',
    group: -1,
    label: 'busy[]',
    kind: 'gate',
    levels: [
      { label: 'open', tone: 'off', shut: [false, false] },
      { label: '1 inside', tone: 'on', shut: [false, true] },
      { label: '2 inside', tone: 'on', shut: [true, true] },
    ],
  },
  { id: 'clock', group: 0, label: 'clock', kind: 'clock', levels: [{ label: '', tone: 'host' }] },
];
const description: Description = {
  ...fakeDescription,
  signals,
  events: fakeDescription.events.map((event, bit) =>
    bit === 0 ? { ...event, marker: 'beam' as const } : event,
  ),
};
const theme = themeFrom((property) => {
  let hash = 7;
  for (const letter of property) hash = (hash * 31 + letter.charCodeAt(0)) % 0xffffff;
  return `#${hash.toString(16).padStart(6, '0')}`;
});

function scene(selectedStep: number) {
  const model = new TimelineModel(description, fakeTrace(3, 60), fakePlaces);
  model.extend(60);
  const end = model.trace.startTicks[59] ?? 0;
  const gate: SignalTrack = {
    steps: Int32Array.of(0, 5, 10),
    ticks: Float64Array.of(0, end / 5, (2 * end) / 5),
    values: Uint8Array.of(2, 1, 0),
  };
  const clock: SignalTrack = {
    steps: Int32Array.of(0),
    ticks: Float64Array.of(0),
    values: Uint8Array.of(0),
  };
  model.setSignals([gate, clock]);
  return {
    model,
    geometry: layOut(description, 900, 600),
    window: limitsOf(model.endTicks),
    theme,
    devicePxPerCssPx: 1,
    selectedStep,
    settling: null,
    focusedLane: -1,
    pointerTicks: null,
    injecting: false,
  };
}

function drawn(selectedStep: number): RecordedSurface {
  const surface = new RecordedSurface();
  new Painter(surface).draw(scene(selectedStep));
  return surface;
}

describe('a gate', () => {
  it('has a row of its own, above all groups, that says how many are inside and when it is open', () => {
    const { words } = drawn(0);
    for (const word of ['gate', 'busy[]', '2 inside', '1 inside', 'open'])
      expect(words).toContain(word);
    expect(scene(0).geometry.rows[0]).toMatchObject({ kind: 'gate', index: 0 });
  });

  it('names under the pointer who holds it shut', () => {
    const { model, geometry } = scene(0);
    const [row = null] = geometry.rows;
    const phases = [0, 1, 2].map((span) => wordsOfHit(model, { row, span, ticks: 1 })?.phase);
    expect(phases).toEqual(['held shut by subcore 0, subcore 1', 'held shut by subcore 1', 'open']);
  });

  it('lets through beams that are hollow until they have come', () => {
    const hollow = (step: number) =>
      drawn(step).lines.filter(
        ({ style, xCssPx }) => style === toCss(theme.markers.beam) && xCssPx.length === 0,
      ).length;
    // One piece in the gate, one in the clock.
    expect(hollow(0)).toBe(2);
    expect(hollow(60)).toBe(0);
  });
});
