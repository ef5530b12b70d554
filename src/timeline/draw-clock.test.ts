// What is drawn of clocks and of what is owed, from signals made by hand.
import { describe, expect, it } from 'vitest';
import type { Description, SignalInfo } from '../protocol/description.ts';
import type { SignalTrack } from '../protocol/trace.ts';
import { fakeDescription, fakePlaces, fakeTrace } from '../testing/fake-timeline.ts';
import { RecordedSurface } from '../testing/recorded-surface.ts';
import { defined } from '../base/assert.ts';
import { amountOf } from './draw-amounts.ts';
import { debtPieces } from './draw-debt.ts';
import { toCss } from './colour.ts';
import { layOut } from './geometry.ts';
import { Painter } from './painter.ts';
import type { Scene } from './scene.ts';
import { themeFrom } from './theme.ts';
import { TimelineModel } from './timeline-model.ts';

const OFFSET = 2 ** 36;
const [GUEST, STOPPED, STOPPED_OWING_NOTHING, HOST, BEHIND, STOPPED_EMPTY, AHEAD] = [
  0, 1, 1, 2, 3, 4, 5,
];

const signals: readonly SignalInfo[] = [
  {
    id: 'clock',
    group: 0,
    label: 'clock',
    kind: 'clock',
    levels: [
      { label: 'guest +134.2 s', tone: 'guest', ticks: OFFSET },
      { label: 'TB stopped', tone: 'stopped', ticks: OFFSET },
      { label: 'host time', tone: 'host' },
      { label: '134.2 s behind', tone: 'wrong', ticks: -OFFSET },
      { label: 'TB stopped', tone: 'stopped' },
      { label: '268.4 s ahead', tone: 'wrong', ticks: 2 * OFFSET },
    ],
  },
  {
    id: 'owed',
    group: 0,
    label: 'owed',
    kind: 'debt',
    levels: [
      { label: '', tone: 'off' },
      { label: 'owes 134.2 s', tone: 'on', ticks: OFFSET },
    ],
  },
];

const description: Description = { ...fakeDescription, signals };
const theme = themeFrom((property) => {
  let hash = 7;
  for (const letter of property) hash = (hash * 31 + letter.charCodeAt(0)) % 0xffffff;
  return `#${hash.toString(16).padStart(6, '0')}`;
});

/** Each value with the tick from which on it holds; ticks are steps, too. */
function track(...changes: readonly (readonly [tick: number, value: number])[]): SignalTrack {
  return {
    steps: Int32Array.from(changes, ([tick]) => tick),
    ticks: Float64Array.from(changes, ([tick]) => tick),
    values: Uint8Array.from(changes, ([, value]) => value),
  };
}

const END = 1000;

function sceneOf(clock: SignalTrack, debt: SignalTrack, selectedStep = 0): Scene {
  const model = new TimelineModel(description, fakeTrace(3, 40), fakePlaces);
  model.extend(40);
  model.endTicks = END;
  model.setSignals([clock, debt]);
  return {
    model,
    geometry: layOut(description, 900, 700),
    window: { fromTicks: 0, toTicks: END },
    theme,
    devicePxPerCssPx: 1,
    selectedStep,
    focusedLane: -1,
    pointerTicks: null,
    injecting: false,
    settling: null,
  };
}

const rowOf = ({ geometry }: Scene) =>
  defined(
    geometry.rows.find(({ kind }) => kind === 'clock'),
    'the row of the clock',
  );

/** Stopped at 200, reloaded at 500 while it owes, wrong from 800 on. */
const subtractedTwice = (step = 0) =>
  sceneOf(
    track([0, GUEST], [200, STOPPED], [500, HOST], [800, BEHIND]),
    track([0, 1], [800, 0]),
    step,
  );
/** The debt is cancelled at 350, and reloaded at 500. */
const cancelled = () =>
  sceneOf(track([0, GUEST], [200, STOPPED], [500, HOST]), track([0, 1], [350, 0]));

function drawn(scene: Scene): RecordedSurface {
  const surface = new RecordedSurface();
  new Painter(surface).draw(scene);
  return surface;
}

/** It is subtracted at 350, from a clock that is stopped and still holds it. */
const subtractedOnce = () =>
  sceneOf(
    track([0, GUEST], [200, STOPPED], [350, STOPPED_EMPTY], [500, HOST]),
    track([0, 1], [350, 0]),
  );

describe('what is owed', () => {
  it('is struck through where it is given up, and not where it was taken out in time', () => {
    const slashes = (scene: Scene) =>
      drawn(scene).lines.filter(({ style }) => style === toCss(theme.cancelled)).length;
    expect(slashes(cancelled())).toBe(1);
    expect(slashes(subtractedOnce())).toBe(0);
    expect(slashes(subtractedTwice())).toBe(0);
  });

  it('matters from the error on: in the stopped clock, then out of it, until it is taken out', () => {
    const scene = subtractedTwice();
    const pieces = debtPieces(scene, rowOf(scene));
    expect(pieces.map(({ fromTicks, toTicks, clock }) => [fromTicks, toTicks, clock.tone])).toEqual(
      [
        [200, 500, 'stopped'],
        [500, 800, 'host'],
      ],
    );
    expect(pieces.map(({ next }) => [next?.clock.tone, next?.owed])).toEqual([
      ['host', OFFSET],
      ['wrong', 0],
    ]);
  });

  it('ends where it is cancelled', () => {
    const scene = cancelled();
    const pieces = debtPieces(scene, rowOf(scene));
    expect(pieces.map(({ fromTicks, toTicks }) => [fromTicks, toTicks])).toEqual([[200, 350]]);
    expect(pieces[0]?.next).toMatchObject({ clock: { tone: 'stopped' }, owed: 0 });
    expect(STOPPED_OWING_NOTHING).toBe(STOPPED);
  });

  it('hides no block of a clock that is wrong: it is an edge beyond that, without words', () => {
    const { words } = drawn(sceneOf(track([0, GUEST], [200, AHEAD]), track([0, 1])));
    expect(words).toContain('268.4 s ahead');
    expect(words).not.toContain('owes 134.2 s');
  });

  it('is not looked for in more pieces than can be told apart', () => {
    const changes = Array.from(
      { length: 900 },
      (_, i) => [i, i % 2 === 0 ? STOPPED : HOST] as const,
    );
    const scene = sceneOf(track(...changes), track([0, 1]));
    expect(debtPieces(scene, rowOf(scene)).length).toBeLessThanOrEqual(200);
  });
});

describe('a clock', () => {
  it('is named on its blocks, and so is what it owes where it does not hold it', () => {
    const words = drawn(subtractedTwice()).words;
    for (const word of ['guest +134.2 s', 'TB stopped', 'owes 134.2 s', '134.2 s behind'])
      expect(words, word).toContain(word);
    expect(words).not.toContain('host time');
  });

  it('shows where what was owed is struck through, or taken out once more', () => {
    const styles = (scene: Scene) => drawn(scene).lines.map(({ style }) => style);
    expect(styles(cancelled())).toContain(toCss(theme.cancelled));
    expect(styles(cancelled())).not.toContain(toCss(theme.signals.wrong));
    expect(styles(subtractedTwice())).toContain(toCss(theme.signals.wrong));
    expect(styles(subtractedTwice())).not.toContain(toCss(theme.cancelled));
  });

  it.each([
    [0, '+134.2 s', 'guest time'],
    [250, 'stopped', undefined],
    [600, '0 s', 'owes 134.2 s'],
    [900, '−134.2 s', 'behind'],
  ])('says beside its row how far it is off at step %i', (step, amount, word) => {
    const { words } = drawn(subtractedTwice(step));
    expect(words).toContain(amount);
    if (word !== undefined) expect(words).toContain(word);
  });

  it('is right only where nothing is owed of it any more', () => {
    const { words } = drawn({ ...cancelled(), selectedStep: 900 });
    expect(words).toContain('right');
  });

  it('says its amount below its name where there is no room beside it', () => {
    const geometry = layOut(description, 360, 700);
    const surface = drawn({ ...subtractedTwice(900), geometry });
    const amount = surface.texts.find(({ text }) => text === '−134.2 s');
    expect(amount?.xCssPx).toBeLessThan(geometry.plotLeftCssPx);
    expect(surface.words).not.toContain('clock, now');
    expect(surface.words).toContain('subcore 0');
  });
});

it('never cuts an amount, and says what no number says', () => {
  expect(amountOf({ label: 'lost', tone: 'wrong', ticks: -(2 ** 62) }, null, 512).text).toBe(
    'lost',
  );
  expect(
    amountOf({ label: '32.8 ms behind', tone: 'wrong', ticks: -(2 ** 24) }, null, 512),
  ).toEqual({
    text: '−32.8 ms',
    word: 'behind',
    tone: 'bad',
  });
});
