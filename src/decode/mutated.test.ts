// Logs cut, mixed, miscopied and mangled: an answer or a sentence, and the same however the text comes in.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runs } from '../testing/runs.ts';
import type { LogReading } from '../protocol/log-reading.ts';
import { LogReader, readLog } from './reader.ts';
import { MAX_READINGS } from './notes.ts';

const RUNS = runs(2000, 400);

const LOGS = [
  `[ 1588.426281] Severe Hypervisor Maintenance interrupt [Recovered]
[ 1588.426288]  Error detail: Timer facility experienced an error
[ 1588.426294] 	HMER: 0840000000000000
[ 1588.426299] 	TFMR: 3612000980a44000
./putscom -c 00000008 14013281 0003080000000000
[877177176114,3] XSCOM: write error gcid=0x0 pcb_addr=0x14013281 stat=0x3
[877177192722,3] XSCOM: Write failed, ret =  -6`,
  `[258005797948,3] CHIPTOD: Chip to TB timeout
[258005798662,3] CHIPTOD: Resync failed ! TFMR=0x3612200760a04000
[258005795431,3] OPAL: Resync timebase failed on CPU 0x0037
[ 1089.494077434,7] HMI: Received HMI interrupt: HMER = 0x0840000000000000
[ 1089.494079017,7] HMI: [Loc: X]: P:0 C:13 T:2: TFMR(2812000870e04000) Timer Facility Error`,
  `[  256.476915661,3] HMI: Rendez-vous stage 1 timeout, CPU 0x43 waiting for thread 0 (sptr=00001ccc)
[18014398766.211691469,3] HMI: Rendez-vous stage 1 timeout, CPU 0x43 waiting for thread 1 (sptr=00001ccc)
[    5.139896781,4] HMI: Failed to get TB in running state! CPU=41, TFMR=2a12000980a84000
Fatal Hypervisor Maintenance interrupt [Not recovered]
 Error detail: Malfunction Alert
	HMER: 8040000000000000
	CPU PIR: 00000844
	[Unit: PC ] Hang Recovery Failed (core check stop)
HMI: CHIP ID: 0, CORE ID: c, FIR: ffffffffffffffff rc -25
hmeer=BC10_0800_0000_0000 PSSCR: 0x300332 HID0 0x0201000000000000 TB_OFFSET = -0x80_4600_0000`,
  '3612000980a44000\n0840000000000000 0x37\n-134.2 s\n18014398766.211691469',
];

type Mutation = (text: string, numbers: readonly number[]) => string;

/** A place of the text, by a number from 0 to 1. */
const at = (text: string, number = 0): number => Math.floor(number * text.length);
const lines = (text: string): string[] => text.split('\n');
const JUNK = [
  '\0',
  '\u202e',
  '日本語',
  'ошибка',
  '\ud800',
  '\u001b[31m',
  '\r',
  '\t',
  '0x',
  'x',
  '[',
];

const MUTATIONS: Readonly<Record<string, Mutation>> = {
  cut: (text, [a]) => text.slice(0, at(text, a)),
  cutBefore: (text, [a]) => text.slice(at(text, a)),
  hole: (text, [a, b = 0]) => text.slice(0, at(text, a)) + text.slice(at(text, a) + b * 20),
  reverse: (text) => lines(text).reverse().join('\n'),
  turn: (text, [a = 0]) => {
    const all = lines(text);
    const from = Math.floor(a * all.length);
    return [...all.slice(from), ...all.slice(0, from)].join('\n');
  },
  interleave: (text, [a]) => {
    const other = LOGS[Math.floor((a ?? 0) * LOGS.length)] ?? '';
    return lines(text)
      .flatMap((line, i) => [line.slice(0, 20), lines(other)[i] ?? '', line.slice(20)])
      .join('\n');
  },
  glue: (text) => text.replaceAll('\n', ' '),
  wrap: (text, [a = 0]) => text.replace(new RegExp(`(.{${20 + Math.floor(a * 40)}})`, 'g'), '$1\n'),
  digit: (text, [a, b = 0]) =>
    text.slice(0, at(text, a)) + Math.floor(b * 16).toString(16) + text.slice(at(text, a) + 1),
  more: (text, [a, b = 0]) =>
    text.slice(0, at(text, a)) + String(b).slice(2, 12) + text.slice(at(text, a)),
  junk: (text, [a, b = 0]) =>
    text.slice(0, at(text, a)) +
    (JUNK[Math.floor(b * JUNK.length)] ?? '') +
    text.slice(at(text, a)),
  upper: (text) => text.toUpperCase(),
  lower: (text) => text.toLowerCase(),
  plain: (text) => text.replaceAll('0x', ''),
  quoted: (text) => text.replace(/^/gm, '> '),
  translated: (text) => text.replace(/[a-z]{4,}/g, 'слово'),
  repeated: (text, [a = 0]) => `${text}\n`.repeat(1 + Math.floor(a * 5)),
};

const mutated = fc
  .tuple(
    fc.constantFrom(...LOGS),
    fc.array(
      fc.tuple(
        fc.constantFrom(...Object.keys(MUTATIONS)),
        fc.array(fc.double({ min: 0, max: 0.999, noNaN: true }), { minLength: 2, maxLength: 2 }),
      ),
      { maxLength: 5 },
    ),
  )
  .map(([log, steps]) =>
    steps.reduce((text, [name, numbers]) => MUTATIONS[name]?.(text, numbers) ?? text, log),
  );

function check(text: string, readings: readonly LogReading[]): void {
  const last = lines(text).length;
  for (const { source, value, register, fields, errors, sentences, cpu } of readings) {
    expect(source.line).toBeGreaterThan(0);
    expect(source.line).toBeLessThanOrEqual(last);
    expect(source.column).toBeGreaterThan(0);
    if (value !== null) expect(value).toMatch(/^0x[0-9a-f]{1,16}$/);
    if (value === null) expect(fields).toEqual([]);
    expect(errors.every((name) => fields.some((field) => field.name === name))).toBe(true);
    expect(sentences.every((sentence) => /^(certain|likely|guess|no): ./.test(sentence))).toBe(
      true,
    );
    expect(sentences.length > 0 || cpu !== null).toBe(true);
    expect(register).not.toBe('');
  }
}

describe('a mutated log', () => {
  it('has an answer or a sentence, the same by the piece and at once', () => {
    fc.assert(
      fc.property(mutated, fc.integer({ min: 1, max: 200 }), (text, size) => {
        const whole = readLog(text);
        if (whole.ok) check(text, whole.value);
        else expect(whole.error).toMatch(/^nothing in it /);
        const reader = new LogReader();
        for (let from = 0; from < text.length; from += size)
          reader.push(text.slice(from, from + size));
        expect(reader.end()).toEqual(whole);
      }),
      { numRuns: RUNS },
    );
  });

  it('does not hide a line that came through whole', () => {
    fc.assert(
      fc.property(mutated, mutated, (before, after) => {
        const text = `${before}\n[  777.000001] \tTFMR: 3c12000870e04010\n${after}`;
        const readings = readLog(text);
        const values = readings.ok ? readings.value.map(({ value }) => value) : [];
        expect(values).toContain('0x3c12000870e04010');
      }),
      { numRuns: Math.ceil(RUNS / 10) },
    );
  });

  it('of random characters is no exception', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 100 }), (text) => {
        const read = readLog(text);
        if (read.ok) check(text, read.value);
      }),
      { numRuns: Math.ceil(RUNS / 10) },
    );
  });
});

it('keeps a bounded part of a log that does not end, and counts the rest', () => {
  const reader = new LogReader();
  for (let i = 0; i < 2 * MAX_READINGS; i++) reader.push('HMER: 0840000000000000\n');
  const read = reader.end();
  const readings = read.ok ? read.value : [];
  expect(readings).toHaveLength(MAX_READINGS + 1);
  expect(readings.at(-1)?.sentences[0]).toContain(`${MAX_READINGS} more lines`);
});

it('reads a line without an end in pieces', () => {
  const reader = new LogReader();
  for (let i = 0; i < 100; i++) reader.push(' '.repeat(1000));
  reader.push('HMER: 0840000000000000');
  const read = reader.end();
  expect(read.ok ? read.value.map(({ source }) => source) : []).toEqual([
    { line: 1, column: 100_001 },
  ]);
});
