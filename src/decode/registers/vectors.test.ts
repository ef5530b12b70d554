// Values from public reports, field by field, as people who know the machine have read them.
import { describe, expect, it } from 'vitest';
import { bits, one, read } from '../../testing/log-readings.ts';

describe.each([
  ['0840000000000000', { TFAC_ERROR: 1, XSCOM_DONE: 1 }, ['TFAC_ERROR']],
  [
    '0c40000000000000',
    { TFAC_ERROR: 1, TFMR_PARITY_ERROR: 1, XSCOM_DONE: 1 },
    ['TFAC_ERROR', 'TFMR_PARITY_ERROR'],
  ],
  ['8040000000000000', { MALFUNCTION_ALERT: 1, XSCOM_DONE: 1 }, ['MALFUNCTION_ALERT']],
  ['2040000000000000', { PROC_RECV_DONE: 1, XSCOM_DONE: 1 }, ['PROC_RECV_DONE']],
  ['0000400000000000', { TRIG_FIR_HMI: 1 }, ['TRIG_FIR_HMI']],
  ['00c0040000000000', { XSCOM_FAIL: 1, XSCOM_DONE: 1, XSCOM_STATUS: 4 }, []],
  ['0000000000000000', {}, []],
])('HMER %s', (value, fields, errors) => {
  it('has its bits, and its errors', () => {
    const reading = one(`HMER: ${value}`, 'HMER');
    expect(reading).toMatchObject({ value: `0x${value}`, errors });
    expect(bits(reading)).toEqual(fields);
  });
});

const POWER9 = {
  SYNC_BIT_SEL: 4,
  TB_ECLIPZ: 1,
  TB_ENABLED: 1,
  TB_SYNC_OCCURED: 1,
  CHIP_TOD_STATUS: 2,
};
const ERROR = { ...POWER9, TBST_ENCODED: 9, TBST_LAST: 8 };
const RUNNING = { ...POWER9, TBST_ENCODED: 8, TBST_LAST: 7, TB_VALID: 1 };

describe.each([
  [
    '2a12000980a84000',
    { ...ERROR, MAX_CYC_BET_STEPS: 0x2a, TB_MISSING_STEP: 1 },
    ['TB_MISSING_STEP'],
    '9 TB_ERROR',
    false,
  ],
  [
    '2a12000980a44000',
    { ...ERROR, MAX_CYC_BET_STEPS: 0x2a, TB_RESIDUE_ERR: 1 },
    ['TB_RESIDUE_ERR'],
    '9 TB_ERROR',
    false,
  ],
  [
    '3612000980a44000',
    { ...ERROR, MAX_CYC_BET_STEPS: 0x36, TB_RESIDUE_ERR: 1 },
    ['TB_RESIDUE_ERR'],
    '9 TB_ERROR',
    false,
  ],
  [
    'b612000980a04008',
    { ...ERROR, MAX_CYC_BET_STEPS: 0xb6, TFMR_CORRUPT: 1 },
    ['TFMR_CORRUPT'],
    '9 TB_ERROR',
    false,
  ],
  [
    'b612000980a14008',
    { ...ERROR, MAX_CYC_BET_STEPS: 0xb6, CHIP_TOD_STATUS: 10, TFMR_CORRUPT: 1 },
    ['TFMR_CORRUPT'],
    '9 TB_ERROR',
    false,
  ],
  [
    '2e12002870e04000',
    { ...RUNNING, MAX_CYC_BET_STEPS: 0x2e, HDEC_PARITY_ERROR: 1 },
    ['HDEC_PARITY_ERROR'],
    '8 TB_RUNNING',
    true,
  ],
  [
    '2d12000870e04020',
    { ...RUNNING, MAX_CYC_BET_STEPS: 0x2d, SPURR_PARITY_ERR: 1 },
    ['SPURR_PARITY_ERR'],
    '8 TB_RUNNING',
    true,
  ],
  [
    '3212000870e14010',
    { ...RUNNING, MAX_CYC_BET_STEPS: 0x32, CHIP_TOD_STATUS: 10, DEC_PARITY_ERR: 1 },
    ['DEC_PARITY_ERR'],
    '8 TB_RUNNING',
    true,
  ],
  ['3212000870e04000', { ...RUNNING, MAX_CYC_BET_STEPS: 0x32 }, [], '8 TB_RUNNING', true],
  ['3c12000870e04000', { ...RUNNING, MAX_CYC_BET_STEPS: 0x3c }, [], '8 TB_RUNNING', true],
  [
    '3612200760a04000',
    { ...POWER9, MAX_CYC_BET_STEPS: 0x36, MOVE_CHIP_TOD_TO_TB: 1, TBST_ENCODED: 7, TBST_LAST: 6 },
    [],
    '7 GET_TOD',
    false,
  ],
  [
    '2812200960a24000',
    {
      ...POWER9,
      MAX_CYC_BET_STEPS: 0x28,
      MOVE_CHIP_TOD_TO_TB: 1,
      TBST_ENCODED: 9,
      TBST_LAST: 6,
      FW_CONTROL_ERR: 1,
    },
    ['FW_CONTROL_ERR'],
    '9 TB_ERROR',
    false,
  ],
])('TFMR %s', (value, fields, errors, tbState, tbValid) => {
  it('has its fields, its errors, and the state of the TB', () => {
    const reading = one(`TFMR: ${value}`, 'TFMR');
    expect(reading).toMatchObject({ value: `0x${value}`, errors, tbState, tbValid });
    expect(bits(reading)).toEqual(fields);
  });
});

it('calls bits by both numbers, and has a sentence for each field', () => {
  for (const text of [
    'HMER: 0',
    'TFMR: 0',
    'PSSCR: 0',
    'LPCR: 0',
    'HID0: 0',
    'FIR: 0',
    'sptr=00000000',
  ]) {
    for (const { bits: number, meaning, name } of read(text)[0]?.fields ?? []) {
      expect([name, number]).toEqual([name, expect.stringMatching(/^\d+(:\d+)?$/)]);
      expect(meaning).toMatch(/^.{8,}\(LSB \d+(:\d+)?\)$/);
    }
  }
});
