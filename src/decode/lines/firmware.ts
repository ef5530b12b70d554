/** Lines of skiboot about HMIs and the TB: `core/hmi.c`, `hw/chiptod.c`. */
import { PRINTED } from '../../models/power8/prints.ts';
import { certain, likely } from '../certainty.ts';
import type { At, PrintedLine } from '../notes.ts';
import type { LineReader } from './line-reader.ts';

type Printed = Omit<PrintedLine, 'line' | 'index' | 'stamp'>;

/** Such lines are printed by no run. */
export const LATER_FIRMWARE: Printed = {
  kind: null,
  why: 'firmware since 2018 prints it, and the simulated one is of 2016',
};
const AT_BOOT: Printed = { kind: null, why: 'it is printed at boot, and no boot is simulated' };
const IN_TIME: Printed = { kind: null, why: 'the simulated TB always takes LOAD_TOD_MOD in time' };

const received: LineReader = {
  word: 'received hmi',
  pattern: /Received HMI interrupt/i,
  read(notes, line, { index }) {
    notes.report = { line: line.number, isTimer: false };
    notes.print(line, index, { kind: PRINTED.received });
  },
};

/** Says in other words what a line of the same thread before it has said. */
const recovered: LineReader = {
  word: 'recovery done',
  pattern: /(?:HMI|T:\s?\d{1,2}):\s{0,4}Processor recovery Done\b/i,
  read(notes, line, { index }) {
    notes.print(line, index, { kind: PRINTED.procRecovered });
  },
};

const timer: LineReader = {
  word: 'timer facility',
  pattern: /Timer Facility Error/i,
  read(notes, line, { index }) {
    notes.report = { line: line.number, isTimer: true };
    notes.print(line, index, LATER_FIRMWARE);
  },
};

/** A line that says all that there is to know. */
const told = (
  word: string,
  pattern: RegExp,
  printed: Printed,
  ...sentences: readonly string[]
): LineReader => line(word, pattern, printed, { sentences });

/** The same of a load of the TB that failed, of which other lines may tell, too. */
const failedLoad = (
  word: string,
  pattern: RegExp,
  printed: Printed,
  ...sentences: readonly string[]
): LineReader => line(word, pattern, printed, { sentences, isOfLoad: true });

const line = (word: string, pattern: RegExp, printed: Printed, what: At): LineReader => ({
  word,
  pattern,
  read: (notes, at, { index }) => {
    notes.add(at, index, what);
    notes.print(at, index, printed);
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
    notes.print(line, index, { kind: PRINTED.resyncHardware });
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
  recovered,
  timer,
  resyncFailed,
  failedLoad(
    'chip to tb',
    /Chip to TB timeout/i,
    { kind: PRINTED.chipToTb },
    certain('MOVE_CHIP_TOD_TO_TB (TFMR bit 18) did not clear: the value of the ChipTOD never came'),
  ),
  failedLoad(
    'resync failed',
    /(?:CHIPTOD:\s*)?Resync failed/i,
    { kind: PRINTED.resyncFailed },
    certain('the load of a resync failed; the TB does not run, Linux ignores it'),
  ),
  told('slave sync', /Slave sync failed/i, AT_BOOT, certain('a TB could not be started at boot')),
  told(
    'not set',
    /TB\s*"?Not Set"?\s*TOD in error state/i,
    { kind: PRINTED.notSet },
    certain('LOAD_TOD_MOD led to state 9 instead of 2: the TB is in error and was not loaded'),
  ),
  told(
    'not set',
    /TB\s*"?Not Set"?\s*timeout/i,
    IN_TIME,
    certain('LOAD_TOD_MOD (TFMR bit 16) did not clear in time'),
  ),
  told(
    'recovery timeout',
    /TB pre-?recovery timeout/i,
    { kind: PRINTED.preRecovery },
    certain('not every subcore came to the clean-up of firmware before 2018; it went on without'),
  ),
  told(
    'failed to get tb',
    /Failed to get TB in running state/i,
    LATER_FIRMWARE,
    certain('recovery has ended and TB_VALID is 0: Linux is told that the TB is lost'),
    likely('from here on stamps of this core say nothing'),
  ),
  told(
    'tb invalid',
    /TB invalid without core error/i,
    LATER_FIRMWARE,
    certain('TB_VALID is 0 and no error bit is set: firmware waits for an error to be reported'),
  ),
];
