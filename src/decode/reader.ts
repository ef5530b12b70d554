/**
 * Reads a log, piece by piece as it comes: values of registers, what firmware and Linux say of HMIs, and the stamps
 * before the lines. Whatever comes, it answers, throws nothing, and keeps a bounded part of it.
 */
import { fail, ok, type Result } from '../base/result.ts';
import type { LogReading } from '../protocol/log-reading.ts';
import type { Printed } from '../protocol/printing.ts';
import { isBare, readBare } from './bare.ts';
import { certain, likely, no } from './certainty.ts';
import { Clock } from './clock.ts';
import { finished, type Draft } from './draft.ts';
import { groupEvents } from './events.ts';
import { cpuIn, pirIn } from './lines/cpu.ts';
import { LINES } from './lines/index.ts';
import { returnedNear } from './lines/scom.ts';
import { MAX_READINGS, Notes, type Line } from './notes.ts';
import { timebaseWords, tb } from './registers/clocks.ts';
import { stampsIn, type Stamp } from './stamp.ts';
import { plansOf, type Planned } from './plans/index.ts';
import { printedOf } from './printed/index.ts';
import { namedValues, readDigits, type Named } from './values.ts';

/** A longer line comes in pieces; no machine prints one. */
const MAX_LINE = 4096;
const LONGEST_WORD = 200;
/** Values without a name are read where there is not much else. */
const MAX_BARE_LINES = 50;
/** Lines of a report within which its values stand, other reports between them. */
const REPORT_LINES = 12;

/** So short a part would be in every other word. */
const SHORT = /^[a-z0-9]{1,3}$/;
const LINE_WORDS = [...new Set(LINES.map(({ word }) => word))].map((word) =>
  SHORT.test(word) ? `\\b${word}\\b` : word.replace('[', '\\['),
);
/** What a line must have for it to be of one of the kinds. */
const OF_A_KIND = new RegExp(LINE_WORDS.join('|'), 'i');
/** What it must have for a value with a name, or for the number of a thread. */
const NAMED =
  /hme?er|tfmr|psscr|lpcr|hid0|sptr|\bfir\b|_fir\b|wof|tb[_ ]?offset|dec_exp|vtb|tbu40|\btb\b|10[23]0000000|\bpir\b|\bcpu\s{0,2}(?:=|0x)|\bp:\s?\d|chip id/i;

/** Escapes of terminals, carriage returns, and what has no width: half of a text of two bytes a letter, too. */
// eslint-disable-next-line no-control-regex -- the escapes of terminals are what it looks for
const UNSEEN = /\u001b\[[0-9;]{0,16}[A-Za-z]|[\r\0\u200b\u2060\ufeff]/g;
/** One of these has to be there; to look for each is faster than to replace nothing. */
const SIGNS_OF_UNSEEN = ['\u001b', '\r', '\0', '\u200b', '\u2060', '\ufeff'];
/** Before a line that goes on with digits: of a quoted mail, of a table. */
const CONTINUED = /^[>\s|"'`]{0,40}(?:0x)?([0-9a-f]{1,16})(?![0-9a-z])/i;

/** A value whose digits may go on in the next line. */
interface Open {
  readonly named: Named;
  readonly line: Line;
  readonly digits: string;
}

export class LogReader {
  readonly #notes = new Notes();
  readonly #firmware = new Clock(false, (line, stamp) => this.#draftOf(line, stamp));
  readonly #kernel = new Clock(true, (line, stamp) => this.#draftOf(line, stamp));
  readonly #bare: Line[] = [];
  readonly #stamped: Line[] = [];
  #rest = '';
  #offset = 0;
  #number = 1;
  #open: Open | null = null;
  #plans: readonly Planned[] = [];
  #printed: Printed | null = null;

  /** The next piece of the text, cut anywhere. */
  push(text: string): void {
    let start = 0;
    for (;;) {
      const end = text.indexOf('\n', start);
      if (end < 0) break;
      if (end > start || this.#rest !== '') this.#feed(this.#rest + text.slice(start, end));
      this.#rest = '';
      this.#offset = 0;
      this.#number++;
      start = end + 1;
    }
    this.#rest += text.slice(start);
    while (this.#rest.length > MAX_LINE) {
      const end = endOfPiece(this.#rest);
      this.#piece(this.#rest.slice(0, end));
      this.#rest = this.#rest.slice(end);
    }
  }

  /** All that was found, in the order of the text; the error is a sentence: there was nothing. */
  end(): Result<LogReading[], string> {
    this.#feed(this.#rest);
    this.#rest = '';
    this.#close();
    const notes = this.#notes;
    if (notes.drafts.length === 0 && this.#number <= MAX_BARE_LINES) this.#readStamps();
    if (this.#number <= MAX_BARE_LINES) {
      const isAlone = notes.drafts.length === 0;
      for (const line of this.#bare) readBare(notes, line, isAlone);
    }
    this.#firmware.end();
    this.#kernel.end();
    if (notes.drafts.length === 0) return fail(NOTHING);
    groupEvents(notes);
    const drafts = notes.drafts.toSorted((a, b) => a.line - b.line || a.column - b.column);
    this.#plans = plansOf(drafts, notes);
    this.#printed = printedOf(drafts, this.#plans, notes);
    const readings = drafts.map((one) => finished(one, notes.processor));
    return ok(notes.unread === 0 ? readings : [...readings, this.#unread()]);
  }

  /** Which runs would show what was found, by its place in `end()`; what is counted has none. */
  get plans(): readonly Planned[] {
    return this.#plans;
  }

  /** What of it a run may print; null for nothing. */
  get printed(): Printed | null {
    return this.#printed;
  }

  /** The lines that something was found in, by their numbers; long ones are cut. */
  get texts(): ReadonlyMap<number, string> {
    return this.#notes.texts;
  }

  /** A whole line, in pieces where it is too long. */
  #feed(text: string): void {
    let rest = text;
    while (rest.length > MAX_LINE) {
      const end = endOfPiece(rest);
      this.#piece(rest.slice(0, end));
      rest = rest.slice(end);
    }
    this.#piece(rest);
  }

  #piece(raw: string): void {
    const notes = this.#notes;
    if (notes.isFull) {
      if (OF_A_KIND.test(raw) || NAMED.test(raw)) notes.unread++;
      this.#offset += raw.length;
      return;
    }
    const hasUnseen = SIGNS_OF_UNSEEN.some((sign) => raw.includes(sign));
    const text = hasUnseen ? raw.replace(UNSEEN, '') : raw;
    const stamps = stampsIn(text);
    const line: Line = { number: this.#number, text, offset: this.#offset, stamps };
    this.#offset += raw.length;
    const from = notes.drafts.length;
    const isTaken = this.#open !== null && text.trim() !== '' && this.#goOn(this.#open, text);
    if (isTaken) return;
    const isOfAKind = OF_A_KIND.test(text);
    const isNamed = NAMED.test(text);
    if (isOfAKind) this.#readKinds(line);
    if (isNamed) this.#readNamed(line, from);
    if (isOfAKind || isNamed) this.#who(line, from);
    else if (this.#number <= MAX_BARE_LINES && isBare(text)) this.#bare.push(line);
    else if (this.#number <= MAX_BARE_LINES && stamps.length > 0) this.#stamped.push(line);
    for (const stamp of stamps) {
      if (stamp.form === 'ticks') this.#oldStamp(line, stamp, from);
      (stamp.isOfTb ? this.#firmware : this.#kernel).see(line, stamp);
    }
  }

  #readKinds(line: Line): void {
    const lower = line.text.toLowerCase();
    for (const { word, pattern, read } of LINES) {
      if (!lower.includes(word)) continue;
      const match = pattern.exec(line.text);
      if (match !== null) read(this.#notes, line, match);
    }
  }

  #readNamed(line: Line, from: number): void {
    // What a kind of line has read whole is not read again by its name.
    const whole = this.#notes.drafts.slice(from).map(({ register }) => register);
    for (const named of namedValues(line.text)) {
      if (whole.includes(named.register)) continue;
      if (named.open === null) this.#value(line, named);
      else {
        this.#close();
        this.#open = { named, line, digits: named.open };
      }
    }
  }

  #value(line: Line, { register, index, value, sentences }: Named): void {
    const notes = this.#notes;
    const one = notes.add(line, index, { register, value, sentences, name: register.name });
    const { report } = notes;
    const inReport = report !== null && line.number - report.line <= REPORT_LINES;
    const hmer = notes.latest('HMER', line, REPORT_LINES)?.value ?? null;
    one.around = {
      hmer: register.name === 'TFMR' ? hmer : null,
      inReport: inReport && (register.name !== 'TFMR' || report.isTimer),
      returned: returnedNear(notes, line.number),
    };
    if (register.name === 'PSSCR') notes.isOf('POWER9');
    this.#answer(one);
  }

  /** An error that somebody has injected. */
  #answer({ register, value, sentences }: Draft): void {
    const { injection } = this.#notes;
    if (injection === null || register === null || value === null) return;
    const field = register.fields.find(({ name }) => name === injection.answer);
    if (field === undefined || ((value >> BigInt(field.shift)) & 1n) === 0n) return;
    sentences.push(likely(`${field.name} answers the injection of line ${injection.line}`));
  }

  /** Digits of the line before, if these make it whole, and whether they do. */
  #goOn({ named, line, digits }: Open, text: string): boolean {
    const { register } = named;
    const more = CONTINUED.exec(text)?.[1] ?? '';
    this.#open = null;
    if (digits.length + more.length !== register.digits) {
      this.#value(line, named);
      return false;
    }
    const whole = readDigits(register, digits + more, false, 0);
    const wrapped = digits === '' ? [] : [certain('its digits go on in the next line')];
    this.#value(line, { ...named, ...whole, sentences: [...whole.sentences, ...wrapped] });
    return true;
  }

  #close(): void {
    if (this.#open !== null) this.#value(this.#open.line, this.#open.named);
    this.#open = null;
  }

  /** The thread that the line is of, for what was read in it. */
  #who(line: Line, from: number): void {
    const notes = this.#notes;
    const here = notes.drafts.slice(from);
    const cpu = cpuIn(line.text);
    if (cpu !== null) {
      // Firmware tells HMER first, and where it was in the line after.
      const before = here.some(({ register }) => register?.name === 'HMER')
        ? null
        : notes.latest('HMER', line, 2);
      const all = before === null || before.cpu !== null ? here : [...here, before];
      if (all.length === 0) notes.add(line, 0, { cpu, sentences: [certain('a thread reports')] });
      for (const one of all) one.cpu ??= cpu;
      return;
    }
    const found = pirIn(line.text);
    if (found === null) return;
    if (here.length === 0) notes.add(line, found.index, { name: 'PIR', pir: found.pir });
    else if (here.every(({ pir }) => pir === null)) {
      const [first] = here;
      if (first !== undefined) first.pir = found.pir;
    }
  }

  /** The reading that a sentence about a stamp goes to: of what stands behind it, or of the stamp itself. */
  #draftOf(line: Line, stamp: Stamp): Draft {
    return (
      this.#notes.drafts.findLast((one) => one.stamp === stamp) ??
      this.#notes.add(line, stamp.index, {
        register: tb,
        value: stamp.isOfTb ? stamp.ticks : null,
      })
    );
  }

  /** In ticks, as firmware of POWER8 printed them: said in seconds where something stands behind it. */
  #oldStamp(line: Line, stamp: Stamp, from: number): void {
    this.#notes.isOf('POWER8');
    if (this.#notes.drafts.length === from) return;
    const { register, sentences } = this.#draftOf(line, stamp);
    if (register === tb) return;
    const [words = ''] = timebaseWords(stamp.ticks);
    sentences.push(words.replace('certain: ', 'certain: its stamp counts ticks: '));
  }

  /** A text of nothing but stamps. */
  #readStamps(): void {
    for (const line of this.#stamped)
      for (const stamp of line.stamps) if (stamp.isOfTb) this.#draftOf(line, stamp);
  }

  #unread(): LogReading {
    const { unread } = this.#notes;
    return {
      source: { line: this.#number, column: 1 },
      register: null,
      value: null,
      cpu: null,
      time: null,
      fields: [],
      errors: [],
      tbState: null,
      tbValid: null,
      sentences: [
        no(`the log says more than is kept: after ${MAX_READINGS} readings, ${unread} more lines`),
      ],
      scenario: null,
    };
  }
}

/** Where to cut a line that is too long: behind a word, if one ends near. */
function endOfPiece(text: string): number {
  const blank = text.lastIndexOf(' ', MAX_LINE - 1) + 1;
  return blank > MAX_LINE - LONGEST_WORD ? blank : MAX_LINE;
}

const NOTHING =
  'nothing in it is a register, a stamp or a line about an HMI; ' +
  'a value is read as in TFMR: 3612000980a44000';

/** A text at once. */
export function readLog(text: string): Result<LogReading[], string> {
  const reader = new LogReader();
  reader.push(text);
  return reader.end();
}
