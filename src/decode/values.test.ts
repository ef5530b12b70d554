// Values in every way in which they are printed, typed, wrapped and cut.
import { describe, expect, it } from 'vitest';
import { read, said } from '../testing/log-readings.ts';
import { readLog } from './reader.ts';

describe('a value', () => {
  it.each([
    ['3612000980a44000', 'TFMR'],
    ['0x3612000980A44000', 'TFMR'],
    ['3612_0009_80a4_4000', 'TFMR'],
    ['3612 0009 80a4 4000', 'TFMR'],
    ['36 12 00 09 80 a4 40 00', 'TFMR'],
    ['0x3612:0009:80a4:4000', 'TFMR'],
    ['0840000000000000', 'HMER'],
    ['bc10080000000000', 'HMEER'],
    ['0000ccc1', 'sptr'],
    ['0000_1D2C_5A3B_1000', 'TB'],
    ['1D2C_5A3B_1000', 'TB'],
    ['0x37', 'PIR'],
    ['[877177176114,3]', 'TB'],
    ['18014398766.211691469', 'TB'],
    ['-0x80_4600_0000', 'TB_OFFSET'],
    ['-134.2 s', 'TB_OFFSET'],
  ])('%s alone can be a %s', (text, register) => {
    expect(read(text).map((reading) => reading.register)).toEqual([register]);
  });

  it.each([
    'TFMR: 3612000980a44000',
    'TFMR 3612000980a44000',
    'tfmr=0x3612000980A44000',
    'TFMR(3612000980a44000)',
    '`TFMR`: `0x3612_0009_80a4_4000`',
    '| TFMR | 3612 0009 80a4 4000 |',
    'TFMR 3612-0009-80a4-4000',
    'TFMR: 36:12:00:09:80:a4:40:00',
    'TFMR 36120009 80a44000',
    'tfmr = 0x3612000980a44000ULL;',
    '"tfmr": "0x3612000980a44000"',
    'TFMR is 3612000980a44000.',
    'TFMR after the error (read by getscom): 3612000980a44000',
    '> \tTFMR: 36120009\n> 80a44000',
    'TFMR:\n3612000980a44000',
    '\ufeffTFMR:\u200b 3612000980a44000',
    'TFMR: 3612000980a44000'.replace(/./g, '$&\0'),
    '\u001b[31mTFMR:\u001b[0m 3612000980a44000\r',
  ])('is the same in %j', (text) => {
    expect(read(text).map(({ register, value }) => [register, value])).toEqual([
      ['TFMR', '0x3612000980a44000'],
    ]);
  });

  it('is read with others of the same name', () => {
    const text = 'TFMR: 3612000980a44000 -> 0x3612200760a04000, 3c12000870e04000';
    expect(read(text).map(({ value, source }) => [value, source.column])).toEqual([
      ['0x3612000980a44000', 1],
      ['0x3612200760a04000', 27],
      ['0x3c12000870e04000', 47],
    ]);
  });

  it('is read beside others on its line', () => {
    const text = 'HMER=0x0840000000000000 TFMR=0x2a12000980a84000, HMEER bc10080000000000';
    expect(read(text).map(({ register, source }) => [register, source.column])).toEqual([
      ['HMER', 1],
      ['TFMR', 25],
      ['HMEER', 50],
    ]);
  });

  it.each([
    ['TFMR: 3612000980a4400', 'lacks one'],
    ['TFMR: 3612', 'lacks 12'],
    ['TFMR: 3612000980a440001', 'too long'],
    ['TFMR: 36l2000980a44OOO', 'is not 16 hexadecimal digits'],
    ['TFMR:', 'no value follows TFMR'],
    ['3612000980a4400', '15 hexadecimal digits'],
  ])('is refused, with the reason, in %j', (text, reason) => {
    const readings = read(text);
    expect(readings).toHaveLength(1);
    expect(readings[0]).toMatchObject({ value: null, fields: [] });
    expect(said(readings)).toMatch(/^no: /);
    expect(said(readings)).toContain(reason);
  });

  it('is not looked for in other numbers of a log', () => {
    const text =
      '[ 2688.910634] GPR04: 0000000000000000 0000000000000000\n' +
      '[ 2688.910377] NIP:  c00000000014d6e0 LR: c00000000014e30c CTR: c00000000015a240\n' +
      '[ 2688.910249] CPU: 118 PID: 904 Comm: kworker/118:1 Not tainted 4.15.0-18-generic';
    expect(readLog(text).ok).toBe(false);
  });

  it('of one_reg has the name of its id', () => {
    const text = '0x103000000000009c = 0x1d3b37000000\nKVM_REG_PPC_DEC_EXPIRY 0x00001d3c78bf9000';
    expect(read(text).map(({ register, value }) => [register, value])).toEqual([
      ['TB_OFFSET', '0x00001d3b37000000'],
      ['DEC_EXPIRY', '0x00001d3c78bf9000'],
    ]);
  });

  it.each([
    ['TB_OFFSET = -0x80_4600_0000', 'behind the host (1076.0 s)'],
    ['tb_offset: -134.217728 s', '-4096 times 2^24'],
    ['tb_offset 0x123456789', 'rounds it up to 0x0000000124000000'],
    ['HID0 0x0201000000000000', 'split in two (bit 6, LSB 57)'],
    ['HID0: 2001000000000000', 'split in four (bit 2, LSB 61)'],
    ['HID0 = 0x2201000000000000', 'no such mode'],
    ['psscr: 0x300332', 'ESL (bit 42, LSB 21) = 1, EC (bit 43, LSB 20) = 1'],
    ['LPCR 0040400001d4f041', 'an HMI wakes a napping thread'],
  ])('says of %s: %s', (text, sentence) => {
    expect(said(read(text))).toContain(sentence);
  });

  it.each([
    ['PIR 0x0037 on POWER8', { processor: 'POWER8', chip: 0, core: 6, thread: 7 }],
    ['PIR 0x0037 on POWER9', { processor: 'POWER9', chip: 0, core: 13, thread: 3 }],
    ['CPU PIR: 00000844', { processor: 'POWER9', chip: 8, core: 17, thread: 0 }],
  ])('%s is a thread', (text, cpu) => {
    expect(read(text)[0]?.cpu).toMatchObject(cpu);
  });
});
