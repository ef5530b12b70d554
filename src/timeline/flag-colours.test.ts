// The strip of a flag, such as in_guest, has one colour while the flag is clear and the other while it is set.
import { expect, it } from 'vitest';
import { fakeDescription, fakePlaces, fakeSignals, fakeTrace } from '../testing/fake-timeline.ts';
import { RecordedSurface } from '../testing/recorded-surface.ts';
import { barBand, layOut } from './geometry.ts';
import { Painter } from './painter.ts';
import { themeFrom } from './theme.ts';
import { limitsOf } from './time-window.ts';
import { TimelineModel } from './timeline-model.ts';

const theme = themeFrom((property) => {
  if (property === '--signal-off') return '#010203';
  return property === '--signal-on' ? '#f0e0d0' : '#777777';
});
const STEPS = 60;

it.each([[[0, 1]], [[1, 0]]])('a strip of the values %j has their colours', (values) => {
  const model = new TimelineModel(fakeDescription, fakeTrace(5, STEPS), fakePlaces);
  model.extend(STEPS);
  model.setSignals(
    fakeSignals(5, 2, model.endTicks).map((track, index) =>
      fakeDescription.signals[index]?.kind === 'flag'
        ? { ...track, values: Uint8Array.from(values) }
        : track,
    ),
  );
  const geometry = layOut(fakeDescription, 700, 600);
  const surface = new RecordedSurface();
  new Painter(surface).draw({
    ...{ model, geometry, theme, devicePxPerCssPx: 1, selectedStep: 0, focusedLane: -1 },
    ...{ window: limitsOf(model.endTicks), pointerTicks: null, injecting: false, settling: null },
  });
  const flags = geometry.rows.filter(({ kind }) => kind === 'flag');
  expect(flags).toHaveLength(4);
  for (const row of flags) {
    const found = surface.images.find(({ yDevicePx }) => yDevicePx === barBand(row).topCssPx);
    if (found === undefined) throw new Error('a strip was not drawn');
    const { data, width, height } = found.image;
    const at = (share: number) => {
      const pixel = 4 * (Math.floor(height / 2) * width + Math.floor(width * share));
      return [...data.subarray(pixel, pixel + 3)];
    };
    const colours = values.map((value) => (value === 1 ? [0xf0, 0xe0, 0xd0] : [1, 2, 3]));
    expect([at(0.25), at(0.75)]).toEqual(colours);
  }
});
