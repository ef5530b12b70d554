/**
 * What stands before a line: `[  256.476915661,3]` of skiboot, seconds of the TB; `[877177176114,3]` of an
 * older one, its ticks; `[   90.746464]` of Linux, seconds of the kernel's own clock.
 */
import type { LogTime } from '../protocol/log-reading.ts';
import { hexOf } from './registers/register.ts';
import { secondsOf, ticksOfNanoseconds } from './registers/ticks.ts';
import { TICKS_PER_SECOND } from '../models/kvm-hv/timebase.ts';

const STAMP = /\[(\s{0,12})(\d{1,20})(?:\.(\d{6}|\d{9}))?(,\d)?\]/g;
const MAX_TICKS = 1n << 64n;
/** Seconds that 64 bits of ticks can count have fewer digits. */
const MAX_SECOND_DIGITS = 12;

export type StampForm = 'ticks' | 'seconds' | 'kernel';

interface Printed {
  readonly blanks: string;
  readonly whole: string;
  readonly decimals: string;
  /** With its comma. */
  readonly level: string;
}

/**
 * Exact ticks are worked out when somebody asks: most lines of a log are never asked. It keeps no part of the
 * text that is longer than a number, for that would keep the whole piece of the log alive.
 */
export class Stamp {
  /** Where it begins in its line, from 0. */
  readonly index: number;
  readonly form: StampForm;
  readonly seconds: number;
  readonly #printed: Printed;

  constructor(index: number, form: StampForm, printed: Printed) {
    const { whole, decimals } = printed;
    this.index = index;
    this.form = form;
    this.#printed = printed;
    this.seconds =
      form === 'ticks' ? Number(whole) / TICKS_PER_SECOND : Number(`${whole}.${decimals}`);
  }

  /** Of the TB, or those that the clock of the kernel stands for. */
  get ticks(): bigint {
    const { whole, decimals } = this.#printed;
    return this.form === 'ticks' ? BigInt(whole) : ticksOfSeconds(whole, decimals);
  }

  /** As it was printed. */
  get text(): string {
    const { blanks, whole, decimals, level } = this.#printed;
    return `[${' '.repeat(blanks.length)}${whole}${decimals === '' ? '' : '.'}${decimals}${level}]`;
  }

  isSameAs(other: Stamp): boolean {
    const { whole, decimals } = other.#printed;
    return whole === this.#printed.whole && decimals === this.#printed.decimals;
  }

  /** Firmware prints the TB; Linux a clock that only begins with it. */
  get isOfTb(): boolean {
    return this.form !== 'kernel';
  }
}

/** Every stamp of a line, in order. */
export function stampsIn(line: string): Stamp[] {
  const stamps: Stamp[] = [];
  if (!line.includes('[')) return stamps;
  STAMP.lastIndex = 0;
  for (let match = STAMP.exec(line); match !== null; match = STAMP.exec(line)) {
    const stamp = stampOf(match);
    if (stamp !== null) stamps.push(stamp);
  }
  return stamps;
}

function stampOf({ 1: blanks = '', 2: whole = '', 3: decimals, 4: level, index }: RegExpExecArray) {
  if (decimals === undefined) {
    const isStamp = level !== undefined && (whole.length < 20 || BigInt(whole) < MAX_TICKS);
    return isStamp ? new Stamp(index, 'ticks', { blanks, whole, decimals: '', level }) : null;
  }
  if (whole.length > MAX_SECOND_DIGITS) return null;
  const form = level === undefined ? 'kernel' : 'seconds';
  const stamp = new Stamp(index, form, { blanks, whole, decimals, level: level ?? '' });
  return stamp.seconds < secondsOf(MAX_TICKS - 1n) ? stamp : null;
}

/** Of `18014398766` and `211691469`: exact, which a double is not. */
export const ticksOfSeconds = (whole: string, decimals: string): bigint =>
  ticksOfNanoseconds(BigInt(whole + decimals.padEnd(9, '0').slice(0, 9)));

/** The one that a place of the line stands behind; the first, where none is before it. */
export function stampAt(stamps: readonly Stamp[], index: number): Stamp | null {
  return stamps.findLast((stamp) => stamp.index < index) ?? stamps[0] ?? null;
}

export const logTime = (stamp: Stamp): LogTime => ({
  seconds: stamp.seconds,
  ticks: stamp.isOfTb ? hexOf(stamp.ticks, 16) : null,
  text: stamp.text,
});
