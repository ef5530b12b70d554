/** One clock for each way in which it can look, drawn as the timeline draws it. */
import { drawWritten } from './written.ts';
import type { ClockLook, Description, SignalInfo, SignalLevel } from '../protocol/description.ts';
import { NO_THREAD, NONE, type SignalTrack, type TraceColumns } from '../protocol/trace.ts';
import { drawBeams } from './draw-beams.ts';
import type { Geometry, Row } from './geometry.ts';
import { RowPainter } from './row-painter.ts';
import type { Scene } from './scene.ts';
import type { Surface } from './surface.ts';
import type { Theme } from './theme.ts';
import { TimelineModel } from './timeline-model.ts';

/** How large the samples are made for: 134.2 s, 67.1 s and 32.8 ms of a counter of 512 MHz. */
const [FAR, NEAR, LEAST] = [2 ** 36, 2 ** 35, 2 ** 24];
const END_TICKS = 100;
const TURN_TICKS = 30;

type Level = Omit<SignalLevel, 'label'>;

interface Sample {
  /** From the start, and from the turn on. */
  readonly clock: readonly [Level, Level?];
  /** What is owed until the turn, and after it. */
  readonly owed?: readonly [number, number];
  readonly beam?: boolean;
  /** What the label is about; the clock if left out. */
  readonly labelled?: 'debt';
}

const host: Level = { tone: 'host' };
const guest: Level = { tone: 'guest', ticks: FAR };
const stopped: Level = { tone: 'stopped', ticks: FAR };

const SAMPLES: Readonly<Record<ClockLook, Sample>> = {
  right: { clock: [host] },
  ahead: { clock: [guest] },
  behind: { clock: [{ tone: 'guest', ticks: -NEAR }] },
  zero: { clock: [{ tone: 'guest', ticks: 0 }] },
  stopped: { clock: [stopped] },
  covered: { clock: [stopped], owed: [FAR, FAR], labelled: 'debt' },
  owed: { clock: [stopped, host], owed: [FAR, FAR], labelled: 'debt' },
  cancelled: { clock: [stopped], owed: [FAR, 0], labelled: 'debt' },
  reload: { clock: [stopped, host], beam: true },
  'wrong-behind': { clock: [host, { tone: 'wrong', ticks: -FAR }], owed: [FAR, 0] },
  'wrong-ahead': { clock: [host, { tone: 'wrong', ticks: NEAR }], owed: [-NEAR, 0] },
  'wrong-twice': { clock: [host, { tone: 'wrong', ticks: -2 * FAR, times: 2 }], owed: [FAR, 0] },
  torn: { clock: [host, { tone: 'wrong', ticks: -LEAST, torn: true }] },
};

export interface SampleSize {
  readonly widthCssPx: number;
  readonly heightCssPx: number;
  readonly devicePxPerCssPx: number;
}

/** Fills the whole surface; `label` is what stands on the clock. */
export function drawClockSample(
  surface: Surface,
  look: ClockLook,
  label: string,
  theme: Theme,
  { widthCssPx, heightCssPx, devicePxPerCssPx }: SampleSize,
): void {
  const model = modelOf(SAMPLES[look], label);
  const row: Row = { kind: 'clock', index: 0, topCssPx: 0, heightCssPx };
  const geometry: Geometry = {
    widthCssPx,
    heightCssPx,
    plotLeftCssPx: 0,
    plotWidthCssPx: widthCssPx,
    amountsWidthCssPx: 0,
    axisHeightCssPx: 0,
    markersTopCssPx: 0,
    rowsTopCssPx: 0,
    rowsBottomCssPx: heightCssPx,
    rows: [row],
  };
  const scene: Scene = {
    model,
    geometry,
    window: { fromTicks: 0, toTicks: END_TICKS },
    theme,
    devicePxPerCssPx,
    // All of it has happened.
    selectedStep: model.steps,
    focusedLane: -1,
    pointerTicks: null,
    injecting: false,
    settling: null,
  };
  const rows = new RowPainter(surface);
  rows.clear(scene);
  const written = rows.draw(scene);
  drawBeams(surface, scene);
  drawWritten(surface, written, rows.text);
}

function modelOf({ clock, owed, beam = false, labelled }: Sample, label: string): TimelineModel {
  const [before, after = before] = clock;
  const [first, second] = owed ?? [0, 0];
  const onClock = labelled === 'debt' ? '' : label;
  const isSame = before === after;
  // Before the turn there is little room: what comes of it bears the label.
  const levels: readonly SignalLevel[] = [
    { ...before, label: isSame ? onClock : '' },
    { ...after, label: onClock },
  ];
  const debts = [first, second].map((ticks): SignalLevel => ({
    tone: ticks === 0 ? 'off' : 'on',
    ticks,
    label,
  }));
  const signals: readonly SignalInfo[] = [
    { id: 'clock', group: 0, label: '', kind: 'clock', levels },
    { id: 'debt', group: 0, label: '', kind: 'debt', levels: debts },
  ];
  const model = new TimelineModel(
    descriptionOf(signals),
    traceWith(beam),
    new Uint16Array(0),
    true,
  );
  model.extend(2);
  model.setSignals([trackTo(isSame ? 0 : 1), trackTo(1)]);
  return model;
}

const trackTo = (value: number): SignalTrack => ({
  steps: Int32Array.of(0, 1),
  ticks: Float64Array.of(0, TURN_TICKS),
  values: Uint8Array.of(0, value),
});

/** Something happens at the turn, and it is over at the end. */
function traceWith(beam: boolean): TraceColumns {
  return {
    length: 2,
    actor: Uint8Array.of(0, 0),
    instruction: Uint16Array.of(NONE, NONE),
    thread: Uint8Array.of(NO_THREAD, NO_THREAD),
    place: Uint16Array.of(NONE, NONE),
    startTicks: Float64Array.of(0, TURN_TICKS),
    durationTicks: Uint32Array.of(0, END_TICKS - TURN_TICKS),
    eventEntries: Int32Array.from(beam ? [1] : []),
    eventBits: Uint32Array.from(beam ? [1] : []),
    releasedEntries: new Int32Array(0),
    releasingEntries: new Int32Array(0),
  };
}

type Drawn = Pick<
  Description,
  'signals' | 'events' | 'phases' | 'threads' | 'instructions' | 'groups'
>;

/** A machine that is nothing but a clock. */
function descriptionOf(signals: readonly SignalInfo[]): Description {
  const drawn: Drawn = {
    signals,
    events: [{ id: 'beam', label: '', marker: 'beam' }],
    phases: [],
    threads: [],
    instructions: [],
    groups: [{ id: 'group', label: '', detail: '', threads: [] }],
  };
  return { ...NOTHING, ...drawn };
}

const NOTHING: Omit<Description, keyof Drawn> = {
  model: '',
  title: '',
  ticksPerMicrosecond: 1,
  words: {
    ...{ machine: '', group: '', groups: '', code: '', inject: '' },
    ...{ tones: [], bug: [], picture: [], looks: [], glossary: [], tour: [] },
  },
  settings: { model: '', groupedBy: '', injection: null, settings: [] },
  actors: [],
  functions: [],
  lines: [],
  edits: [],
  cells: [],
  registers: [],
  invariants: [],
  switches: [],
};
