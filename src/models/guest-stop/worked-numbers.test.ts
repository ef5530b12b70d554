// The worked numbers of part 1 of the facts, digit for digit: from the programs where a run comes to them, else
// from the same rules and tables.
import { describe, expect, it } from 'vitest';
import { byFours } from '../../base/by-fours.ts';
import { Drive } from '../../testing/guest-stop/drive.ts';
import { opened, presetIn } from '../../testing/opened.ts';
import { catalogue } from './catalogue.ts';
import { idleStates, picked, snoozeTimeout } from './governor.ts';
import { BENCHMARKS, LATENCIES, SAMPLES } from './latencies.ts';
import { guestPsscr, HOST_PSSCR, PSSCR_FIELDS, PSSCR_GUEST_VIS } from './psscr.ts';

const hex = (value: bigint): string => byFours(value.toString(16).toUpperCase());

describe('PSSCR', () => {
  it('has the masks of asm/reg.h', () => {
    const masks = PSSCR_FIELDS.map(({ name, shift, width }) => [
      name,
      hex(((1n << BigInt(width)) - 1n) << BigInt(shift)),
    ]);
    expect(masks).toEqual([
      ['PLS', 'F000_0000_0000_0000'],
      ['SD', '40_0000'],
      ['ESL', '20_0000'],
      ['EC', '10_0000'],
      ['PSLL', 'F_0000'],
      ['FAKE_SUSPEND', '400'],
      ['TR', '300'],
      ['MTL', 'F0'],
      ['RL', 'F'],
    ]);
    expect(hex(PSSCR_GUEST_VIS)).toBe('F000_0000_0000_03FF');
    expect(hex(HOST_PSSCR)).toBe('3F_03F0');
  });

  it('of the guest carries nothing that is the hypervisor’s', () => {
    expect(guestPsscr(0)).toBe(0x330n);
    for (const { name, shift, width } of PSSCR_FIELDS) {
      const mask = ((1n << BigInt(width)) - 1n) << BigInt(shift);
      const isSeen = ['PLS', 'TR', 'MTL', 'RL'].includes(name);
      expect([name, (mask & PSSCR_GUEST_VIS) === mask]).toEqual([name, isSeen]);
      if (!isSeen) expect(mask & PSSCR_GUEST_VIS).toBe(0n);
    }
  });

  it.each([
    ['mainline', 'S4', false, '10_0330'],
    ['mainline with fake suspend', 'S4', true, '10_0730'],
    ['patch 2', 'S2', false, '330'],
    ['patch 2 with fake suspend', 'S2', true, '730'],
    ['iff, with the feature', 'S8', false, '330'],
    ['iff, without', 'S5', false, '10_0330'],
    ['late, what the host has left', 'S12', false, '3f_0330'],
  ])('after N2: %s', (_, row, fakeSuspend, expected) => {
    const drive = new Drive(row, { fakeSuspend }).to('vcpu', 'cpuidle_idle_call:U1');
    expect(drive.hex('A.psscr')).toBe(expected);
  });

  it('of the host is back after an exit', () => {
    const drive = new Drive('S5').to('vcpu', 'kvmhv_load_hv_regs_and_go:N1');
    expect(drive.hex('A.psscr')).toBe('3f_03f0');
    drive.stop();
    expect(drive.hex('vcpu.hfscr')).toBe('900_0000_0000_0000');
    drive.past('vcpu', 'kvmhv_load_hv_regs_and_go:X3');
    expect(drive.hex('A.psscr')).toBe('3f_03f0');
  });

  it('says cause 10 of a doorbell', () => {
    const drive = new Drive('S11').to('vcpu', 'cpuidle_idle_call:U1').step('bad-doorbell');
    expect(drive.hex('vcpu.hfscr')).toBe('a00_0000_0000_0000');
  });
});

describe('the governor', () => {
  const states = idleStates(true);

  it.each([
    [0, 'snooze'],
    [19.9, 'snooze'],
    [20, 'stop0lite'],
    [99.9, 'stop0lite'],
    [100, 'Shared Cede'],
    [200, 'Shared Cede'],
  ])('picks for %d µs %s', (expected, name) => {
    expect(picked(expected, states).name).toBe(name);
  });

  it('has nothing between without the offer', () => {
    expect(picked(99.9, idleStates(false)).name).toBe('snooze');
  });

  it('polls for the residency of state 1, which the new state shortens', () => {
    expect(snoozeTimeout(idleStates(false), 512)).toBe(51_200);
    expect(snoozeTimeout(states, 512)).toBe(10_240);
  });
});

describe('latencies as printed', () => {
  const [snooze, native, emulated, cede] = LATENCIES;

  it('are these, of 60 samples', () => {
    expect(SAMPLES).toBe(60);
    const printed = LATENCIES.map(({ state, timer, ipi }) => [
      state,
      ...[timer, ipi].map(
        (of) => `${of.min} / ${of.median} / ${of.max} ${of.average} (${of.deviation})`,
      ),
    ]);
    expect(printed).toEqual([
      ['snooze', '787 / 938 / 1059 937.4 (42.27)', '2089 / 2259 / 4228 2342.31 (316.56)'],
      [
        'stop0lite, native',
        '770 / 948 / 1182 946.4 (67.41)',
        '1947 / 2653 / 3674 2610.57 (266.73)',
      ],
      [
        'stop0lite, emulated',
        '2378 / 5006 / 7659 5093.6 (1578.7)',
        '3580 / 5596 / 8154 5644.95 (1368.44)',
      ],
      [
        'Shared Cede',
        '9550 / 29219 / 36694 28564.1 (3545.9)',
        '20147 / 21827 / 36305 26762.65 (6875.01)',
      ],
    ]);
  });

  it('are so many times longer', () => {
    const times = (a = 0, b = 1): string => (a / b).toFixed(2);
    expect(times(emulated?.timer.median, native?.timer.median)).toBe('5.28');
    expect(times(cede?.timer.median, emulated?.timer.median)).toBe('5.84');
    expect(times(cede?.ipi.median, emulated?.ipi.median)).toBe('3.90');
    expect(snooze?.cycles).toBe('burnt');
  });

  it('cost, and gain, so much in two benchmarks', () => {
    const change = (now: number, before: number): string =>
      `${now < before ? '-' : '+'}${Math.abs((now / before - 1) * 100).toFixed(2)}`;
    const [ebizzy, switches] = BENCHMARKS;
    expect(change(ebizzy.stop0lite, ebizzy.snooze)).toBe('+13.26');
    expect(change(ebizzy.stop0lite, ebizzy.cede)).toBe('+7.94');
    expect(change(switches.stop0lite, switches.snooze)).toBe('-32.48');
    expect(change(switches.stop0lite, switches.cede)).toBe('+82.70');
  });

  it('are what the picture is sent, as whole numbers', () => {
    const { tables = [] } = opened(catalogue, presetIn(catalogue, 'S1').scenario).description;
    const [timer, , offered, notOffered] = tables;
    expect(timer?.rows[2]).toEqual([2378, 5006, 7659, 509_360, 157_870, 0]);
    expect(tables.flatMap(({ rows }) => rows.flat()).every(Number.isInteger)).toBe(true);
    expect(offered?.rows).toEqual([
      [0, 0, 0, 0, 19],
      [1, 2, 20, 20, 99],
      [3, 10, 100, 100, 200],
    ]);
    expect(notOffered?.rows).toEqual([
      [0, 0, 0, 0, 99],
      [3, 10, 100, 100, 200],
    ]);
  });
});
