/** What the picture is drawn from: the timer of the guest at the selected step, as the engine gave it. */
import { defined } from '../../base/assert.ts';
import type { Description } from '../../protocol/description.ts';
import type { Snapshot } from '../../protocol/snapshot.ts';
import type { Reading } from '../../protocol/trace.ts';
import { lowerBound } from '../../base/bisect.ts';
import { readTicks } from '../../scenario/ticks.ts';
import type { Run } from '../../store/state.ts';
import { findCell, findRegister } from '../../views/lookup.ts';
import { secondsOf } from './amount.ts';

export type Clock = 'host' | 'guest';

/** How an answer compares with the right one. */
export type Verdict = 'late' | 'early' | 'right';

/** Now or, once the timer is taken, when DEC was last loaded, or set by the guest: what came of that is told. */
export type From = 'now' | 'entry' | 'set';

/** All lengths in seconds from then on, signed: below 0 is past. */
export interface Moment {
  readonly from: From;
  /** Id of the group whose clock and vCPU are drawn: a destination from when the vCPU is made there. */
  readonly host: string;
  readonly isDestination: boolean;
  /** What the guest's clock is ahead of the host's; null where it has no offset yet. */
  readonly offset: number | null;
  readonly width: Width;
  /** Of the timer of the guest. */
  readonly timer: 'none' | 'set' | 'taken';
  /** Until it is due. */
  readonly toGo: number;
  /** Until the guest took it; null while it has not. */
  readonly taken: number | null;
  /** In what steps time passes. */
  readonly tick: number;
  /** What was left of it when the guest was stopped; null where it was not. */
  readonly toGoWhenStopped: number | null;
  /** dec_expires; null while it is not what DEC was loaded from, or will be. */
  readonly flag: Flag | null;
  /** Whether DEC was loaded, or set by the guest; else an entry has yet to do so. */
  readonly isLoaded: boolean;
  /** An entry has done so at this very step. */
  readonly isLoading: boolean;
  /** Until DEC fires: it or, before it is loaded, what an entry would load. */
  readonly dec: number;
  readonly verdict: Verdict;
  /** How much later than due it fires, signed. */
  readonly late: number;
  /** The same with the other width. */
  readonly other: number;
  readonly otherVerdict: Verdict;
  /** Until the hrtimer of a vCPU that has ceded fires; null where none is armed. */
  readonly sleep: number | null;
  readonly sleepVerdict: Verdict;
  /** Index of the register with DEC, for who set it. */
  readonly decIndex: number;
}

export type Width = 32 | 56;

export interface Flag {
  readonly value: bigint;
  /** Whose time its number is; null for 0 and for all ones, which are no time. */
  readonly unit: Clock | null;
  readonly readAs: Clock;
  /** By its own clock, and as it is read. */
  readonly meant: number;
  readonly read: number;
  /** It is the time at which the timer is due. */
  readonly isDue: boolean;
  /** As it is read. */
  readonly verdict: Verdict;
}

/** How many seconds of 2^`bits` ticks. */
export const turnOf = (bits: number, { ticksPerMicrosecond }: Description): number =>
  secondsOf(1n << BigInt(bits), ticksPerMicrosecond);

export const otherWidth = (width: Width): Width => (width === 32 ? 56 : 32);

export function momentOf(run: Run, description: Description, snapshot: Snapshot): Moment {
  const seconds = (value: bigint) => secondsOf(value, description.ticksPerMicrosecond);
  const timer = TIMER[cellOf(description, snapshot, 'guest.timer')] ?? 'none';
  const story = timer === 'taken' ? storyOf(run, description, snapshot.step) : null;
  const seen = seenBy(run, story?.last.step ?? snapshot.step);
  const host = hostOf(description, seen.created);
  const shown = (id: string) => ticksOf(description, snapshot, id);
  const own = (id: string) => (story === null ? shown : story.last.ticks)(`${host}.${id}`);
  const width: Width = run.opened.scenario['width'] === 56 ? 56 : 32;
  const toGo = own('toGo');
  const dec = seen.isLoaded ? own('dec') : own(`loads${width}`);
  // What the guest has set itself fits into both.
  const other = seen.isSaved ? own(`loads${otherWidth(width)}`) : dec;
  const sleeps = story === null && cellOf(description, snapshot, `${host}.hrtimer`) === 1;
  const sleep = sleeps ? BigInt.asIntN(64, shown(`${host}.hrtimer`) - shown(`${host}.now`)) : 0n;
  const isDestination = host === 'destination';
  const saved = BigInt.asUintN(64, shown('guestTimebase'));
  return {
    from: story === null ? 'now' : story.from,
    host,
    isDestination,
    offset: isDestination && !seen.hasOffset ? null : seconds(shown(`${host}.tbOffset`)),
    width,
    timer,
    toGo: seconds(toGo),
    taken: story === null ? null : seconds(toGo - story.taken.ticks(`${host}.toGo`)),
    tick: seconds(readTicks(String(run.opened.scenario['tick'])) ?? 0n),
    toGoWhenStopped: saved === 0n ? null : seconds(BigInt.asIntN(64, shown('due') - saved)),
    flag: seen.isSaved ? flagOf(own, seconds, toGo) : null,
    isLoaded: seen.isLoaded,
    isLoading: story === null && seen.lastLoad === snapshot.step,
    dec: seconds(dec),
    verdict: verdictOf(dec, toGo),
    late: seconds(dec - toGo),
    other: seconds(other),
    otherVerdict: verdictOf(other, toGo),
    sleep: sleeps ? seconds(sleep) : null,
    sleepVerdict: verdictOf(sleep, toGo),
    decIndex: findRegister(description, snapshot, `${host}.dec`)?.index ?? -1,
  };
}

/** By value of the cell. */
const TIMER = ['none', 'set', 'taken'] as const;

function flagOf(
  own: (id: string) => bigint,
  seconds: (ticks: bigint) => number,
  toGo: bigint,
): Flag {
  const [meant, read] = [own('meant'), own('read')];
  return {
    value: BigInt.asUintN(64, own('decExpires')),
    unit: CLOCKS[Number(own('given'))] ?? null,
    readAs: CLOCKS[Number(own('readAs'))] ?? 'host',
    meant: seconds(meant),
    read: seconds(read),
    isDue: meant === toGo,
    verdict: verdictOf(read, toGo),
  };
}

/** By value of the registers that name a clock. */
const CLOCKS = [null, 'host', 'guest'] as const;

/** What is past is due at once; nothing that comes by then is too early. */
export function verdictOf(fires: bigint, toGo: bigint): Verdict {
  if (fires === toGo || (fires <= 0 && toGo <= 0)) return 'right';
  return fires > toGo ? 'late' : 'early';
}

/** Exact, signed; 0 where this machine has none of that name. */
function ticksOf(description: Description, snapshot: Snapshot, id: string): bigint {
  const found = findRegister(description, snapshot, id);
  if (found === null) return 0n;
  return BigInt.asIntN(description.registers[found.index]?.width ?? 64, found.value);
}

/** What was noted at a step: registers by their ids. */
interface Noted {
  readonly step: number;
  readonly event: string;
  readonly ticks: (id: string) => bigint;
}

/** How a timer came to be taken that is taken at `step`; null where the run has not told it yet. */
function storyOf({ finished }: Run, description: Description, step: number) {
  const noted = (finished?.readings ?? [])
    .filter((one) => one.step <= step)
    .map((reading) => notedOf(description, reading));
  const taken = noted.findLast(({ event }) => event === 'timer-taken');
  const last = noted.findLast(({ event }) => event in DEC_IS_GIVEN);
  if (taken === undefined || last === undefined) return null;
  return { taken, last, from: DEC_IS_GIVEN[last.event] ?? 'entry' };
}

/** Events by which DEC gets a value. */
const DEC_IS_GIVEN: Readonly<Record<string, From>> = {
  'dec-loaded': 'entry',
  'timer-set': 'set',
  spurious: 'set',
};

function notedOf({ readings = [], registers }: Description, { step, of, values }: Reading): Noted {
  const info = defined(readings[of], 'a reading');
  return {
    step,
    event: info.event,
    ticks: (id) => {
      const width = registers.find((one) => one.id === id)?.width ?? 64;
      return BigInt.asIntN(width, defined(values[info.registers.indexOf(id)], id));
    },
  };
}

const cellOf = (description: Description, snapshot: Snapshot, id: string): number =>
  defined(findCell(description, snapshot, id), id).value;

function hostOf({ groups }: Description, isCreated: boolean): string {
  return groups[isCreated ? groups.length - 1 : 0]?.id ?? '';
}

interface Seen {
  readonly created: boolean;
  readonly hasOffset: boolean;
  readonly isLoaded: boolean;
  readonly isSaved: boolean;
  /** At which step an entry has loaded DEC last; 0 for none. */
  readonly lastLoad: number;
}

const NOTHING: Seen = {
  created: false,
  hasOffset: false,
  isLoaded: false,
  isSaved: false,
  lastLoad: 0,
};

/** What has happened up to a step. */
function seenBy({ trace, opened }: Run, step: number): Seen {
  const { events } = opened.description;
  const bit = (id: string) => 1 << events.findIndex((one) => one.id === id);
  const [created, offset, saved] = [bit('created'), bit('set-offset'), bit('dec-saved')];
  const [loaded, set] = [bit('dec-loaded'), bit('timer-set') | bit('spurious')];
  let seen = NOTHING;
  const end = lowerBound(trace.eventEntries, step);
  for (let at = 0; at < end; at++) {
    const bits = trace.eventBits[at] ?? 0;
    if (bits & created) seen = { ...seen, created: true, isLoaded: false, isSaved: true };
    if (bits & offset) seen = { ...seen, hasOffset: true };
    if (bits & saved) seen = { ...seen, isLoaded: false, isSaved: true };
    if (bits & loaded)
      seen = { ...seen, isLoaded: true, lastLoad: (trace.eventEntries[at] ?? 0) + 1 };
    // The guest has set DEC since: what is in memory is an old one.
    if (bits & set) seen = { ...seen, isLoaded: true, isSaved: false };
  }
  return seen;
}
