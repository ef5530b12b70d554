// The worked numbers of the facts, digit for digit: from the programs where a run comes to them, else from the
// same rules.
import { describe, expect, it } from 'vitest';
import { Drive } from '../../testing/arm-vtimer/drive.ts';
import { accessesOf } from './accesses.ts';
import { span } from './in-words.ts';

const CREATED = 10n ** 12n;

describe('a VM that was created at a count of 10^12', () => {
  const armed = (change = {}) => new Drive('ten-milliseconds', { schedule: [], ...change }).armed();

  it('arms its timer at 1 s', () => {
    const drive = armed();
    expect(CREATED).toBe(0xe8d4a51000n);
    expect(drive.hex('count')).toBe('0xE8DA9AF100');
    expect(drive.register('v0.count')).toBe(100_000_000n);
    expect(drive.register('cpu0.CNTVCT')).toBe(100_000_000n);
    expect(drive.register('cpu0.CNTV_CVAL')).toBe(101_000_000n);
    expect(drive.hex('cpu0.CNTV_CVAL')).toBe('0x6052340');
    expect(drive.register('cpu0.CNTV_CTL')).toBe(1n);
    expect(drive.hex('cpu0.CNTVOFF')).toBe('0xE8D4A51000');
    expect(drive.register('v0.home')).toBe(1n);
  });

  it('sleeps 2 ms later: memory has the timer, and 800,000 counts are left', () => {
    const drive = armed().step('tick').past('v0', 'vtimer_save_state:K4');
    expect(drive.register('v0.count')).toBe(100_200_000n);
    expect(drive.register('v0.cnt_ctl')).toBe(1n);
    expect(drive.hex('v0.cnt_cval')).toBe('0x6052340');
    expect(drive.register('cpu0.CNTV_CTL')).toBe(0n);
    expect(drive.cell('v0.loaded')).toBe(0);
    expect(drive.register('v0.home')).toBe(0n);
    drive.past('v0', 'kvm_timer_schedule:S2');
    expect(drive.cell('v0.bg')).toBe(1);
    expect(drive.register('v0.dueIn')).toBe(800_000n);
    expect(span(drive.register('v0.dueIn'))).toBe('8 ms');
  });

  const asleep = (change = {}) =>
    armed(change).step('tick').past('v0', 'kvm_vcpu_block:S3').past('v0', 'kvm_timer_vcpu_put:P3');

  it('is put: the second save does nothing, and CNTVOFF is 0', () => {
    const drive = asleep();
    expect(drive.taken.filter(({ line }) => line === 'vtimer_save_state:K1')).toHaveLength(1);
    expect(drive.register('cpu0.CNTVOFF')).toBe(0n);
    expect(drive.hex('v0.cnt_cval')).toBe('0x6052340');
  });

  it('fires at once on the other CPU, and is taken', () => {
    const drive = asleep().step('tick', 'tick', 'tick', 'tick', 'bg-v0', 'in-v0-cpu1');
    drive.past('v0', 'vtimer_restore_state:W2');
    expect(drive.register('v0.count')).toBe(101_000_000n);
    expect(drive.hex('cpu1.CNTVOFF')).toBe('0xE8D4A51000');
    expect(drive.hex('cpu1.CNTV_CVAL')).toBe('0x6052340');
    // ENABLE and ISTATUS; line, pending and signal, with the interrupt enabled.
    expect(drive.register('cpu1.CNTV_CTL')).toBe(0b101n);
    expect(drive.register('cpu1.lamps')).toBe(0b11011n);
    drive.past('v0', 'vtimer_restore_state:W3').past('cpu1', 'kvm_arch_timer_handler:I2');
    expect(drive.cell('cpu1.active')).toBe(1);
    expect(drive.cell('v0.line')).toBe(1);
    drive.step('cpu1').past('v0', 'kvm_timer_unschedule:S5b');
    expect(drive.taken.filter(({ line }) => line === 'vtimer_restore_state:W1')).toHaveLength(2);
    expect(drive.cell('v0.bg')).toBe(0);
    drive.past('v0', 'kvm_arch_vcpu_ioctl_run:R2');
    expect(drive.cell('v0.lr')).toBe(1);
  });

  it('sleeps for ever if the save ignores loaded (VM1)', () => {
    const edits = [{ kind: 'force', at: 'vtimer_save_state:control', value: true }] as const;
    const drive = asleep({ edits: [...edits] });
    expect(drive.register('v0.cnt_ctl')).toBe(0n);
    expect(drive.count('word-lost')).toBe(1);
    drive.step('tick', 'tick', 'tick', 'tick', 'bg-v0', 'in-v0-cpu1');
    drive.past('v0', 'kvm_vcpu_block:S3').past('v0', 'kvm_timer_vcpu_put:P3');
    expect(drive.aftermath()).toEqual(['v0 sleeps, and no timer will wake it.']);
  });

  it('reads the count of the host without CNTVOFF (VM9): 8 ms early, or 10,000 s late', () => {
    const early = asleep();
    expect(early.register('cpu0.CNTVCT')).toBe(1_000_100_200_000n);
    expect(early.register('cpu0.CNTVCT')).toBeGreaterThan(early.register('v0.cnt_cval'));
    const edits = [{ kind: 'skip', at: 'kvm_timer_vcpu_load:L2' }] as const;
    const drive = armed({ edits: [...edits] });
    expect(drive.register('cpu0.CNTVCT')).toBe(drive.register('count'));
    drive.step('tick').past('v0', 'kvm_timer_schedule:S2');
    expect(drive.register('v0.dueIn') - 800_000n).toBe(CREATED);
    expect(span(drive.register('v0.dueIn'))).toBe('10000.008 s');
  });
});

describe('a VM that was created 5 s later', () => {
  it('has an offset 5 s larger, so that a clock with it reads 5 s less', () => {
    const later = CREATED + 5n * 100_000_000n;
    expect(`0x${later.toString(16).toUpperCase()}`).toBe('0xE8F2727500');
    expect(span(later - CREATED)).toBe('5 s');
  });
});

describe('KVM_CREATE_VCPU, 2 ms after the timer was armed (H4)', () => {
  it('sets virtual time back to 0, and 8 ms become 1.010 s', () => {
    const drive = new Drive('H4', { clocks: { tick: '0x30d40' }, length: { T: 6, R: 1, d: 5 } });
    drive.armed().step('tick').past('v0', 'vtimer_save_state:K4');
    expect(drive.register('v0.count')).toBe(100_200_000n);
    expect(drive.register('v0.dueIn')).toBe(800_000n);
    drive.step('create');
    expect(drive.register('v0.count')).toBe(0n);
    expect(span(100_200_000n)).toBe('1.002 s');
    expect(drive.register('v0.dueIn')).toBe(101_000_000n);
    expect(span(drive.register('v0.dueIn'))).toBe('1.01 s');
    expect(drive.broken).toContain('time-goes-on');
  });
});

describe('register accesses from a load to a put', () => {
  it.each([
    [1, 7, 6, 11, 11],
    [40, 280, 6, 440, 167],
  ])('with %i exits', (n, vheBefore, vheAfter, before, after) => {
    expect(accessesOf(n, { vhe: true })).toEqual({ before: vheBefore, after: vheAfter });
    expect(accessesOf(n, { vhe: false })).toEqual({ before, after });
    expect([7 * n, 6, 11 * n, 4 * n + 7]).toEqual([vheBefore, vheAfter, before, after]);
  });

  it.each([
    [false, 'A3', 'kvm_timer_vcpu_put:P3'],
    [true, 'A3', 'kvm_timer_vcpu_put:P3'],
    [false, 'B1', 'kvm_timer_vcpu_put:P3'],
    [true, 'B1', 'kvm_timer_vcpu_put:P3'],
  ])('are counted in a run, VHE %s, %s', (vhe, row, put) => {
    const drive = new Drive(row, { vhe, schedule: [] }).armed().step('preempt-v0').past('v0', put);
    const [exits, counted] = [Number(drive.register('exits')), accessesOf(1, { vhe })];
    expect(exits).toBe(1);
    expect(drive.register('accesses.before')).toBe(BigInt(counted.before));
    expect(drive.register('accesses.after')).toBe(BigInt(counted.after));
  });
});
