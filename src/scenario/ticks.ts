/**
 * Ticks of 64 bits, such as the offset of a guest's clock: from every way in which they are typed or
 * printed (hexadecimal, grouped or not, or a time) to their one canonical text, signed lower-case
 * hexadecimal. Where a clock cannot keep all bits, they are rounded up modulo 2^64.
 */
import { fail, ok, type Result } from '../base/result.ts';

/** What is kept of them, and how long one lasts. */
export interface TicksForm {
  /** So many bits at the low end are zero; a multiple of 4. */
  readonly zeroBits: number;
  /** Who rounds to that, e.g. `as the kernel does`; '' for nobody. */
  readonly roundedAs: string;
  readonly ticksPerSecond: number;
}

export interface Ticks {
  /** Signed, with the zero bits of its form. */
  readonly ticks: bigint;
  /** As a scenario has it, e.g. `-0x1000000000`. */
  readonly text: string;
  /** What it became, where that is not just what was written: `becomes 0x1001000000, rounded ...`. */
  readonly note: string | null;
}

/** What is expected of a text, as it stands in a sentence. */
export const TICKS_SHAPE =
  'expected hexadecimal ticks such as 0x1000000000 or -0x80_4600_0000, or a time such as -134.2 s';
const RANGE = 'expected a number of 64 bits';

const SMALLEST = -(1n << 63n);
/** Roomy for every text that stands for 64 bits. */
const MAX_LENGTH = 64;
const SIGN = '^([-−+]?)\\s*';
const HEXADECIMAL = new RegExp(`${SIGN}0x([0-9a-f]+(?:[_\\s][0-9a-f]+)*)$`, 'i');
const TIME = new RegExp(`${SIGN}([0-9]+(?:[_\\s][0-9]+)*)(?:\\.([0-9]+))?\\s*(s|ms|[uµμ]s)$`);
const PER_SECOND: Readonly<Record<string, bigint>> = { s: 1n, ms: 1000n };
const MOST_DECIMALS = 9;

/** Reads ticks as somebody has typed them; the error continues `zone: ..., got <text>`. */
export function parseTicks(text: string, form: TicksForm): Result<Ticks, string> {
  const trimmed = text.length > MAX_LENGTH ? '' : text.trim();
  const hexadecimal = HEXADECIMAL.exec(trimmed);
  if (hexadecimal !== null) return fromTicks(hexadecimal, form);
  const time = TIME.exec(trimmed);
  return time === null ? fail(TICKS_SHAPE) : fromTime(time, form);
}

/** The one text of what is typed; a text that is no number of ticks comes back as it is. */
export function canonicalTicks(text: string, form: TicksForm): string {
  const parsed = parseTicks(text, form);
  return parsed.ok ? parsed.value.text : text;
}

/** The next multiple of the form's step towards plus infinity, wrapped to 64 bits as a kernel's ALIGN does. */
export function roundTicks(ticks: bigint, form: TicksForm): bigint {
  const step = stepOf(form);
  return BigInt.asIntN(64, (ticks + step - 1n) & -step);
}

/** e.g. `0x1000000000`, `-0x1000000000`, `0x0`. */
export function writeTicks(ticks: bigint): string {
  return ticks < 0n ? `-0x${(-ticks).toString(16)}` : `0x${ticks.toString(16)}`;
}

/** Of a canonical text, or of one in two's complement, signed; null for anything else. */
export function readTicks(text: string): bigint | null {
  const parsed = parseTicks(text, { zeroBits: 0, roundedAs: '', ticksPerSecond: 1 });
  return parsed.ok && HEXADECIMAL.test(text.trim()) ? parsed.value.ticks : null;
}

const stepOf = ({ zeroBits }: TicksForm): bigint => 1n << BigInt(zeroBits);

/** e.g. `rounded up to a multiple of 2^24 ticks, as the kernel does`. */
function rounded({ zeroBits, roundedAs }: TicksForm): string {
  const to = zeroBits === 0 ? 'a whole tick' : `a multiple of 2^${zeroBits} ticks`;
  return `rounded up to ${to}${roundedAs === '' ? '' : `, ${roundedAs}`}`;
}

/** Two's complement is understood. */
function fromTicks([, sign = '', digits = '']: RegExpExecArray, form: TicksForm) {
  const magnitude = BigInt(`0x${plain(digits)}`);
  if (isMinus(sign) ? -magnitude < SMALLEST : magnitude >= 1n << 64n) return fail(RANGE);
  const asked = isMinus(sign) ? -magnitude : BigInt.asIntN(64, magnitude);
  const ticks = roundTicks(asked, form);
  const text = writeTicks(ticks);
  return ok({ ticks, text, note: ticks === asked ? null : `becomes ${text}, ${rounded(form)}` });
}

/**
 * A time has as many digits as somebody cared to write, and a whole number of steps seldom has so few:
 * `134.218 s` is how this product prints 0x1000000000 ticks at 512 MHz. So it means the one number that is
 * written like this. Where there are several or none, its exact value is rounded up.
 */
function fromTime(
  [, sign, whole = '', fraction = '', unit = '']: RegExpExecArray,
  form: TicksForm,
) {
  const perSecond = BigInt(form.ticksPerSecond);
  const digits = BigInt(plain(whole) + fraction);
  const asked = (isMinus(sign) ? -digits : digits) * perSecond;
  const step = 10n ** BigInt(fraction.length) * (PER_SECOND[unit] ?? 1_000_000n) * stepOf(form);
  const halfDigit = perSecond / 2n;
  const first = ceiling(asked - halfDigit, step);
  const last = -ceiling(-asked - halfDigit, step);
  const next = ceiling(asked, step);
  const isMeant = first === last || next * step === asked;
  const ticks = (first === last ? first : next) * stepOf(form);
  if (ticks < SMALLEST || ticks >= -SMALLEST) return fail(RANGE);
  const text = writeTicks(ticks);
  const became = `becomes ${text}, which is ${seconds(ticks, form)}`;
  return ok({ ticks, text, note: isMeant ? became : `${became}: ${rounded(form)}` });
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

/** All digits that any multiple of the step has, to a nanosecond: `-134.217728 s`. */
function seconds(ticks: bigint, form: TicksForm): string {
  const perSecond = BigInt(form.ticksPerSecond);
  let decimals = 0;
  while (decimals < MOST_DECIMALS && (stepOf(form) * 10n ** BigInt(decimals)) % perSecond !== 0n)
    decimals += 1;
  const scale = 10n ** BigInt(decimals);
  const magnitude = ((ticks < 0n ? -ticks : ticks) * scale + perSecond / 2n) / perSecond;
  const fraction = decimals === 0 ? '' : `.${String(magnitude % scale).padStart(decimals, '0')}`;
  return `${ticks < 0n ? '-' : ''}${magnitude / scale}${fraction} s`;
}
