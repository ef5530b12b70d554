// Lines from public reports, with what people who know the machine have made of them.
import { describe, expect, it } from 'vitest';
import { of, one, read, said } from '../../testing/log-readings.ts';

describe('a report of Linux', () => {
  const report = (severity: string, detail: string, ...values: readonly string[]) =>
    [`${severity} Hypervisor Maintenance interrupt [Recovered]`, ` Error detail: ${detail}`]
      .concat(values.map((value) => `\t${value}`))
      .join('\n');
  const TIMER = 'Timer facility experienced an error';

  it('is read line by line, with the place of each', () => {
    const readings = read(
      report('Severe', TIMER, 'HMER: 0840000000000000', 'TFMR: 3612000980a44000'),
    );
    expect(readings.map(({ source, register }) => [source.line, source.column, register])).toEqual([
      [1, 1, null],
      [2, 2, null],
      [3, 2, 'HMER'],
      [4, 2, 'TFMR'],
    ]);
    expect(said(readings)).toContain('certain: bit 9 (LSB 54) XSCOM_DONE: noise');
    expect(said(readings)).toContain('set for a core at 2.88 GHz');
  });

  it('is no contradiction where it is fatal and recovered', () => {
    const readings = read(report('Fatal', 'Malfunction Alert', 'HMER: 8040000000000000'));
    expect(said(readings)).toContain('Fatal and [Recovered] are no contradiction');
    expect(said(readings)).toContain('No TB is touched');
  });

  it('had an HMI where its HMER is 0, and an error where TFMR is healthy', () => {
    const text = report('Severe', TIMER, 'HMER: 0000000000000000', 'TFMR: 3c12000870e04000');
    expect(said(of(text, 'HMER'))).toContain('certain: HMER 0: cleared before it was reported');
    expect(said(of(text, 'TFMR'))).toContain('no error bit: healthy');
    expect(said(of(text, 'TFMR'))).toContain('gone when TFMR was read');
    expect(said(of(text, 'TFMR'))).toContain('3.20 GHz');
  });

  it('is one event a thread of one cause, where four come at once', () => {
    const text = [0, 2, 4, 6].map((i) => `[  100.0000${i}0] \tHMER: 8040000000000000`).join('\n');
    expect(said(of(text, 'HMER'))).toContain(
      'likely: 4 HMIs within 60.0 µs: one cause, broadcast; one event a thread',
    );
    expect(said(of(text, 'HMER').slice(1))).toContain('the same event as on line 1');
  });

  it('says what Linux does with an event that was not recovered', () => {
    const text = 'Severe Hypervisor Maintenance interrupt [Not recovered]';
    expect(said(read(text))).toContain('reboots');
  });

  it('is known by the end of a heading that was cut in two', () => {
    const text = '[12070.326114] S\n0\nevere Hypervisor Maintenance interrupt [Recovered]';
    expect(said(read(text))).toContain('of severity Severe, recovered');
  });
});

describe('firmware', () => {
  it('says that the load of a resync has timed out', () => {
    const text =
      '[258005797948,3] CHIPTOD: Chip to TB timeout\n' +
      '[258005795431,3] OPAL: Resync timebase failed on CPU 0x0037\n' +
      '[258005798662,3] CHIPTOD: Resync failed ! TFMR=0x3612200760a04000';
    const readings = read(text);
    expect(said(readings)).toContain('the sync pulse came, the value of the ChipTOD never did');
    expect(said(readings)).toContain('Linux does not look at what it returns');
    expect(said(readings)).toContain('2517 ticks (4.9 µs) before that of the line above');
    expect(said(readings)).toContain('lines 1 to 3 tell of one load of the TB that failed');
    expect(readings[1]).toMatchObject({
      cpu: { pir: '0x0037', processor: 'POWER8', chip: 0, core: 6, thread: 7 },
    });
  });

  it('writes stamps in ticks, and the status of an access', () => {
    const text =
      './putscom -c 00000008 14013281 0003080000000000\n' +
      '[877177176114,3] XSCOM: write error gcid=0x0 pcb_addr=0x14013281 stat=0x3';
    const reading = one(text, 'XSCOM_STATUS');
    expect(reading).toMatchObject({
      value: '0x3',
      cpu: { core: 4 },
      time: { ticks: '0x000000cc3bd58032', text: '[877177176114,3]' },
    });
    expect(reading.time?.seconds).toBeCloseTo(1713.236672, 6);
    expect(said([reading])).toContain('partial good');
    expect(said([reading])).toContain('nothing was injected');
    expect(said([reading])).toContain('core 4 was asleep');
  });

  it.each([
    ['-c 00000008 12013281 0003080000000000', 8, 'TB parity', 'TB_RESIDUE_ERR'],
    ['pu.ex 10013281 0001080000000000', null, 'TFMR parity', 'TFMR_CORRUPT'],
  ])('is made to err by putscom %s', (words, chip, what, answer) => {
    const reading = one(`putscom ${words}`, 'SCOM');
    expect(reading.cpu?.chip ?? null).toBe(chip);
    expect(said([reading])).toContain(what);
    expect(said([reading])).toContain(answer);
  });

  it('answers an injection', () => {
    const text = 'putscom -c 8 12013281 0003080000000000\nTFMR: 3612000980a44000';
    expect(said(of(text, 'TFMR'))).toContain('TB_RESIDUE_ERR answers the injection of line 1');
    expect(one(text, 'SCOM').cpu).toMatchObject({ processor: 'POWER8', chip: 8, core: 2 });
  });

  it('stands still where three lines have one stamp', () => {
    const line = '[   13.446174948,3] CHIPTOD: Resync failed ! TFMR=0x2812200960a24000';
    const readings = read(`${line}\n${line}\n${line}`);
    expect(said(readings)).toContain('certain: three lines with one stamp: this TB stands still');
    expect(said(readings)).toContain('while the TB was being loaded');
  });

  it('finds a healthy TFMR where another thread was first', () => {
    const text =
      '[ 1089.494077434,7] HMI: Received HMI interrupt: HMER = 0x0840000000000000\n' +
      '[ 1089.494079017,7] HMI: [Loc: X]: P:0 C:13 T:2: TFMR(2812000870e04000) Timer Facility Error';
    const tfmr = one(text, 'TFMR');
    expect(said([tfmr])).toContain('another thread had recovered the core');
    expect([tfmr.cpu, one(text, 'HMER').cpu]).toEqual(
      Array(2).fill({ pir: null, processor: null, chip: 0, core: 13, thread: 2 }),
    );
  });

  it('is asked again and again by a debug trigger', () => {
    const text = ['09790675', '09792716', '09794695', '09796689']
      .map((at) => `[ 5209.1${at},7] HMI: Received HMI interrupt: HMER = 0x0000400000000000`)
      .join('\n');
    expect(said(of(text, 'HMER'))).toContain('4 HMIs within 6.0 µs, one every 2.0 µs');
    expect(said(of(text, 'HMER'))).toContain('before 4.16');
  });

  it('waits for the threads of a rendezvous, about a second for each', () => {
    const text = [
      ['286.232183823', 1],
      ['287.409002056', 2],
      ['289.073820164', 3],
    ]
      .map(
        ([at, thread]) =>
          `[  ${at},3] HMI: Rendez-vous stage 1 timeout, CPU 0x844 waiting for thread ${thread} (sptr=0000ccc1)`,
      )
      .join('\n');
    const readings = of(text, 'sptr');
    expect(readings[0]?.cpu).toEqual({
      pir: '0x0844',
      processor: 'POWER9',
      chip: 8,
      core: 17,
      thread: 0,
    });
    expect(said(readings)).toContain('1.177 s after the complaint about thread 1');
    expect(said(readings)).toContain('1.665 s after the complaint about thread 2');
    expect(said(readings)).toContain('about 4.02 s a rendezvous; 4 of them 16.1 s');
  });

  it.each([
    ['0000ccc1', 'T0 has arrived at 1; T1, T2, T3 have left 4'],
    ['0000ccc2', 'T0 has arrived at 2; T1, T2, T3 have left 4'],
    ['00001ccc', 'T0, T1, T2 have left 4; T3 has arrived at 1'],
  ])('has sptr %s', (word, sentence) => {
    expect(said(of(`(sptr=${word})`, 'sptr'))).toContain(sentence);
  });

  it('has not read a FIR of all ones', () => {
    const text = 'HMI: CHIP ID: 0, CORE ID: c, FIR: ffffffffffffffff rc -25';
    const [fir] = of(text, 'CORE_FIR');
    expect(fir?.cpu).toMatchObject({ chip: 0, core: 12 });
    expect(said(of(text, 'CORE_FIR'))).toContain('certain: all ones with rc -25');
    expect(said(of('FIR: ffffffffffffffff', 'CORE_FIR'))).toContain('likely: all ones');
  });
});
