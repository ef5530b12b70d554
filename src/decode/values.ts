/** Values that stand behind the name of their register, in whatever way somebody has written them. */
import { EXACT_TICKS } from '../models/kvm-hv/ticks-of-settings.ts';
import { unsigned } from '../models/kvm-hv/timebase.ts';
import { quoted } from '../scenario/sentence.ts';
import { parseTicks } from '../scenario/ticks.ts';
import { certain, guess, no } from './certainty.ts';
import { digitsOf, GROUPED } from './digits.ts';
import { oneRegOf, REGISTERS } from './registers/index.ts';
import type { Register } from './registers/register.ts';

/** A value, or why there is none. */
export interface Named {
  readonly register: Register;
  /** Of the name, from 0. */
  readonly index: number;
  readonly value: bigint | null;
  readonly sentences: readonly string[];
  /** Digits at the very end of the line, which may go on in the next; null for none. */
  readonly open: string | null;
}

const NAME =
  /(?<![a-z0-9_])(?:(?:KVM_REG_PPC_|SPRN?_)?(hmeer|hmer|tfmr|psscr|lpcr_64|lpcr|hid0|sptr|core[_ ]?fir|core[_ ]?wof|fir|wof|tb[_ ]?offset|dec_expir(?:y|es)|vtb|tbu40|tb)|(?:0x)?(10[23]00000000000[0-9a-f]{2}))(?![a-z0-9_])/gi;
const GAP = /["'`\])|}\s]{0,24}(?:->|[:=([|>,]|is\b|was\b)?["'`(|<>=\s]{0,24}/y;
/** What ends a number of C or of an assembler may stand behind it. */
const VALUE = new RegExp(
  `(?:(0x)( {0,15}))?(${GROUPED}|[0-9a-f][0-9a-f_]*)(?:u?ll?|h)?(?![0-9a-z])`,
  'iy',
);
/** One more value of the same register: `TFMR: …, …`, `TFMR … -> …`. */
const ONE_MORE =
  /[\s"'`)]{0,8}(?:,|;|\/|->|=>|→|and|then|to)[\s"'`(]{0,8}(?:0x)?([0-9a-f]{16}|(?:[0-9a-f]{4}_){3}[0-9a-f]{4})(?![0-9a-z])/iy;
const TICKS =
  /[-−+]?\s{0,2}(?:0x[0-9a-f]+(?:_[0-9a-f]+)*|\d+(?:\.\d+)?\s{0,2}(?:s|ms|us|µs|μs))(?![0-9a-z])/iy;
/** `HMER value (piberr in bits 21:23) : 0x00c0040000000000`: words between name and value. */
const LOOSE =
  /^[^\n]{0,64}?(?:[:=]\s{0,4}(?:0x)?|0x)([0-9a-f]{16}|(?:[0-9a-f]{4}_){3}[0-9a-f]{4})(?![0-9a-z])/i;
/** Without one of these it is not tried. */
const SEPARATED = /[:=x]/i;
/** A word that shows that somebody meant to give a value. */
const MEANT = /[:=(]/;

/** Registers whose values are numbers, printed without their leading zeros. */
const NUMBERS = new Set(['TB', 'VTB', 'TB_OFFSET', 'DEC_EXPIRY']);
/** The same, where `0x` says that it is a number. */
const NUMBERS_WITH_PREFIX = new Set(['PSSCR', 'LPCR', 'HID0']);
/** Values of these may be typed as a time, or with a sign. */
const TIMES = new Set(['TB_OFFSET', 'DEC_EXPIRY']);

/** All values with a name in a line. */
export function namedValues(text: string): Named[] {
  const names: RegExpExecArray[] = [];
  NAME.lastIndex = 0;
  for (let name = NAME.exec(text); name !== null; name = NAME.exec(text)) names.push(name);
  return names.flatMap((name, i) => {
    const register = registerOf(name);
    if (register === null) return [];
    const until = names[i + 1]?.index ?? text.length;
    const found = valueAfter(register, name, text, until);
    if (found === null) return [];
    const { end, ...first } = found;
    return [
      { register, index: name.index, open: null, ...first },
      ...moreOf(register, text, end ?? until, until),
    ];
  });
}

function moreOf(register: Register, text: string, from: number, until: number): Named[] {
  const more: Named[] = [];
  let end = from;
  while (end < until) {
    const match = matchAt(ONE_MORE, text, end);
    if (match === null) break;
    const index = end + match[0].search(/(?:0x)?[0-9a-f]{4}/i);
    end += match[0].length;
    const read = readDigits(register, digitsOf(match[1] ?? ''), true, 0);
    more.push({ register, index, open: null, ...read });
  }
  return more;
}

function registerOf({ 1: name, 2: id }: RegExpExecArray): Register | null {
  if (id !== undefined) return oneRegOf(id);
  const key = (name ?? '').toLowerCase();
  return REGISTERS[key] ?? REGISTERS[key.replace(/^(core|tb)[ _]?/, '$1_')] ?? null;
}

type Found = Pick<Named, 'value' | 'sentences'> & Partial<Pick<Named, 'open'>>;
/** `end`: behind a value that is there, from 0. */
type FoundAt = Found & { readonly end?: number };

function valueAfter(
  register: Register,
  name: RegExpExecArray,
  text: string,
  until: number,
): FoundAt | null {
  const end = name.index + name[0].length;
  const gap = matchAt(GAP, text, end)?.[0] ?? '';
  const at = end + gap.length;
  const isMeant = MEANT.test(gap);
  if (TIMES.has(register.name)) {
    const ticks = matchAt(TICKS, text, at);
    if (ticks !== null) return fromTicks(ticks[0]);
  }
  const value = at < until || at === text.length ? matchAt(VALUE, text, at) : null;
  if (value !== null) {
    const [whole, prefix, padding = '', digits = ''] = value;
    const plain = digitsOf(digits);
    // `HMER[4]` is a bit, `TB bad` is prose.
    const isWord = prefix === undefined && plain.length < 8 && (!isMeant || gap.includes('['));
    if (isWord || (gap.includes('[') && plain.length < 8)) return null;
    const read = readDigits(register, plain, prefix !== undefined, padding.length);
    const isLast = text.slice(at + whole.length).trim() === '';
    return read.value === null && isLast && plain.length < register.digits
      ? { ...read, open: plain }
      : { ...read, end: at + whole.length };
  }
  const loose = SEPARATED.test(text.slice(end, until)) ? LOOSE.exec(text.slice(end, until)) : null;
  if (loose !== null) return readDigits(register, (loose[1] ?? '').replaceAll('_', ''), true, 0);
  if (name[2] !== undefined)
    return { value: null, sentences: [certain(`the one_reg id of ${register.name}`)] };
  return isMeant ? missing(register, text, at, until) : null;
}

function matchAt(pattern: RegExp, text: string, index: number): RegExpExecArray | null {
  pattern.lastIndex = index;
  return pattern.exec(text);
}

function missing(
  { name, digits }: Register,
  text: string,
  at: number,
  until: number,
): Found | null {
  const rest = /^\S{1,64}/.exec(text.slice(at, until))?.[0];
  if (rest === undefined) {
    const isEnd = at >= text.trimEnd().length;
    return { value: null, sentences: [no(`no value follows ${name}`)], open: isEnd ? '' : null };
  }
  // A word of prose that begins with no digit was not meant as a value.
  if (!/^[0-9]/.test(rest) || NUMBERS.has(name)) return null;
  return {
    value: null,
    sentences: [no(`${quoted(rest)} is not ${digits} hexadecimal digits, which ${name} has`)],
  };
}

function fromTicks(text: string): Found {
  const parsed = parseTicks(text.replace(/\s+/g, ' '), EXACT_TICKS);
  return parsed.ok
    ? { value: unsigned(parsed.value.ticks), sentences: [] }
    : { value: null, sentences: [no(`${quoted(text)}: ${parsed.error}`)] };
}

/** Digits as a value of a register; `padding`: blanks that were printed for leading zeros. */
export function readDigits(
  register: Register,
  plain: string,
  hasPrefix: boolean,
  padding: number,
): Found {
  const { name, digits } = register;
  const significant = plain.replace(/^0+(?=.)/, '');
  if (plain.length === digits || (plain.length > digits && significant.length <= digits))
    return { value: BigInt(`0x${plain}`), sentences: [] };
  const here = `${name} has ${digits} hexadecimal digits, here are ${plain.length}`;
  if (plain.length > digits) {
    return { value: null, sentences: [no(`${here}: ${shown(plain)} is too long`)] };
  }
  const value = BigInt(`0x${plain}`);
  const isPadded = hasPrefix && padding > 0 && plain.length + padding === digits;
  const isNumber = NUMBERS.has(name) || (hasPrefix && NUMBERS_WITH_PREFIX.has(name));
  if (value === 0n || isNumber) return { value, sentences: [] };
  if (isPadded) return { value, sentences: [certain('blanks were printed for its leading zeros')] };
  if (hasPrefix && register.isLikely(value))
    return { value, sentences: [guess(`${here}: read with its leading zeros left out`)] };
  const lost = digits - plain.length;
  return {
    value: null,
    sentences: [
      no(
        `${here}: ${shown(plain)} ${lost === 1 ? 'lacks one, and nobody can tell which' : `lacks ${lost}; it was cut, or is no ${name}`}`,
      ),
    ],
  };
}

const shown = (plain: string): string => quoted(plain.toLowerCase());
