/** What the picture says, in words: beside its marks, when they are asked, and aloud. */
import { amount } from './amount.ts';
import type { Clock, Flag, From, Moment, Verdict, Width } from './moment.ts';
import { otherWidth } from './moment.ts';

/** `17.44 h from now`, `0.2 s ago`, `now`; once the timer is taken `17.44 h from then`. */
function when(seconds: number, from: From): string {
  const [later, earlier, same] =
    from === 'now' ? ['from now', 'ago', 'now'] : ['from then', 'before', 'then'];
  if (seconds === 0) return same;
  return `${amount(seconds)} ${seconds < 0 ? earlier : later}`;
}

/** Where the axis begins, at its top, and what it counts. */
export const BEGINNING: Readonly<Record<From, string>> = { now: 'now', entry: 'entry', set: 'set' };
export const COUNTED: Readonly<Record<From, string>> = {
  now: 'time from now',
  entry: 'from the entry',
  set: 'from its setting',
};

const timeOf = (clock: Clock): string => `${clock} time`;

/** Of a guest’s clock, beside its name; from long to short. */
export function offsetWords({ offset }: Moment): readonly string[] {
  if (offset === null) return ['no offset yet'];
  if (offset === 0) return ['as the host’s'];
  const sign = offset < 0 ? '−' : '+';
  return [
    `host ${sign} ${amount(offset)}`,
    `host ${sign}${amount(offset)}`,
    `${sign}${amount(offset)}`,
  ];
}

/** From long to short. */
export function flagTexts(flag: Flag, from: From): readonly string[] {
  const { unit, readAs, read, value } = flag;
  if (unit === null)
    return value === 0n
      ? ['dec_expires is 0: nobody has set it', '0: nobody has set it', 'not set']
      : ['dec_expires is all ones: no time at all', 'all ones: no time at all', 'all ones'];
  const at = when(read, from);
  return unit === readAs
    ? [
        `dec_expires, ${timeOf(unit)}: ${at}`,
        `${timeOf(unit)}: ${at}`,
        at,
        ...(read > 0 ? [amount(read)] : []),
      ]
    : [
        `dec_expires, read as ${timeOf(readAs)}: ${at}`,
        `read as ${timeOf(readAs)}: ${at}`,
        `read: ${at}`,
        amount(read),
      ];
}

export function meantTexts({ unit, meant }: Flag, from: From): readonly string[] {
  const at = when(meant, from);
  return [
    `dec_expires, meant here: ${timeOf(unit ?? 'host')}, ${at}`,
    `meant here: ${timeOf(unit ?? 'host')}, ${at}`,
    `meant: ${at}`,
    'meant',
  ];
}

/** What the other clock makes of the same number. */
export function pathTexts({ meant, read }: Flag): readonly string[] {
  const off = `${amount(read - meant)} ${read > meant ? 'further' : 'sooner'}`;
  return [`same number, other clock: ${off}`, off];
}

export function flagTitle(flag: Flag): string {
  const { unit, readAs, meant, read, value } = flag;
  if (unit === null)
    return `dec_expires is no time: ${value === 0n ? 'nobody has set it' : 'all ones'}.`;
  if (unit === readAs) return `dec_expires: ${timeOf(unit)}, read as such.`;
  const off = read - meant;
  return `${sentence(timeOf(unit))}, read as ${timeOf(readAs)}: ${amount(off)} ${off > 0 ? 'too far' : 'too soon'}.`;
}

const sentence = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);

interface Answer {
  readonly width: Width;
  readonly seconds: number;
  /** What dec_expires says, all bits of it. */
  readonly full: number | null;
  /** The longest that this width holds. */
  readonly most: number;
}

export function decTexts(
  { width, seconds, full, most }: Answer,
  isLoaded: boolean,
): readonly string[] {
  if (seconds < 0) return ['negative: pending, fires at once', 'pending, at once', 'at once'];
  if (seconds === 0) return ['0: fires at once', 'at once'];
  const time = amount(seconds);
  const isCut = full !== null && isTurnsAway(full, seconds, 2 * most);
  const of = isCut && full > 0 ? `, the low ${width} bits of ${amount(full)}` : '';
  const later = isLoaded ? '' : ', once loaded';
  return [
    `${time}${of}${later} (${amount(most)} at most)`,
    `${time}${of}${later}`,
    `${time}${later}`,
    time,
  ];
}

/** Whether one is the other less whole turns, and no such thing as a sum with a clock that was the wrong one. */
function isTurnsAway(full: number, seconds: number, turn: number): boolean {
  const turns = Math.round((full - seconds) / turn);
  return turns !== 0 && Math.abs(full - seconds - turns * turn) < 1e-6;
}

export function otherTexts(moment: Moment): readonly string[] {
  const { other, width } = moment;
  const with_ = otherWidth(width) === 56 ? 'with the large decrementer' : 'with 32 bits';
  const what = other <= 0 ? 'at once' : amount(other);
  return [`${what} ${with_}`, what];
}

export function decTitle({ width, seconds, full, most }: Answer): string {
  if (seconds < 0) return 'DEC is negative: an interrupt is pending.';
  return full !== null && isTurnsAway(full, seconds, 2 * most)
    ? `DEC keeps the low ${width} bits: ${amount(seconds)}.`
    : `DEC fires in ${amount(seconds)}.`;
}

/** From long to short. */
export function rightTexts({
  from,
  toGo,
  toGoWhenStopped,
  offset,
  isDestination,
}: Moment): readonly string[] {
  if (toGo <= 0) return [`due ${when(toGo, from)}: at once`, 'at once'];
  const time = amount(toGo);
  const rounding = toGoWhenStopped === null ? 0 : toGoWhenStopped - toGo;
  // What rounding up to a multiple of 2^24 ticks can add.
  const isRounding = isDestination && offset !== null && rounding > 0 && rounding < 0.032768;
  return isRounding
    ? [
        `${time}: ${amount(toGoWhenStopped ?? 0)}, less the ${amount(rounding)} that rounding up added`,
        `${time}: ${amount(rounding)} went into rounding`,
        time,
      ]
    : [`${time}: what is left of the timer`, time];
}

const TOO: Readonly<Record<Verdict, string>> = {
  late: 'too late',
  early: 'too early',
  right: '',
};

/** What fires next, and how that compares with what is right. */
export interface Outcome {
  /** null for nothing. */
  readonly fires: number | null;
  readonly words: string;
  readonly verdict: Verdict;
}

export function outcomeOf(moment: Moment): Outcome {
  const { timer, sleep, sleepVerdict, toGo, dec, verdict, late } = moment;
  if (timer === 'none') return { fires: null, words: 'no timer yet', verdict: 'right' };
  if (timer === 'taken' && moment.taken === null)
    return { fires: null, words: '', verdict: 'right' };
  if (sleep === null) return { fires: dec, words: tooWords(late, verdict, dec), verdict };
  return {
    fires: sleep,
    words: tooWords(sleep - toGo, sleepVerdict, sleep),
    verdict: sleepVerdict,
  };
}

function tooWords(late: number, verdict: Verdict, fires: number): string {
  if (verdict === 'right') return 'on time';
  if (verdict === 'early' && fires <= 0) return 'one too many';
  return `${amount(late)} ${TOO[verdict]}`;
}

/**
 * When the guest took its timer, from long to short: that is when DEC had run out and time had passed, and
 * time passes in steps.
 */
export function takenTexts(moment: Moment): readonly string[] {
  const { taken, verdict } = moment;
  if (taken === null) return [];
  const what = taken === 0 ? 'taken at once' : `taken after ${amount(taken)}`;
  const late = verdict === 'late' ? `, ${amount(lateness(moment))} late` : '';
  const steps = waited(moment) > 0 ? [`${what}${late}: ${stepWords(moment)}`] : [];
  return [...steps, `${what}${late}`, what, 'taken'];
}

/** Why that is not when DEC ran out. */
export function takenTitle(moment: Moment): string {
  const { verdict, late, toGo, dec } = moment;
  const ran = {
    late: `DEC ran out ${amount(late)} after the timer was due.`,
    early: `DEC ran out ${amount(late)} before the timer was due.`,
    right:
      toGo < 0
        ? `DEC had run out, and the timer was due ${amount(toGo)} before.`
        : 'DEC ran out when the timer was due.',
  }[verdict];
  const [then, wait] = [lateness(moment), waited(moment)];
  if (wait === 0) return `${ran} The guest took it${dec <= 0 ? ' at once' : ' then'}.`;
  const sum = verdict === 'late' ? `: ${amount(then)} late in all` : '';
  return `${ran} In this run ${stepWords(moment)}, so the guest took it ${amount(wait)} later${sum}.`;
}

const stepWords = ({ tick }: Moment): string => `time passes in steps of ${amount(tick)}`;

/** From when it was due until it was taken. */
const lateness = ({ taken, toGo }: Moment): number => (taken ?? 0) - toGo;

/** From when DEC ran out until it was taken; no fraction of a tick is meant. */
function waited({ taken, dec }: Moment): number {
  const wait = (taken ?? 0) - Math.max(0, dec);
  return wait < 1e-9 ? 0 : wait;
}

export function sleepTexts(sleep: number): readonly string[] {
  return [`hrtimer: sleeps for ${amount(sleep)}`, `sleeps ${amount(sleep)}`, amount(sleep)];
}

/** Seconds as they are said: `2.8 seconds`. */
function said(seconds: number): string {
  const text = amount(seconds);
  return text
    .replace(/(\.\d*?)0+(?= )/, '$1')
    .replace(/\.(?= )/, '')
    .replace(/ µs$/, ' microseconds')
    .replace(/ ms$/, ' milliseconds')
    .replace(/^1 s$/, '1 second')
    .replace(/ s$/, ' seconds')
    .replace(/ h$/, ' hours');
}

/** The picture aloud. */
export function spoken(moment: Moment): string {
  const { timer, toGo, dec, sleep, flag, isLoaded } = moment;
  if (timer === 'none') return 'Timer: the guest has set none yet.';
  if (timer === 'taken') return spokenEnd(moment);
  const fires = dec <= 0 ? 'fires at once' : `fires in ${said(dec)}`;
  const then =
    sleep === null ? (isLoaded ? fires : `${fires} when loaded`) : `sleeps for ${said(sleep)}`;
  const due = toGo <= 0 ? `due ${said(toGo)} ago` : `due in ${said(toGo)}`;
  return `Timer: ${then}, ${due}.${spokenFlag(flag)}`;
}

function spokenEnd(moment: Moment): string {
  const { from, taken, dec, toGo } = moment;
  if (taken === null) return 'Timer: taken.';
  const since = from === 'entry' ? 'the entry' : 'it was set';
  const fired = dec <= 0 ? 'fired at once' : `fired ${said(dec)} after ${since}`;
  const due = toGo <= 0 ? `due ${said(toGo)} before` : `due after ${said(toGo)}`;
  return `Timer: ${fired}, ${due}. Taken after ${said(taken)}. ${takenTitle(moment)}`;
}

function spokenFlag(flag: Flag | null): string {
  if (flag === null) return '';
  const { unit, readAs } = flag;
  if (unit === null) return ' dec_expires holds no time.';
  return unit === readAs
    ? ` dec_expires holds ${timeOf(unit)}, read as such.`
    : ` dec_expires holds ${timeOf(unit)}, read as ${timeOf(readAs)}.`;
}
