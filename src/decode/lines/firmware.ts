/** Lines of skiboot about HMIs and the TB: `core/hmi.c`, `hw/chiptod.c`. */
import { certain, likely } from '../certainty.ts';
import type { At } from '../notes.ts';
import type { LineReader } from './line-reader.ts';

const received: LineReader = {
  word: 'received hmi',
  pattern: /Received HMI interrupt/i,
  read(notes, line) {
    notes.report = { line: line.number, isTimer: false };
  },
};

const timer: LineReader = {
  word: 'timer facility',
  pattern: /Timer Facility Error/i,
  read(notes, line) {
    notes.report = { line: line.number, isTimer: true };
  },
};

/** A line that says all that there is to know. */
const told = (word: string, pattern: RegExp, ...sentences: readonly string[]): LineReader =>
  line(word, pattern, { sentences });

/** The same of a load of the TB that failed, of which other lines may tell, too. */
const failedLoad = (word: string, pattern: RegExp, ...sentences: readonly string[]): LineReader =>
  line(word, pattern, { sentences, isOfLoad: true });

const line = (word: string, pattern: RegExp, what: At): LineReader => ({
  word,
  pattern,
  read: (notes, at, { index }) => {
    notes.add(at, index, what);
  },
});

/** What reads a CPU says so in hexadecimal, with or without `0x`. */
const resyncFailed: LineReader = {
  word: 'resync timebase',
  pattern: /Resync timebase failed(?: on CPU\s{0,4}(?:0x)?([0-9a-f]{1,4}))?/i,
  read(notes, line, { index, 1: cpu }) {
    notes.add(line, index, {
      isOfLoad: true,
      ...(cpu === undefined ? {} : { pir: Number.parseInt(cpu, 16) }),
      sentences: [
        certain('OPAL_RESYNC_TIMEBASE returned OPAL_HARDWARE: the TB was not loaded'),
        certain('Linux does not look at what it returns, and goes on'),
      ],
    });
  },
};

/** `CPU: P8 generation processor`, `POWER9 (raw)`: whose numbers of threads these are. */
const generation = (word: string): LineReader => ({
  word,
  pattern: /\bPOWER([89])|\bP([89]) (?:generation|\(|chip)/i,
  read(notes, _line, match) {
    notes.isOf((match[1] ?? match[2]) === '8' ? 'POWER8' : 'POWER9');
  },
});

/** `Linux version 4.4.0-31-generic`: whether its exit from a guest knows of HMIs (domain: merged for 4.8). */
const release: LineReader = {
  word: 'linux version',
  pattern: /Linux version (\d{1,2})\.(\d{1,3})/i,
  read(notes, _line, { 1: major, 2: minor }) {
    // Distributions have the fix in their 4.4, too.
    if (Number(major) === 4 && Number(minor) === 4) return;
    const isBefore = Number(major) < 4 || (Number(major) === 4 && Number(minor) < 8);
    notes.kernel ??= isBefore ? 'pre-fix' : 'v4.8';
  },
};

export const firmware: readonly LineReader[] = [
  release,
  generation('power'),
  generation('p8 '),
  generation('p9 '),
  received,
  timer,
  resyncFailed,
  failedLoad(
    'chip to tb',
    /Chip to TB timeout/i,
    certain('MOVE_CHIP_TOD_TO_TB (TFMR bit 18) did not clear: the value of the ChipTOD never came'),
  ),
  failedLoad(
    'resync failed',
    /(?:CHIPTOD:\s*)?Resync failed/i,
    certain('the load of a resync failed; the TB does not run, Linux ignores it'),
  ),
  told('slave sync', /Slave sync failed/i, certain('a TB could not be started at boot')),
  told(
    'not set',
    /TB\s*"?Not Set"?\s*TOD in error state/i,
    certain('LOAD_TOD_MOD led to state 9 instead of 2: the TB is in error and was not loaded'),
  ),
  told(
    'not set',
    /TB\s*"?Not Set"?\s*timeout/i,
    certain('LOAD_TOD_MOD (TFMR bit 16) did not clear in time'),
  ),
  told(
    'recovery timeout',
    /TB pre-?recovery timeout/i,
    certain('not every subcore came to the clean-up of firmware before 2018; it went on without'),
  ),
  told(
    'failed to get tb',
    /Failed to get TB in running state/i,
    certain('recovery has ended and TB_VALID is 0: Linux is told that the TB is lost'),
    likely('from here on stamps of this core say nothing'),
  ),
  told(
    'tb invalid',
    /TB invalid without core error/i,
    certain('TB_VALID is 0 and no error bit is set: firmware waits for an error to be reported'),
  ),
];
