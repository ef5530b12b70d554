// A log as a whole against the machine: worked by hand from what firmware and Linux print, and when.
import { describe, expect, it } from 'vitest';
import { defined } from '../../base/assert.ts';
import { LogReader } from '../../decode/reader.ts';
import { catalogue } from '../../models/power8/catalogue.ts';
import type { Printed, PrintResult } from '../../protocol/printing.ts';
import { Library } from '../library.ts';
import { openAtOnce } from '../session.ts';
import { PrintingSearch } from './printing.ts';

const library = new Library(catalogue);

function printedOf(log: string): Printed {
  const reader = new LogReader();
  reader.push(log);
  const read = reader.end();
  if (!read.ok) throw new Error(read.error);
  return defined(reader.printed, 'lines that are printed');
}

/** `scenario`: instead of those that the log speaks for. */
function searchFor(log: string, scenario?: object, maxStates = 1_000_000): PrintResult {
  const { lines, scenarios } = printedOf(log);
  const given = scenario === undefined ? scenarios : [{ model: 'power8-hmi', ...scenario }];
  const isGiven = scenario !== undefined;
  const request = { lines, scenarios: given, isGiven, maxStates, maxMegabytes: 500 };
  const work = new PrintingSearch(request, library).work();
  let piece = work.next();
  while (piece.done !== true) piece = work.next();
  if (!piece.value.ok) throw new Error(piece.value.error.sentence);
  return piece.value.value;
}

const places = ({ placed }: PrintResult) => placed.map(({ line, by, at }) => [line, by, at]);
const kindsOf = (log: string) => printedOf(log).lines.map(({ kind }) => kind);

const RECEIVED = 'HMI: Received HMI interrupt: HMER = 0x0840000000000000\n';
const onThread = (thread: number) =>
  `CPU 0x${(0x30 + thread).toString(16)}: HMI: Received HMI interrupt: HMER = 0x0840000000000000\n`;
const report = (tfmr: string, disposition = 'Recovered') =>
  `Severe Hypervisor Maintenance interrupt [${disposition}]\n` +
  ' Error detail: Timer facility experienced an error\n' +
  `\tHMER: 0840000000000000\n\tTFMR: ${tfmr}\n`;

const TWO_HOSTS = { split: 2, subcores: [{ start: 'host' }, { start: 'host' }] };

describe('one error of a core of two subcores', () => {
  // Both threads hear of it; the first recovers and reports, the second finds nothing left, and says nothing.
  it('has two threads that receive it, and one report', () => {
    const log = onThread(0) + onThread(4) + report('3612000980a84000');
    const found = searchFor(log, TWO_HOSTS);
    expect(found.verdict).toBe('found');
    expect(places(found)).toEqual([
      [0, 't0', 'opal_handle_hmi:O10'],
      [1, 't4', 'opal_handle_hmi:O10'],
      [2, 'Linux', 'opal_handle_hmi:O11c'],
    ]);
  });

  it.each([
    [0, 4],
    [4, 0],
  ])('may be received in either order: thread %i, then %i', (first, second) => {
    const found = searchFor(onThread(first) + onThread(second), TWO_HOSTS);
    expect(found.placed.map(({ by }) => by)).toEqual([`t${first}`, `t${second}`]);
  });

  it('is not reported twice, and the line that says so is named', () => {
    const one = report('3612000980a84000');
    const none = searchFor(RECEIVED + one + RECEIVED + one, TWO_HOSTS);
    expect(none.verdict).toBe('none');
    expect(none.printed).toBe(3);
    expect(none.sentences[0]).toContain(
      'No interleaving of this scenario prints lines 7 to 10 (“Severe Hypervisor Maintenance interrupt [Recovered]”)',
    );
    expect(none.sentences[0]).toMatch(/ after lines 1 to 6\.$/);
    expect(none.sentences[1]).toContain('Nothing more of these kinds is printed');
    expect(none.placed.map(({ line }) => line)).toEqual([0, 1, 2]);
  });

  it('is not received a third time', () => {
    const none = searchFor(RECEIVED.repeat(3), TWO_HOSTS);
    expect([none.verdict, none.printed]).toEqual(['none', 2]);
  });

  it('is reported with the TFMR from before its recovery, and no other', () => {
    const none = searchFor(RECEIVED + report('3212000870e04000'), TWO_HOSTS);
    expect([none.verdict, none.printed]).toEqual(['none', 1]);
    expect(none.next).toContain(
      'Severe Hypervisor Maintenance interrupt [Recovered], HMER: 0800000000000000, ' +
        'TFMR: 3212000980a84000, by Linux',
    );
  });
});

describe('a log of which nothing more is said', () => {
  it('is printed by one of the scenarios that it speaks for', () => {
    const found = searchFor(RECEIVED.repeat(2) + report('3612000980a44000'));
    expect(found.verdict).toBe('found');
    expect(found.told).toContain('Cause: TB_RESIDUE_ERR');
  });

  it('of two recoveries is one of two errors', () => {
    const one = report('2a12000980a84000');
    const found = searchFor(`Linux version 4.9.0\nHID0: 0000000000000000\n${one}${one}`);
    expect(found.verdict).toBe('found');
    expect(found.told).toContain('2 errors');
  });
});

// field-vectors F2a and F2b.
const TIMEOUT = '[258005797948,3] CHIPTOD: Chip to TB timeout\n';
const FAILED = '[258005798662,3] CHIPTOD: Resync failed ! TFMR=0x3612200760a04000\n';
const HARDWARE = '[258005795431,3] OPAL: Resync timebase failed on CPU 0x0037\n';

describe('a resync that failed', () => {
  it('gives up waiting, says TFMR, and then that it failed', () => {
    const found = searchFor(TIMEOUT + FAILED + HARDWARE);
    expect(places(found)).toEqual([
      [0, 't0', 'chiptod_to_tb:TL3'],
      [1, 't0', 'chiptod_wakeup_resync:RS7'],
      [2, 't0', 'chiptod_wakeup_resync:RS7'],
    ]);
    const session = openAtOnce({ kind: 'link', hash: found.link ?? '' }, library);
    if (!session.ok) throw new Error(session.error.sentence);
    const { opened, viewer } = session.value;
    expect([opened.step, opened.notices]).toEqual([found.step, []]);
    const at = opened.description.registers.findIndex(({ id }) => id === 'core.tfmr');
    expect(viewer.snapshot(found.step).registers[at]?.toString(16)).toBe('3212200760a04000');
  });

  // That line is of a resync before, and after it the TB stands in GET_TOD, where no other load begins.
  it('is not what the lines say in the order of their stamps', () => {
    const none = searchFor(HARDWARE + TIMEOUT + FAILED, {
      split: 2,
      subcores: [{ tbOffset: '0x1000000000' }, { start: 'host' }],
      environment: { todStopped: true, tbErrors: 2 },
    });
    expect([none.verdict, none.printed]).toEqual(['none', 2]);
    expect(none.sentences[0]).toContain('prints line 3 (“CHIPTOD: Resync failed !');
  });
});

describe('firmware that gives up waiting', () => {
  it('for the other subcore, which has heard of no error, recovers alone', () => {
    const found = searchFor('HMI: TB pre-recovery timeout\n' + report('3612000980a44000'));
    expect(places(found)).toEqual([
      [0, 't0', 'wait_for_subcore_threads:wait'],
      [1, 'Linux', 'opal_handle_hmi:O11c'],
    ]);
  });

  it('for a ChipTOD that stands still loses the TB, and Linux reboots', () => {
    const log =
      TIMEOUT + report('3612000980a84000', 'Not recovered') + 'Unrecoverable HMI exception\n';
    expect(searchFor(log).placed.map(({ at }) => at)).toEqual([
      ...['chiptod_to_tb:TL3', 'opal_handle_hmi:O11c', 'hmi_event_handler:op'],
    ]);
    const early = searchFor(
      `Unrecoverable HMI exception\n${report('3612000980a84000', 'Not recovered')}`,
    );
    // The report of the event that made it reboot was before the log; no other comes behind it.
    expect([early.verdict, early.printed]).toEqual(['none', 1]);
  });
});

describe('a search that ends at its limit', () => {
  it('does not say that no run prints it', () => {
    const found = searchFor(RECEIVED.repeat(3), TWO_HOSTS, 50);
    expect(found.verdict).toBe('undecided');
    expect(found.sentences[0]).toMatch(/^No run was found that prints .* stopped at its limit/);
  });

  it('tells what it has found when it is cancelled', () => {
    const { lines, scenarios } = printedOf(RECEIVED.repeat(3));
    const search = new PrintingSearch(
      { lines, scenarios, isGiven: false, maxStates: 1e6, maxMegabytes: 100 },
      library,
    );
    const work = search.work();
    work.next();
    search.cancel();
    let piece = work.next();
    while (piece.done !== true) piece = work.next();
    expect(piece.value.ok && piece.value.value.verdict).toBe('undecided');
  });
});

describe('errors that stop no TB, and a TFMR that is corrupt', () => {
  const reported = (severity: string, detail: string, values: string) =>
    `${severity} Hypervisor Maintenance interrupt [Recovered]\n Error detail: ${detail}\n${values}`;

  it('is reported once for TFMR, though two bits of HMER are latched', () => {
    const core = { ...TWO_HOSTS, environment: { errorKind: 'TFMR_CORRUPT' } };
    const one = reported(
      'Severe',
      'Timer facility experienced an error',
      '\tHMER: 0c40000000000000\n\tTFMR: b612000980a04008\n',
    );
    const log = `HMI: Received HMI interrupt: HMER = 0x0c40000000000000\n${one}`;
    expect(searchFor(log, core).verdict).toBe('found');
    const twice = searchFor(log + one, core);
    expect([twice.verdict, twice.placed.length]).toEqual(['none', 2]);
  });

  it('is an event of each thread where it is a malfunction alert, and of no other', () => {
    const core = { ...TWO_HOSTS, environment: { errorKind: 'MALFUNCTION_ALERT' } };
    const one = reported('Fatal', 'Malfunction Alert', '\tHMER: 8040000000000000\n');
    expect(searchFor(one + one, core).verdict).toBe('found');
    expect(searchFor(one + one + one, core).verdict).toBe('none');
  });
});

describe('what of a log is searched for', () => {
  it('leaves out what no run prints, and says why', () => {
    const { lines, left } = printedOf(
      'HMI: [Loc: X]: P:8 C:12 T:1: TFMR(2e12002870e04000) Timer Facility Error\n' +
        'HMI: Rendez-vous stage 1 timeout, CPU 0x43 waiting for thread 0 (sptr=0000ccc1)\n' +
        'HMI: Received HMI interrupt: HMER = 0x0000840000000000\n' +
        report('2a120049a0a04000') +
        RECEIVED,
    );
    expect(lines.map((one) => one.lines)).toEqual([[8]]);
    expect(left.map(({ lines: numbers, why }) => [numbers, why.replace(/,.*/, '')])).toEqual([
      [[1, 2], 'firmware since 2018 prints it'],
      [[3], 'the simulated core has no SCOM_FIR_HMI in HMER'],
      [[4, 5, 6, 7], 'the simulated core has no TFAC_XFER_ERROR in TFMR'],
    ]);
  });

  it('has nothing in its text that a terminal would obey', () => {
    const [one] = printedOf(`\u001b]0;x\u0007${RECEIVED}`).lines;
    expect(one?.text).toMatch(/^[\x20-\x7e]*Received HMI interrupt: HMER = 0x0840000000000000$/);
  });

  it('takes the lines of a report for one, mixed with others or without its head', () => {
    expect(kindsOf(report('3612000980a84000'))).toEqual(['report of Linux']);
    expect(kindsOf('\tHMER: 0840000000000000\n\tTFMR: 3612000980a84000\n')).toEqual([
      'report of Linux',
    ]);
    const [head = '', ...more] = report('3612000980a84000').split('\n');
    const mixed = printedOf([head, RECEIVED.trim(), ...more].join('\n')).lines;
    expect(mixed.map(({ lines, values }) => [lines, Object.keys(values).sort()])).toEqual([
      [
        [1, 3, 4, 5],
        ['about', 'hmer', 'recovered', 'tfmr'],
      ],
      [[2], ['hmer']],
    ]);
  });

  it('ends at a long silence, which a clock that goes wrong for a while is not', () => {
    const at = (seconds: string, line: string) => `[ ${seconds}000000,7] ${line}`;
    const near = printedOf(
      at('90.100', RECEIVED) + at('224.300', RECEIVED) + at('90.200', RECEIVED),
    );
    expect(near.lines.length).toBe(3);
    const far = printedOf(at('90.100', RECEIVED) + at('90.200', RECEIVED) + at('97.000', RECEIVED));
    expect(far.lines.map(({ lines }) => lines)).toEqual([[1], [2]]);
    expect(far.left.map(({ lines }) => lines)).toEqual([[3]]);
    expect(far.left[0]?.why).toContain('of another error');
  });

  it('is one core: the one with most lines', () => {
    const other = 'CPU 0x0043: HMI: Received HMI interrupt: HMER = 0x0840000000000000\n';
    const { lines, left } = printedOf(onThread(0) + other + onThread(1));
    expect(lines.map(({ thread }) => thread)).toEqual(['t0', 't1']);
    expect(left.map((one) => one.lines)).toEqual([[2]]);
  });
});
