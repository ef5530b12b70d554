/**
 * The offset of a guest's clock: from every way in which it is typed or printed (hexadecimal ticks,
 * grouped or not, or a time) to its one canonical text, signed lower-case hexadecimal. Like the kernel,
 * it keeps multiples of 2^24 ticks only, rounded up modulo 2^64.
 */
import { fail, ok, type Result } from '../base/result.ts';

const STEP = 1n << 24n;
const TICKS_PER_SECOND = 512_000_000n;
/** 2^24 ticks. */
const STEP_MICROSECONDS = 32_768n;
const SMALLEST = -(1n << 63n);

export interface TbOffset {
  /** Signed, a multiple of 2^24. */
  readonly ticks: bigint;
  /** As a scenario has it, e.g. `-0x1000000000`. */
  readonly text: string;
  /** What it became, where that is not just what was written: `becomes 0x1001000000, rounded ...`. */
  readonly note: string | null;
}

/** What is expected of a text, as it stands in a sentence. */
export const TB_OFFSET_SHAPE =
  'expected hexadecimal ticks such as 0x1000000000 or -0x80_4600_0000, or a time such as -134.2 s';
const RANGE = 'expected a number of 64 bits';
const AS_THE_KERNEL = 'rounded up to a multiple of 2^24 ticks, as the kernel does';

/** Roomy for every text that stands for 64 bits. */
const MAX_LENGTH = 64;
const SIGN = '^([-−+]?)\\s*';
const HEXADECIMAL = new RegExp(`${SIGN}0x([0-9a-f]+(?:[_\\s][0-9a-f]+)*)$`, 'i');
const TIME = new RegExp(`${SIGN}([0-9]+(?:[_\\s][0-9]+)*)(?:\\.([0-9]+))?\\s*(s|ms|[uµμ]s)$`);
const PER_SECOND: Readonly<Record<string, bigint>> = { s: 1n, ms: 1000n };

/** Reads an offset as somebody has typed it; the error continues `tbOffset: ..., got <text>`. */
export function parseTbOffset(text: string): Result<TbOffset, string> {
  const trimmed = text.length > MAX_LENGTH ? '' : text.trim();
  const hexadecimal = HEXADECIMAL.exec(trimmed);
  if (hexadecimal !== null) return fromTicks(hexadecimal);
  const time = TIME.exec(trimmed);
  return time === null ? fail(TB_OFFSET_SHAPE) : fromTime(time);
}

/** Signed ticks, a multiple of 2^24; null for a text that is no offset. */
export function readTbOffset(text: string): bigint | null {
  const parsed = parseTbOffset(text);
  return parsed.ok ? parsed.value.ticks : null;
}

/** The one text of an offset; a text that is none comes back as it is. */
export function canonicalTbOffset(text: string): string {
  const parsed = parseTbOffset(text);
  return parsed.ok ? parsed.value.text : text;
}

/** The next multiple of 2^24 towards plus infinity, wrapped to 64 bits as the kernel's ALIGN does. */
export function roundTbOffset(ticks: bigint): bigint {
  return BigInt.asIntN(64, (ticks + STEP - 1n) & -STEP);
}

/** e.g. `0x1000000000`, `-0x1000000000`, `0x0`. */
export function writeTbOffset(ticks: bigint): string {
  return ticks < 0n ? `-0x${(-ticks).toString(16)}` : `0x${ticks.toString(16)}`;
}

/** Two's complement is understood. */
function fromTicks([, sign = '', digits = '']: RegExpExecArray): Result<TbOffset, string> {
  const magnitude = BigInt(`0x${plain(digits)}`);
  if (isMinus(sign) ? -magnitude < SMALLEST : magnitude >= 1n << 64n) return fail(RANGE);
  const asked = isMinus(sign) ? -magnitude : BigInt.asIntN(64, magnitude);
  const ticks = roundTbOffset(asked);
  const text = writeTbOffset(ticks);
  return ok({ ticks, text, note: ticks === asked ? null : `becomes ${text}, ${AS_THE_KERNEL}` });
}

/**
 * A time has as many digits as somebody cared to write, and a multiple of 2^24 ticks seldom has so few:
 * `134.218 s` is how this product prints 0x1000000000. So it means the one multiple that is written like
 * this. Where there are several or none, its exact value is rounded up.
 */
function fromTime([, sign, whole = '', fraction = '', unit = '']: RegExpExecArray) {
  const digits = BigInt(plain(whole) + fraction);
  const asked = (isMinus(sign) ? -digits : digits) * TICKS_PER_SECOND;
  const step = 10n ** BigInt(fraction.length) * (PER_SECOND[unit] ?? 1_000_000n) * STEP;
  const halfDigit = TICKS_PER_SECOND / 2n;
  const first = ceiling(asked - halfDigit, step);
  const last = -ceiling(-asked - halfDigit, step);
  const next = ceiling(asked, step);
  const isMeant = first === last || next * step === asked;
  const steps = first === last ? first : next;
  const ticks = steps * STEP;
  if (ticks < SMALLEST || ticks >= -SMALLEST) return fail(RANGE);
  const text = writeTbOffset(ticks);
  const became = `becomes ${text}, which is ${seconds(steps)}`;
  return ok({ ticks, text, note: isMeant ? became : `${became}: ${AS_THE_KERNEL}` });
}

function isMinus(sign: string | undefined): boolean {
  return sign === '-' || sign === '−';
}

/** Digits without what groups them. */
function plain(digits: string): string {
  return digits.replace(/[_\s]/g, '');
}

/** The quotient, rounded towards plus infinity; `divisor` is positive. */
function ceiling(dividend: bigint, divisor: bigint): bigint {
  const quotient = dividend / divisor;
  return quotient * divisor < dividend ? quotient + 1n : quotient;
}

/** All digits of so many times 2^24 ticks: `-134.217728 s`. */
function seconds(steps: bigint): string {
  const microseconds = (steps < 0n ? -steps : steps) * STEP_MICROSECONDS;
  const whole = microseconds / 1_000_000n;
  const fraction = String(microseconds % 1_000_000n).padStart(6, '0');
  return `${steps < 0n ? '-' : ''}${whole}.${fraction} s`;
}
