/** What the picture says, in words: beside its marks, when they are asked, and aloud. */
import { amount } from './amount.ts';
import type { Clock, Flag, Moment, Verdict, Width } from './moment.ts';
import { otherWidth } from './moment.ts';

/** `17.44 h from now`, `0.2 s ago`, `now`. */
function fromNow(seconds: number): string {
  if (seconds === 0) return 'now';
  return seconds < 0 ? `${amount(seconds)} ago` : `${amount(seconds)} from now`;
}

const timeOf = (clock: Clock): string => `${clock} time`;

/** Of a guest’s clock, beside its name; from long to short. */
export function offsetWords({ offset }: Moment): readonly string[] {
  if (offset === null) return ['no offset yet'];
  if (offset === 0) return ['as the host’s'];
  const sign = offset < 0 ? '−' : '+';
  return [`host ${sign} ${amount(offset)}`, `${sign}${amount(offset)}`];
}

/** From long to short. */
export function flagTexts(flag: Flag): readonly string[] {
  const { unit, readAs, read, value } = flag;
  if (unit === null)
    return value === 0n
      ? ['0: nobody has set it', 'not set']
      : ['all ones: no time at all', 'all ones'];
  const when = fromNow(read);
  return unit === readAs
    ? [`${timeOf(unit)}: ${when}`, when]
    : [`read as ${timeOf(readAs)}: ${when}`, `read: ${when}`, amount(read)];
}

export function meantTexts({ unit, meant }: Flag): readonly string[] {
  const when = fromNow(meant);
  return [`meant here: ${timeOf(unit ?? 'host')}, ${when}`, `meant: ${when}`, 'meant'];
}

/** What the other clock makes of the same number. */
export function pathTexts({ meant, read }: Flag): readonly string[] {
  const off = `${amount(read - meant)} ${read > meant ? 'further' : 'sooner'}`;
  return [`same number, other clock: ${off}`, off];
}

export function flagTitle(flag: Flag): string {
  const { unit, readAs, meant, read } = flag;
  if (unit === null) return `dec_expires is no time: ${flagTexts(flag)[0] ?? ''}.`;
  if (unit === readAs) return `dec_expires: ${timeOf(unit)}, read as such.`;
  const off = read - meant;
  return `${sentence(timeOf(unit))}, read as ${timeOf(readAs)}: ${amount(off)} ${off > 0 ? 'too far' : 'too soon'}.`;
}

const sentence = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);

interface Answer {
  readonly width: Width;
  readonly seconds: number;
  /** What the flag says, all bits of it. */
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
  const when = amount(seconds);
  const isCut = full !== null && Math.abs(full - seconds) > 1e-6;
  const of = isCut && full > 0 ? `, the low ${width} bits of ${amount(full)}` : '';
  const later = isLoaded ? '' : ', once loaded';
  return [
    `${when}${of}${later} (${amount(most)} at most)`,
    `${when}${of}${later}`,
    `${when}${later}`,
    when,
  ];
}

export function otherTexts(moment: Moment): readonly string[] {
  const { other, width } = moment;
  const with_ = otherWidth(width) === 56 ? 'with the large decrementer' : 'with 32 bits';
  const what = other <= 0 ? 'at once' : amount(other);
  return [`${what} ${with_}`, what];
}

export function decTitle({ width, seconds, full }: Answer): string {
  if (seconds < 0) return 'DEC is negative: an interrupt is pending.';
  return full !== null && Math.abs(full - seconds) > 1e-6
    ? `DEC keeps the low ${width} bits: ${amount(seconds)}.`
    : `DEC fires in ${amount(seconds)}.`;
}

/** From long to short. */
export function rightTexts({
  toGo,
  toGoWhenStopped,
  offset,
  isDestination,
}: Moment): readonly string[] {
  if (toGo <= 0) return [`due ${fromNow(toGo)}: at once`, 'at once'];
  const when = amount(toGo);
  const rounding = toGoWhenStopped === null ? 0 : toGoWhenStopped - toGo;
  // What rounding up to a multiple of 2^24 ticks can add.
  const isRounding = isDestination && offset !== null && rounding > 0 && rounding < 0.032768;
  return isRounding
    ? [
        `${when}: ${amount(toGoWhenStopped ?? 0)}, less the ${amount(rounding)} that rounding up added`,
        `${when}: ${amount(rounding)} went into rounding`,
        when,
      ]
    : [`${when}: what is left of the timer`, when];
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
  if (timer === 'taken')
    return {
      fires: null,
      words: toGo === 0 ? 'taken on time' : `taken ${amount(toGo)} late`,
      verdict: 'right',
    };
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
  if (timer === 'taken') return `Timer: taken, ${said(toGo)} after it was due.`;
  const fires = dec <= 0 ? 'fires at once' : `fires in ${said(dec)}`;
  const then =
    sleep === null ? (isLoaded ? fires : `${fires} when loaded`) : `sleeps for ${said(sleep)}`;
  const due = toGo <= 0 ? `due ${said(toGo)} ago` : `due in ${said(toGo)}`;
  return `Timer: ${then}, ${due}.${spokenFlag(flag)}`;
}

function spokenFlag(flag: Flag | null): string {
  if (flag === null) return '';
  const { unit, readAs } = flag;
  if (unit === null) return ' Flag holds no time.';
  return unit === readAs
    ? ` Flag holds ${timeOf(unit)}, read as such.`
    : ` Flag holds ${timeOf(unit)}, read as ${timeOf(readAs)}.`;
}
