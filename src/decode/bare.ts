/** Values without a name: what they can be, by their form and by which bits are set. */
import { EXACT_TICKS } from '../models/kvm-hv/ticks-of-settings.ts';
import { unsigned } from '../models/kvm-hv/timebase.ts';
import { parseTicks } from '../scenario/ticks.ts';
import { quoted } from '../scenario/sentence.ts';
import { certain, guess, no } from './certainty.ts';
import { digitsOf, GROUPED } from './digits.ts';
import type { Line, Notes } from './notes.ts';
import { tb, tbOffset } from './registers/clocks.ts';
import { hmeer, hmer } from './registers/hmer.ts';
import { oneRegOf } from './registers/index.ts';
import type { Register } from './registers/register.ts';
import { sptr } from './registers/sptr.ts';
import { tfmr } from './registers/tfmr.ts';
import { ticksOfSeconds } from './stamp.ts';

/** A value, as long as it may be: one word, or digits in groups. */
const TOKEN = new RegExp(
  `(?:0x)?(?:${GROUPED})(?![0-9a-z_])|[-−+]?\\d+(?:\\.\\d+)?\\s(?:s|ms|us|µs|μs)(?![0-9a-z])|[-−+]?[0-9a-z_.µμ]+`,
  'gi',
);
const BETWEEN = /^[\s"'`,;|>()]*$/;
const HEX = new RegExp(`^(0x)?(${GROUPED}|[0-9a-f]+(?:_[0-9a-f]+)*)(?:u?ll?|h)?$`, 'i');
const SECONDS = /^(\d{1,12})\.(\d{1,9})(?:\s?s)?$/;
/** An offset shows itself by its sign, or by a unit. */
const OFFSET = /^[-−+]|(?:s|ms|us|µs|μs)$/;
const DIGIT = /\d/;
const WHOLE = new RegExp(`^(?:0x)?(?:${GROUPED}|[0-9a-f]{16})$`, 'i');
const MAX_PIR = 0x7fff;
const DIGITS = 16;

/** Whether a line is nothing but values. */
export function isBare(text: string): boolean {
  if (!DIGIT.test(text)) return false;
  let end = 0;
  for (const match of text.matchAll(TOKEN)) {
    if (!BETWEEN.test(text.slice(end, match.index)) || !isValue(match[0])) return false;
    end = match.index + match[0].length;
  }
  return BETWEEN.test(text.slice(end));
}

const isValue = (token: string): boolean =>
  DIGIT.test(token) &&
  (HEX.test(token) || SECONDS.test(token) || parseTicks(token, EXACT_TICKS).ok);

/** Reads every value of such a line; beside values with names (`isAlone` false) only whole ones. */
export function readBare(notes: Notes, line: Line, isAlone: boolean): void {
  for (const { 0: token, index } of line.text.matchAll(TOKEN))
    if (isAlone || WHOLE.test(token)) readToken(notes, line, index, token);
}

function readToken(notes: Notes, line: Line, index: number, token: string): void {
  const seconds = SECONDS.exec(token);
  if (seconds !== null && !token.startsWith('-')) {
    const value = unsigned(ticksOfSeconds(seconds[1] ?? '', seconds[2] ?? ''));
    notes.add(line, index, {
      register: tb,
      value,
      intro: [guess('seconds of a TB, as skiboot prints them')],
    });
    return;
  }
  if (OFFSET.test(token)) {
    const parsed = parseTicks(token, EXACT_TICKS);
    if (!parsed.ok)
      notes.add(line, index, { sentences: [no(`${quoted(token)}: ${parsed.error}`)] });
    else
      notes.add(line, index, {
        register: tbOffset,
        value: unsigned(parsed.value.ticks),
        intro: [guess('a length of time with a sign or a unit: the offset of a guest')],
      });
    return;
  }
  const hex = HEX.exec(token);
  if (hex === null) return;
  readHex(notes, line, index, {
    prefix: hex[1] !== undefined,
    digits: digitsOf(hex[2] ?? ''),
    isGrouped: token.includes('_'),
  });
}

interface Hex {
  readonly prefix: boolean;
  readonly digits: string;
  /** Typed by hand, as tables of clocks have them. */
  readonly isGrouped: boolean;
}

function readHex(notes: Notes, line: Line, index: number, hex: Hex): void {
  const { prefix, digits, isGrouped } = hex;
  const oneReg = oneRegOf(digits);
  if (oneReg !== null) {
    notes.add(line, index, {
      name: oneReg.name,
      sentences: [certain(`the one_reg id of ${oneReg.name}; a value has to follow`)],
    });
    return;
  }
  const value = BigInt(`0x${digits}`);
  const found =
    digits.length === DIGITS ? registerOf(value) : prefix || isGrouped ? shortOf(value) : null;
  if (found === 'PIR') {
    notes.add(line, index, {
      name: 'PIR',
      value: null,
      pir: Number(value),
      intro: [guess('so small a number is the number of a thread')],
    });
  } else if (found !== null) {
    notes.add(line, index, {
      register: found,
      value,
      intro: [guess(`without a name, its bits fit ${found.name}`), ...alsoWords(found, value)],
    });
  } else readOdd(notes, line, index, digits);
}

/** By what is hardest to be by chance. */
function registerOf(value: bigint): Register {
  if (hmeer.isLikely(value)) return hmeer;
  if (tfmr.isLikely(value)) return tfmr;
  return hmer.isLikely(value) ? hmer : tb;
}

function shortOf(value: bigint): Register | 'PIR' | null {
  if (value <= BigInt(MAX_PIR)) return 'PIR';
  return value < 1n << 64n ? registerOf(value) : null;
}

function alsoWords(found: Register, value: bigint): string[] {
  return found === tb || !tb.isLikely(value) ? [] : [guess('or it is a TB, or any other number')];
}

/** Digits that are no 64 bits: a word of a rendezvous, ticks in decimal, or nothing. */
function readOdd(notes: Notes, line: Line, index: number, digits: string): void {
  const word = digits.length === sptr.digits ? BigInt(`0x${digits}`) : null;
  if (word !== null && sptr.isLikely(word)) {
    notes.add(line, index, {
      register: sptr,
      value: word,
      intro: [guess('without a name, its digits fit sptr, the word of a rendezvous')],
    });
    return;
  }
  const isDecimal = /^\d{9,20}$/.test(digits);
  if (isDecimal && BigInt(digits) < 1n << 64n) {
    notes.add(line, index, {
      register: tb,
      value: BigInt(digits),
      intro: [guess('ticks in decimal, as old skiboot prints its stamps')],
    });
    return;
  }
  notes.add(line, index, {
    sentences: [
      no(
        `${quoted(digits)} has ${digits.length} hexadecimal digits; HMER, TFMR and a TB have ${DIGITS}`,
      ),
    ],
  });
}
