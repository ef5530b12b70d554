/**
 * Where a moment and a value stand in the plot: time to the right, clocks upwards, both to one slope. What is
 * long is folded by whole rungs, so that the low 24 bits stay where they are; hosts are folded nearer.
 */
import { guestTime, msOf, RUNG_MS } from './amounts.ts';
import type { HostLine, Scene, Stretch } from './scene.ts';

export interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

export interface Layout extends Box {
  /** Pixels of a millisecond, to the right and upwards. */
  readonly perMs: { readonly x: number; readonly y: number };
  /** Of every clock, in degrees. */
  readonly slope: number;
  readonly x: (time: number) => number;
  /** Of a guest time at a moment. */
  readonly guest: (time: number, at: number) => number;
  /** Of a host's clock at a moment, and of what is `at` milliseconds ahead of it. */
  readonly host: (index: number, time: number, at?: number) => number;
  /** The moments at both ends. */
  readonly from: number;
  readonly to: number;
  /** Guest time at the lower and the upper end. */
  readonly least: number;
  readonly most: number;
  /** Where time was left out: at which moment, and how much. */
  readonly fold: Fold | null;
  /** What is called 0: of moments, and of what the guest reads. */
  readonly zero: { readonly time: number; readonly guest: number; readonly name: string };
  /** The moment at a pixel. */
  readonly timeAt: (x: number) => number;
}

export interface Fold {
  readonly at: number;
  readonly length: number;
}

/** Before the stop and after the last moment. */
const BEFORE_MS = 14;
const AFTER_MS = 3.5;
/** Of a run that begins long before its stop: how much of its start is shown. */
const START_MS = 54;
/** Between a guest's line and its host's, at least. */
const CLEAR_MS = 11;
/** Two rows of words at the top. */
const WORDS_PX = 56;
/** Letters of what is called 0: there is no room for more. */
const LONGEST_NAME = 9;
/** Upwards for one to the right, at most. */
const STEEPEST = 0.36;

/** What of the run stands in the plot: its start by itself, where that is long before the stop. */
function pageOf(scene: Scene, now: number): { readonly from: number; readonly to: number } {
  const { from, to, stop } = scene;
  const isLong = stop !== null && from < -BEFORE_MS - 1;
  if (!isLong) return { from: from - 4, to: to + AFTER_MS };
  if (now < -BEFORE_MS) return { from: from - 4, to: Math.min(-1, from + START_MS) };
  return { from: -BEFORE_MS, to: to + AFTER_MS };
}

/** Without the clocks of the hosts there is more room for that of the guest. */
export function layoutOf(scene: Scene, now: number, box: Box, withHosts = true): Layout {
  const { from, to } = pageOf(scene, now);
  const fold = foldOf(scene, from, to);
  const shown = (time: number): number => {
    if (fold === null || time <= fold.at) return time;
    return Math.max(fold.at, time - fold.length);
  };
  // The guest's clock goes on where nobody stops it, and what is left out is left out of both.
  const left = (time: number) => (scene.stop === null ? time - shown(time) : 0);
  const x = (box.right - box.left) / (shown(to) - shown(from));
  const ends = scene.stretches
    .filter(({ along }) => along === 'guest')
    .flatMap((one) => endsOf(one, from, to))
    .map(({ time, at }) => ({ time, guest: at - left(time), host: shown(time) }));
  const ahead = scene.hosts.map((host) => nearby(host));
  const hostOver = (time: number) => Math.max(0, isLate(scene, time) ? (ahead.at(-1) ?? 0) : 0);
  // What QEMU counts is below the guest's line, and has words below it.
  const isStart = scene.stop === null || to < scene.stop.time;
  const debt = Math.max(0, isStart ? scene.rounded : (scene.saved?.debt ?? 0));
  const stopAt = scene.stop?.time ?? Infinity;
  const clear = (time: number) => CLEAR_MS + (isStart || time <= stopAt ? debt * 1.3 : 0);
  const gap = Math.max(
    CLEAR_MS,
    ...ends.map(({ time, guest, host }) => host + hostOver(time) - guest + clear(time)),
  );
  const lowest = Math.min(0, ...ahead.map((by, i) => (i === 0 ? 0 : by + BEFORE_MS)));
  const besides = scene.stretches
    .filter((one) => one.along === 'host' && endsOf(one, from, to).length > 0)
    .map(({ from: start, at }) => shown(Math.max(from, start)) - shown(from) + at - 3);
  const least = withHosts
    ? shown(from) - gap + Math.min(lowest, ...besides) - 3
    : Math.min(0, ...ends.map(({ guest }) => guest)) - debt - 3;
  const most = Math.max(
    ...ends.map(({ guest }) => guest + 4),
    ...(withHosts ? [shown(to) - gap + hostOver(to) + 2] : []),
  );
  const steepest = withHosts ? STEEPEST : 1;
  const height = box.bottom - box.top;
  // Above what was saved are two rows of words.
  const fits = isStart
    ? height / (most - least)
    : Math.min(
        height / (Math.max(most, debt) - least),
        (height - WORDS_PX) / (Math.max(1, debt) - least),
      );
  const y = Math.min(steepest * x, fits);
  const yOf = (value: number) => box.bottom - (value - least) * y;
  return {
    ...box,
    perMs: { x, y },
    slope: (Math.atan2(y, x) * 180) / Math.PI,
    x: (time) => box.left + (shown(time) - shown(from)) * x,
    guest: (time, at) => yOf(at - left(time)),
    host: (index, time, at = 0) => yOf(shown(time) - gap + (ahead[index] ?? 0) + at),
    from,
    to,
    least,
    most: least + (box.bottom - box.top) / y,
    fold,
    zero: zeroOf(scene, to),
    timeAt: (pixel) => {
      const at = shown(from) + (pixel - box.left) / x;
      return fold === null || at <= fold.at ? at : at + fold.length;
    },
  };
}

/** The stop and the saved time; at the start of a long run the start, and 0 or what was read first. */
function zeroOf({ stop, from, base, reads }: Scene, to: number): Layout['zero'] {
  if (stop === null || to > stop.time) {
    const name = guestTime(base, base);
    const isShort = name.length <= LONGEST_NAME;
    return { time: 0, guest: 0, name: isShort ? name : stop === null ? 'the first' : 'the save' };
  }
  const first = reads[0]?.at ?? 0;
  const begin = msOf(base) + first;
  const isNearZero = Math.abs(begin) < 1000;
  return isNearZero
    ? { time: from, guest: first - begin, name: '0 s' }
    : { time: from, guest: first, name: 'the first' };
}

const isLate = ({ cont, stop }: Scene, time: number): boolean =>
  cont === null ? stop !== null && time >= stop.time : time >= cont.time;

/** Of another host: as far as within a rung, on the side on which it is. */
function nearby({ ahead }: HostLine): number {
  if (ahead === 0) return 0;
  const within = ahead % RUNG_MS;
  return Math.abs(within) < 3 ? within + Math.sign(ahead) * RUNG_MS * 0.25 : within;
}

/** The ends of a stretch within the plot. */
export function endsOf(stretch: Stretch, from: number, to: number) {
  const [start, end] = [Math.max(from, stretch.from), Math.min(to, stretch.to)];
  if (end <= start) return [];
  const at = (time: number) => stretch.at + time - stretch.from;
  return [start, end].map((time) => ({ time, at: at(time) }));
}

/** Where a stretch is at a moment. */
export function yOf({ along, at, from, vcore }: Stretch, time: number, layout: Layout): number {
  return along === 'guest'
    ? layout.guest(time, at + time - from)
    : layout.host(vcore.host, time, at);
}

/** Whole rungs in the middle of the pause, or of the longest time in which nothing happens. */
function foldOf({ stop, cont, stretches, to: end }: Scene, from: number, to: number): Fold | null {
  const gaps =
    stop === null
      ? stretches.map((one) => ({ start: one.from, end: one.to }))
      : [{ start: stop.time, end: cont?.time ?? end }];
  const long = gaps.find(
    (one) => one.end - one.start > 1.6 * RUNG_MS && one.start >= from && one.end <= to,
  );
  if (long === undefined) return null;
  const length = Math.floor((long.end - long.start) / RUNG_MS - 0.6) * RUNG_MS;
  return { at: long.start + (long.end - long.start - length) / 2, length };
}
