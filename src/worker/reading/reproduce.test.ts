// Runs for values of public reports: each link is opened, and its registers are read at its step.
import { describe, expect, it } from 'vitest';
import { LogReader } from '../../decode/reader.ts';
import { catalogue } from '../../models/power8/catalogue.ts';
import type { LogReading } from '../../protocol/log-reading.ts';
import { Libraries } from '../libraries.ts';
import { openAtOnce } from '../session.ts';
import { placesOf } from './played-plans.ts';
import { reproduced, withRuns } from './reproduce.ts';

const library = await Libraries.of(catalogue).load(catalogue.settings.model);

function read(text: string): LogReading[] {
  const reader = new LogReader();
  reader.push(text);
  const readings = reader.end();
  if (!readings.ok) throw new Error(readings.error);
  return withRuns(reproduced(readings.value, reader.plans, library));
}

function opened(reading: LogReading | undefined) {
  const session = openAtOnce({ kind: 'link', hash: reading?.scenario ?? '' }, library);
  if (!session.ok) throw new Error(session.error.sentence);
  const { step, description, scenario, notices } = session.value.opened;
  expect(notices).toEqual([]);
  const { registers } = session.value.viewer.snapshot(step);
  const valuesOf = (name: string) =>
    placesOf(description.registers, name).map((at) => registers[at] ?? 0n);
  return { session: session.value, step, scenario, valuesOf };
}

const hex = (value: bigint | undefined) => (value ?? 0n).toString(16).padStart(16, '0');
const lastSaid = (reading: LogReading | undefined) => reading?.sentences.at(-1) ?? '';

describe.each([
  ['TB_MISSING_STEP', '2a12000980a84000'],
  ['TB_MISSING_STEP', '3612000980a84000'],
  ['TB_RESIDUE_ERR', '2a12000980a44000'],
  ['TB_RESIDUE_ERR', '3612000980a44000'],
  ['TB_MISSING_SYNC', '2a12000980b04000'],
  ['FW_CONTROL_ERR', '2d12000980a24000'],
  ['TBST_CORRUPT', '3212001980a04000'],
  ['TB_MISSING_STEP', '3212000870e04000'],
  ['TB_MISSING_STEP', '3c12000870e04000'],
  ['PROC_RECV_DONE', '3612200760a04000'],
  ['FW_CONTROL_ERR', '2812200960a24000'],
  ['FW_CONTROL_ERR', '3212000970a24000'],
  ['TFMR_CORRUPT', 'b612000980a04008'],
  ['TFMR_CORRUPT', 'b612000980a14008'],
  ['HDEC_PARITY_ERROR', '2e12002870e04000'],
  ['HDEC_PARITY_ERROR', '2e12002870e14000'],
  ['SPURR_PARITY_ERR', '2d12000870e04020'],
  ['TB_MISSING_STEP', '2a12000980a94000'],
  ['TB_MISSING_STEP', '2a12000980a85000'],
])('%s: TFMR %s', (kind, value) => {
  it('is what TFMR reads at the step of the link, digit for digit', () => {
    const [reading] = read(`TFMR: ${value}`);
    const { valuesOf, scenario } = opened(reading);
    expect(scenario).toMatchObject({ environment: { errorKind: kind } });
    expect(valuesOf('tfmr').map(hex)).toContain(value);
  });
});

describe.each([
  ['TB_MISSING_STEP', '0840000000000000'],
  ['TB_MISSING_STEP', '0800000000000000'],
  ['TFMR_CORRUPT', '0c40000000000000'],
  ['PROC_RECV_DONE', '2040000000000000'],
  ['PROC_RECV_DONE', '2840000000000000'],
  ['MALFUNCTION_ALERT', '8040000000000000'],
  ['TRIG_FIR_HMI', '0000400000000000'],
  ['PROC_RECV_AGAIN', '0010000000000000'],
  ['HYP_RESOURCE_ERR', '0000080000000000'],
])('%s: HMER %s', (kind, value) => {
  it('is latched in HMER at the step of the link, digit for digit', () => {
    const { valuesOf, scenario } = opened(read(`HMER: ${value}`)[0]);
    expect(scenario).toMatchObject({ environment: { errorKind: kind } });
    expect(valuesOf('hmer').map(hex)).toContain(value);
  });
});

describe('a report', () => {
  const TIMER = ' Error detail: Timer facility experienced an error\n';
  const HEAD = 'Severe Hypervisor Maintenance interrupt [Recovered]\n';

  it('has one run for all its lines, and HMER and TFMR of one moment', () => {
    const readings = read(`${HEAD}${TIMER}\tHMER: 0840000000000000\n\tTFMR: 3612000980a44000`);
    expect(new Set(readings.map(({ scenario }) => scenario)).size).toBe(1);
    const { valuesOf, scenario } = opened(readings[0]);
    expect(scenario).toMatchObject({ environment: { errorKind: 'TB_RESIDUE_ERR' } });
    expect(valuesOf('hmer').map(hex)).toContain('0840000000000000');
    expect(hex(valuesOf('tfmr')[0])).toBe('3612000980a44000');
  });

  it.each([
    ['0840000000000000', '2a12000980a84000'],
    ['0840000000000000', '3612000980a84000'],
    ['0840000000000000', '2a12000980a44000'],
    ['0840000000000000', '3612000980a44000'],
    ['0840000000000000', '2a12000980a94000'],
    ['0840000000000000', '2a12000980a85000'],
    ['0840000000000000', '2d12000980a24000'],
    ['0840000000000000', '2e12002870e04000'],
    ['0840000000000000', '2e12002870e14000'],
    ['0840000000000000', '2d12000870e04020'],
    ['0840000000000000', '2812000870e04000'],
    ['0c40000000000000', 'b612000980a04008'],
    ['0c40000000000000', 'b612000980a14008'],
    ['0000000000000000', '3c12000870e04000'],
  ])('of HMER %s and TFMR %s has both, digit for digit, at the step of its link', (hmer, tfmr) => {
    const readings = read(`${HEAD}${TIMER}\tHMER: ${hmer}\n\tTFMR: ${tfmr}`);
    const { valuesOf } = opened(readings.at(-1));
    expect(valuesOf('hmer').map(hex)).toContain(hmer);
    expect(valuesOf('tfmr').map(hex)).toContain(tfmr);
  });

  it('of HMER 0 and a healthy TFMR is of the time after the recovery', () => {
    const readings = read(`${HEAD}${TIMER}\tHMER: 0000000000000000\n\tTFMR: 3c12000870e04000`);
    const { valuesOf, step, session } = opened(readings.at(-1));
    expect(hex(valuesOf('hmer')[0])).toBe('0000000000000000');
    const loaded = session.log(0, step).some(({ actor }) => {
      return session.opened.description.actors[actor]?.id === 'tod-load';
    });
    expect(loaded).toBe(true);
  });

  it('that was not recovered is of a ChipTOD that stands still, where Linux reboots', () => {
    const text = 'opal: Hardware platform error: Unrecoverable HMI exception';
    const { scenario, session, step } = opened(read(text)[0]);
    expect(scenario).toMatchObject({ environment: { todStopped: true } });
    expect(session.log(step - 1, step)[0]?.outcome).toContain('Unrecoverable HMI exception');
  });

  it('of a load that failed is so on each of its lines', () => {
    const readings = read(
      'CHIPTOD: Chip to TB timeout\nOPAL: Resync timebase failed on CPU 0x0037\n' +
        'CHIPTOD: Resync failed ! TFMR=0x3612200760a04000',
    );
    expect(readings.map(({ scenario }) => scenario === null)).not.toContain(true);
    expect(new Set(readings.map((one) => hex(opened(one).valuesOf('tfmr')[0])))).toEqual(
      new Set(['3612200760a04000']),
    );
  });
});

describe('the core of the run', () => {
  it('is as the log has it: Linux, the split, the offset of the guest', () => {
    const text =
      'Linux version 3.18.0\nHID0: 0x0200000000000000\nTB_OFFSET: 0x4000000000\nTFMR: 3612000980a84000';
    const reading = read(text).find(({ register }) => register === 'TFMR');
    const { scenario } = opened(reading);
    expect(scenario).toMatchObject({ kernel: 'pre-fix', split: 2 });
    expect(scenario['subcores']).toMatchObject([
      { start: 'guest', tbOffset: '0x4000000000' },
      { start: 'host' },
    ]);
    expect(lastSaid(reading)).not.toContain('does not say');
  });

  it('is assumed where the log does not say, and that is said', () => {
    expect(lastSaid(read('TFMR: 2a12000980a84000')[0])).toBe(
      'guess: the log does not say all that a run needs; this one has Linux 4.8, ' +
        'a core that is not split, a guest 134.2 s ahead of the host',
    );
  });

  it('has the offset by which the clock of Linux fell, and ends with that clock', () => {
    const text =
      '[  500.000000] a\n[  500.000100] Severe Hypervisor Maintenance interrupt [Recovered]\n' +
      '[  365.782372] \tHMER: 0840000000000000\n';
    const reading = read(text).find(({ register }) => register === 'HMER');
    const { scenario, valuesOf } = opened(reading);
    expect(scenario).toMatchObject({ kernel: 'pre-fix' });
    expect(valuesOf('tbMinusTod').map((value) => BigInt.asIntN(64, value))).toEqual([-(1n << 36n)]);
  });

  it('has the offset of a guest whose time a stamp shows', () => {
    const line = 'HMI: Received HMI interrupt: HMER = 0x2040000000000000';
    const text = `[  500.000000000,7] ${line}\n[  634.217728100,7] ${line}\n[  500.000001000,7] ${line}`;
    const reading = read(text).find(({ source }) => source.line === 2);
    expect(opened(reading).valuesOf('tbMinusTod')).toEqual([1n << 36n]);
  });
});

describe('where there is no run', () => {
  it.each([
    ['TFMR: 2a120049a0a04000', 'the simulated core has no TFAC_XFER_ERROR'],
    ['TFMR: 2a120009800c4000', 'TB_MISSING_STEP and TB_RESIDUE_ERR'],
    ['HMER: 0000800000000000', 'the simulated core has no SCOM_FIR_HMI'],
    ['HMER: 0440000000000000', 'latches TFMR_PARITY_ERROR together with TFAC_ERROR'],
    ['HMER: 0040000000000000', 'nothing in it raises an HMI'],
    ['(sptr=0000ccc1)', 'has no sptr'],
    ['TFMR: 3612200370a04000', 'no moment of the runs that were tried reads like this'],
    ['LPCR: 0', 'no error of the simulated core changes LPCR'],
  ])('it says what is missing: %s', (text, missing) => {
    const [reading] = read(text);
    expect(reading?.scenario).toBeNull();
    expect(lastSaid(reading)).toMatch(/^no: no run shows this: /);
    expect(lastSaid(reading)).toContain(missing);
  });
});
