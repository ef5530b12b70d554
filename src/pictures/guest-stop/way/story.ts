/** What the trace tells of the guest's way, around the selected step alone: a run may have a million. */
import { lowerBound } from '../../../base/bisect.ts';
import type { Description } from '../../../protocol/description.ts';
import { NONE, type Reading, type TraceColumns } from '../../../protocol/trace.ts';
import type { Run } from '../../../store/state.ts';

/** Who has the vCPU. */
export type Lane = 'guest' | 'hardware' | 'kvm' | 'qemu';

export const LANES: readonly Lane[] = ['guest', 'hardware', 'kvm', 'qemu'];

const LANE_OF: Readonly<Record<string, Lane>> = {
  guest: 'guest',
  dead: 'guest',
  paused: 'hardware',
  qemu: 'qemu',
  refused: 'qemu',
  userspace: 'qemu',
};

export const laneOf = (phase: string): Lane => LANE_OF[phase] ?? 'kvm';

/** Where the vCPU is after so many steps. */
export interface Stand {
  readonly step: number;
  /** Id of the phase. */
  readonly phase: string;
  readonly lane: Lane;
  /** Index of the host. */
  readonly host: number;
}

/** Something that has happened at a step. */
export interface Happening {
  readonly step: number;
  readonly event: string;
}

/** What came of a stop. `again`: it traps, and the guest comes back to the same one. */
export type Outcome = 'pause' | 'call' | 'crash' | 'again' | 'open';

export interface Stop {
  /** The step that was the stop. */
  readonly step: number;
  readonly outcome: Outcome;
  readonly traps: boolean;
  /** The last step that this stop decides; of a crash where the guest is dead. */
  readonly until: number;
}

export interface Story {
  /** The steps that are drawn. */
  readonly from: number;
  readonly to: number;
  readonly stands: readonly Stand[];
  readonly happenings: readonly Happening[];
  readonly stops: readonly Stop[];
  /** Step after which the guest is on its second host; null for none that is known. */
  readonly moved: number | null;
  /** What was noted at these steps. */
  readonly readings: readonly Reading[];
}

/** So much of what is drawn has happened, where the run is longer than there is room for. */
const BEHIND = 0.75;

/** `most`: how many steps there is room for. */
export function storyOf(run: Run, step: number, most: number): Story {
  const { trace, opened } = run;
  const { description } = opened;
  const first = Math.max(0, Math.min(step - Math.round(most * BEHIND), trace.length - most));
  const to = Math.min(trace.length, first + most);
  const moved = moveIn(run);
  const happenings = happeningsIn(trace, description, first, to);
  const stops = happenings
    .filter(({ event }) => event in IS_STOP)
    .map((one) => stopAt(trace, description, one));
  const stands = standsIn(run, first, to, moved);
  const readings = (run.finished?.readings ?? []).filter(
    (one) => one.step >= first && one.step <= to,
  );
  return { from: first, to, stands, happenings, stops, moved, readings };
}

/** The step that has moved the guest to its second host; null for none that is known. */
export function moveIn({ trace, opened: { description } }: Run): number | null {
  if (description.groups.length < 2) return null;
  const bit = bitOf(description, 'moved');
  const at = trace.eventBits.findIndex((bits) => (bits & bit) !== 0);
  return at < 0 ? null : (trace.eventEntries[at] ?? 0) + 1;
}

const IS_STOP: Readonly<Record<string, 'pauses' | 'traps'>> = {
  paused: 'pauses',
  passed: 'pauses',
  trapped: 'traps',
};

/** The last step up to `until` that was one of these events; null for none. */
export function lastOf(
  { trace, opened }: Run,
  events: readonly string[],
  until: number,
): Happening | null {
  const { eventEntries, eventBits } = trace;
  const bits = events.map((event) => [event, bitOf(opened.description, event)] as const);
  for (let at = lowerBound(eventEntries, until) - 1; at >= 0; at--) {
    const found = bits.find(([, bit]) => ((eventBits[at] ?? 0) & bit) !== 0);
    if (found !== undefined) return { step: (eventEntries[at] ?? 0) + 1, event: found[0] };
  }
  return null;
}

/** The last stop at or before a step; null for none. */
export function lastStop(run: Run, step: number): Stop | null {
  const last = lastOf(run, Object.keys(IS_STOP), step);
  return last === null ? null : stopAt(run.trace, run.opened.description, last);
}

function standsIn(
  { trace, opened }: Run,
  from: number,
  to: number,
  moved: number | null,
): readonly Stand[] {
  const { instructions, phases } = opened.description;
  const standAt = (step: number, place: number): Stand => {
    const phase = phases[instructions[place]?.phase ?? -1]?.id ?? '';
    const host = moved !== null && step >= moved ? 1 : 0;
    return { step, phase, lane: laneOf(phase), host };
  };
  let place = opened.initialPlaces[0] ?? NONE;
  for (let entry = from - 1; entry >= 0; entry--)
    if ((trace.place[entry] ?? NONE) !== NONE) {
      place = trace.place[entry] ?? NONE;
      break;
    }
  const stands = [standAt(from, place)];
  for (let step = from + 1; step <= to; step++) {
    const next = trace.place[step - 1] ?? NONE;
    if (next !== NONE) place = next;
    stands.push(standAt(step, place));
  }
  return stands;
}

function happeningsIn(
  { eventEntries, eventBits }: TraceColumns,
  { events }: Description,
  from: number,
  to: number,
): readonly Happening[] {
  const found: Happening[] = [];
  for (let at = lowerBound(eventEntries, from - 1); at < eventEntries.length; at++) {
    const step = (eventEntries[at] ?? 0) + 1;
    if (step > to) break;
    events.forEach(({ id }, i) => {
      if (((eventBits[at] ?? 0) & (1 << i)) !== 0 && step >= from) found.push({ step, event: id });
    });
  }
  return found;
}

const bitOf = ({ events }: Description, event: string): number =>
  1 << events.findIndex(({ id }) => id === event);

/** Follows a stop to what decides it. */
function stopAt(trace: TraceColumns, description: Description, at: Happening): Stop {
  const { step, event } = at;
  if (IS_STOP[event] !== 'traps') return { step, traps: false, outcome: 'pause', until: step };
  const { eventEntries, eventBits } = trace;
  const [emulated, queued, dead, trapped] = ['emulated', 'queued', 'dead', 'trapped'].map((id) =>
    bitOf(description, id),
  ) as [number, number, number, number];
  let crashes = false;
  for (let i = lowerBound(eventEntries, step); i < eventEntries.length; i++) {
    const bits = eventBits[i] ?? 0;
    const until = (eventEntries[i] ?? 0) + 1;
    if (bits & queued) crashes = true;
    if (bits & dead) return { step, traps: true, outcome: 'crash', until };
    if (bits & emulated) return { step, traps: true, outcome: 'call', until };
    if (bits & trapped) return { step, traps: true, outcome: 'again', until };
  }
  return { step, traps: true, outcome: crashes ? 'crash' : 'open', until: trace.length };
}
