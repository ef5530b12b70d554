/**
 * Traces of any length that look like runs of eight threads and mean nothing: for the layout's
 * properties and for measuring frames. The same seed gives the same trace.
 */
import { defined } from '../base/assert.ts';
import { draw, within } from '../base/random.ts';
import type { Description, PhaseInfo, SignalInfo, Tone } from '../protocol/description.ts';
import { NO_THREAD, NONE, type SignalTrack, type TraceColumns } from '../protocol/trace.ts';
import { power8Settings } from '../models/power8/settings.ts';
import { WORDS } from '../models/power8/words.ts';

const THREADS = 8;
const ERROR = THREADS;
const TICKS_PER_MICROSECOND = 512;

const phase = (label: string, tone: Tone): PhaseInfo => ({
  id: label,
  label,
  tone,
  hatched: tone === 'wait',
});

const PHASES: readonly PhaseInfo[] = [
  phase('guest A', 'guest'),
  phase('partition switch', 'switch'),
  phase('wait in_guest[]', 'wait'),
  phase('opal_handle_hmi', 'firmware'),
  phase('wait bit 63', 'wait'),
  phase('opal_resync_timebase', 'owner'),
  phase('host', 'host'),
  phase('nap', 'nap'),
];
const OWNER = 5;

const signals: readonly SignalInfo[] = [0, 1, 2, 3].flatMap((group): SignalInfo[] => [
  {
    id: `in_guest${group}`,
    group,
    label: 'in_guest',
    kind: 'flag',
    levels: [
      { label: '0', tone: 'off' },
      { label: '1', tone: 'on' },
    ],
  },
  {
    id: `tb${group}`,
    group,
    label: 'TB − TOD',
    kind: 'clock',
    levels: [
      { label: 'host time', tone: 'host' },
      { label: 'guest time = host + tb_offset', tone: 'guest', ticks: 2 ** 36 },
      { label: 'TB stopped (TFMR error)', tone: 'stopped', ticks: 2 ** 36 },
      { label: 'wrong', tone: 'wrong', ticks: -(2 ** 36) },
    ],
  },
]);

/** Two instructions for each phase. */
export const fakeDescription: Description = {
  model: 'fake',
  title: 'A fake',
  ticksPerMicrosecond: TICKS_PER_MICROSECOND,
  groups: [0, 1, 2, 3].map((group) => ({
    id: `subcore${group}`,
    label: `subcore ${group}`,
    detail: `guest ${'ABCD'[group] ?? ''}, tb_offset +0x10_0000_0000`,
    threads: [2 * group, 2 * group + 1],
  })),
  threads: Array.from({ length: THREADS }, (_, thread) => ({
    id: `t${thread}`,
    group: thread >> 1,
    role: thread % 2 === 0 ? 'primary' : 'secondary',
    actor: thread,
  })),
  actors: [
    ...Array.from({ length: THREADS }, (_, thread) => ({
      id: `t${thread}`,
      kind: 'thread' as const,
      label: `t${thread} runs`,
      thread,
      injects: false,
    })),
    { id: 'error', kind: 'environment', label: 'an error', thread: -1, injects: true },
  ],
  functions: PHASES.map(({ id }) => ({
    name: `in_${id.replaceAll(/\W+/g, '_')}`,
    file: 'fake.c',
    origin: '0000000',
    summary: 'Nothing.',
    lines: [],
  })),
  lines: [],
  edits: [],
  instructions: PHASES.flatMap(({ label, tone }, index) =>
    [0, 1].map((half) => ({
      line: 0,
      stack: [index],
      calls: [],
      phase: index,
      text: `${label} ${half}`,
      rest: false,
      waitsFor: tone === 'wait' ? 'the others' : '',
    })),
  ),
  phases: PHASES,
  cells: [],
  registers: [],
  events: [
    { id: 'error', label: 'TB error HMI', marker: 'injection' },
    { id: 'owner', label: 'bit 63 won', marker: 'owner' },
    { id: 'release', label: 'bit 63 cleared', marker: 'release' },
    { id: 'quiet', label: 'nothing to mark', marker: '' },
  ],
  invariants: [{ id: 'one', title: 'One of them', sentence: 'Holds.', consequence: 'None.' }],
  signals,
  words: WORDS,
  settings: power8Settings,
  switches: [],
};

/** The same without clocks: groups have titles then. */
export const fakeWithoutClocks: Description = {
  ...fakeDescription,
  signals: signals.filter(({ kind }) => kind !== 'clock'),
};

export const fakePlaces = new Uint16Array(THREADS);

/** A trace of `steps` entries whose starts ascend; an error comes about every 5,000 entries. */
export function fakeTrace(seed: number, steps: number): TraceColumns {
  const trace = {
    length: steps,
    actor: new Uint8Array(steps),
    instruction: new Uint16Array(steps),
    thread: new Uint8Array(steps),
    place: new Uint16Array(steps),
    startTicks: new Float64Array(steps),
    durationTicks: new Uint32Array(steps),
  };
  const events: Pairs = [];
  const releases: Pairs = [];
  const ready = Array.from({ length: THREADS }, (_, thread) => ({ thread, ticks: 0, place: 0 }));
  let now = 0;
  for (let entry = 0; entry < steps; entry += 1) {
    if (entry % 5000 === 20) {
      trace.actor[entry] = ERROR;
      trace.instruction[entry] = NONE;
      trace.thread[entry] = NO_THREAD;
      trace.place[entry] = NONE;
      trace.startTicks[entry] = now;
      events.push([entry, 1]);
      continue;
    }
    const next = defined(ready[0], 'a thread');
    const { thread, place } = next;
    now = Math.max(now, next.ticks);
    const bits = draw(seed, entry, thread);
    const costTicks = within(draw(seed, entry, 99), 0, 12) * 4;
    next.place = nextPlace(place, bits);
    next.ticks = now + costTicks + (bits % 31 === 0 ? 200 : 0);
    ready.sort((a, b) => a.ticks - b.ticks);
    trace.actor[entry] = thread;
    trace.instruction[entry] = place;
    trace.thread[entry] = thread;
    trace.place[entry] = next.place;
    trace.startTicks[entry] = now;
    trace.durationTicks[entry] = costTicks;
    if (next.place >> 1 === OWNER) events.push([entry, 2]);
    else if (bits % 64 === 0) events.push([entry, 8]);
    if (entry > 40 && bits % 97 === 0) releases.push([entry, entry - 1 - (bits % 16)]);
  }
  return { ...trace, ...listed(events, releases) };
}

type Pairs = (readonly [entry: number, of: number])[];

/** What only some entries have: which events they are, and which entries released them. */
export function listed(events: Pairs, releases: Pairs) {
  return {
    eventEntries: Int32Array.from(events, ([entry]) => entry),
    eventBits: Uint32Array.from(events, ([, bits]) => bits),
    releasedEntries: Int32Array.from(releases, ([entry]) => entry),
    releasingEntries: Int32Array.from(releases, ([, by]) => by),
  };
}

/** Mostly the other half of a phase or the next phase; the owner's phase is rare. */
function nextPlace(place: number, bits: number): number {
  const kind = bits % 16;
  if (kind < 4) return place ^ 1;
  const next = ((place >> 1) + 1 + (kind > 13 ? 1 : 0)) % PHASES.length;
  return 2 * (next === OWNER && bits % 1024 > 8 ? next + 1 : next);
}

/** `changes` changes of every signal within `endTicks`. */
export function fakeSignals(seed: number, changes: number, endTicks: number): SignalTrack[] {
  return signals.map(({ levels }, signal) => ({
    steps: Int32Array.from({ length: changes }, (_, change) => change),
    ticks: Float64Array.from({ length: changes }, (_, change) =>
      Math.floor((endTicks * change) / changes),
    ),
    values: Uint8Array.from({ length: changes }, (_, change) =>
      within(draw(seed, change, signal), 0, levels.length - 1),
    ),
  }));
}
