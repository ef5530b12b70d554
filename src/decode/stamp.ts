/**
 * What stands before a line: `[  256.476915661,3]` of skiboot, seconds of the TB; `[877177176114,3]` of an
 * older one, its ticks; `[   90.746464]` of Linux, seconds of the kernel's own clock.
 */
import type { LogTime } from '../protocol/log-reading.ts';
import { hexOf } from './registers/register.ts';
import { secondsOf, ticksOfNanoseconds } from './registers/ticks.ts';

export interface Stamp {
  /** Where it begins in its line, from 0. */
  readonly index: number;
  readonly text: string;
  /** As firmware prints it; null for a stamp of the kernel. */
  readonly ticks: bigint | null;
  readonly seconds: number;
  /** Printed as ticks. */
  readonly isOld: boolean;
}

const STAMP = /\[\s{0,12}(\d{1,20})(?:\.(\d{6}|\d{9}))?(,\d)?\]/g;
const MAX_TICKS = 1n << 64n;
/** Seconds that 64 bits of ticks can count have fewer digits. */
const MAX_SECOND_DIGITS = 12;

/** Every stamp of a line, in order. */
export function stampsIn(line: string): Stamp[] {
  if (!line.includes('[')) return [];
  const stamps: Stamp[] = [];
  for (const match of line.matchAll(STAMP)) {
    const stamp = stampOf(match);
    if (stamp !== null) stamps.push(stamp);
  }
  return stamps;
}

function stampOf({ 0: text, 1: whole = '', 2: decimals, 3: level, index }: RegExpExecArray) {
  const stamp = { index, text } as const;
  if (decimals === undefined) {
    if (level === undefined) return null;
    const ticks = BigInt(whole);
    if (ticks >= MAX_TICKS) return null;
    return { ...stamp, ticks, seconds: secondsOf(ticks), isOld: true };
  }
  if (whole.length > MAX_SECOND_DIGITS) return null;
  if (level === undefined)
    return { ...stamp, ticks: null, seconds: Number(`${whole}.${decimals}`), isOld: false };
  const ticks = ticksOfSeconds(whole, decimals);
  if (ticks >= MAX_TICKS) return null;
  return { ...stamp, ticks, seconds: Number(`${whole}.${decimals}`), isOld: false };
}

/** Of `18014398766` and `211691469`: exact, which a double is not. */
export const ticksOfSeconds = (whole: string, decimals: string): bigint =>
  ticksOfNanoseconds(BigInt(whole + decimals.padEnd(9, '0').slice(0, 9)));

/** The one that a place of the line stands behind; the first, where none is before it. */
export function stampAt(stamps: readonly Stamp[], index: number): Stamp | null {
  return stamps.findLast((stamp) => stamp.index < index) ?? stamps[0] ?? null;
}

export const logTime = ({ seconds, ticks, text }: Stamp): LogTime => ({
  seconds,
  ticks: ticks === null ? null : hexOf(ticks, 16),
  text,
});
