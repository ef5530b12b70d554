/** TB_RESIDUE_ERR: every subcore zeroes its TB before anybody recovers, and what may come in between. */
import { describe, expect, it } from 'vitest';
import { Drive } from '../../../testing/power8/drive.ts';
import { DEFECT, TBST } from '../values.ts';

const residue = { errorKind: 'TB_RESIDUE_ERR' } as const;
const OFFSET = 0x10_0000_0000n;

describe('pre_recovery_cleanup', () => {
  const twoHosts = () =>
    new Drive({
      split: 2,
      threadsPerSubcore: 2,
      subcores: [{ start: 'host' }, { start: 'host' }],
      environment: residue,
    }).step('error');
  const wait = 'wait_for_subcore_threads:wait';

  it('waits for one thread of every subcore, not for all threads', () => {
    const drive = twoHosts().step('hmi-t0', 'hmi-t1', 'hmi-t4');
    drive.to('t0', wait).to('t1', wait);
    expect(drive.can('t0')).toBe(false);
    expect(drive.waitsFor('t0')).toBe('a thread of every subcore to clean up');
    expect(drive.register('core.hmiState')).toBe(0b11n);
    drive.to('t4', wait);
    expect(drive.register('core.hmiState')).toBe(0x113n);
    expect(drive.count('cleanup-done')).toBe(1);
    drive.past('t1', wait);
  });

  it('zeroes each TB once, by the first thread of its subcore', () => {
    const drive = twoHosts().step('hmi-t0', 'hmi-t1', 'hmi-t4');
    expect(drive.register('subcore0.tb')).toBe(0x1d2c_5a3b_1000n);
    drive.to('t0', wait);
    expect(drive.register('subcore0.tb')).toBe(0n);
    expect(drive.register('subcore1.tb')).toBe(0x1d2c_5a3b_1000n);
    drive.to('t1', wait).to('t4', wait);
    const zeroings = drive.taken.filter((t) => t.line === 'timer_facility_do_cleanup:op');
    expect(zeroings.map((t) => t.actor)).toEqual(['t0', 't4']);
  });

  it('starts the next rendezvous afresh once every thread has left the last one', () => {
    const drive = new Drive({
      split: 1,
      subcores: [{ start: 'host' }],
      environment: { ...residue, tbErrors: 2 },
    });
    drive.step('error', 'hmi-t0').load('t0').to('t0', 'kvmppc_run_core:R0');
    expect(drive.register('core.hmiState')).toBe(0x100n);
    drive.step('error', 'hmi-t0').past('t0', 'pre_recovery_cleanup:O5');
    expect(drive.register('core.hmiState')).toBe(0n);
  });

  it('gives up once nobody else can move, and recovers alone', () => {
    const drive = new Drive({
      kernel: 'pre-fix',
      split: 2,
      subcores: [{ start: 'host' }, { start: 'host' }],
      environment: { ...residue, scope: 'thread' },
    });
    drive.step('error-t0', 'hmi-t0').to('t0', wait);
    expect(drive.movers()).toEqual(['timeout-t0']);
    expect(drive.brokenAtRest()).toEqual([]);
    drive.step('timeout-t0').load('t0').to('t0', 'kvmppc_run_core:R0');
    expect(drive.offsets()).toEqual([0n, 0n]);
  });

  it('is skipped for every other error', () => {
    const drive = new Drive({ split: 1, subcores: [{ start: 'host' }] });
    drive.step('error', 'hmi-t0').to('t0', 'opal_handle_hmi:O10');
    expect(drive.register('core.hmiState')).toBe(0n);
    expect(drive.register('subcore0.tb')).toBe(0x1d2c_5a3b_1000n);
  });
});

describe('a guest entry while the TB is zeroed', () => {
  /** t0 enters its guest again, t1 still recovers the core from an HMI that only t1 had (S5). */
  const entering = () =>
    new Drive({
      split: 1,
      threadsPerSubcore: 2,
      subcores: [{ tbOffset: '0x1000000000', entries: 1 }],
      environment: { ...residue, scope: 'thread' },
    })
      .step('error-t1', 'hmi-t1')
      .to('t1', 'kvmhv_switch_to_host:S2')
      .step('doorbell-t0')
      .past('t0', 'kvmhv_switch_to_host:X14')
      .to('t1', 'timer_facility_do_cleanup:op')
      .to('t0', 'kvmppc_run_core:R0');
  const defect = (drive: Drive) => drive.cell('subcore0.short');

  it('is wrong for good where the offset was added to the zero', () => {
    const drive = entering()
      .step('t1')
      .past('t0', 'kvmppc_hv_entry:E5a')
      .load('t1')
      .step('t0', 't0');
    expect(drive.line('t0')).toBe('kvmppc_hv_entry:E7');
    expect(defect(drive)).toBe(DEFECT.LOST);
    expect(drive.register('subcore0.tb')).toBe(OFFSET | 0x3b_1000n);
    drive.past('t0', 'kvmppc_hv_entry:E14');
    expect(drive.broken).toEqual(['guest-tb']);
  });

  it('takes a carry that was none where only the second read is zero', () => {
    const drive = entering().past('t0', 'kvmppc_hv_entry:E5b').step('t1', 't0');
    expect(drive.line('t0')).toBe('kvmppc_hv_entry:E6b');
    drive.load('t1').step('t0');
    expect(defect(drive)).toBe(DEFECT.LOST);
    expect(drive.offsets()).toEqual([OFFSET + (1n << 24n)]);
    drive.past('t0', 'kvmppc_hv_entry:E14');
    expect(drive.explain('guest-tb')).toBe('TB of subcore 0 is 32.8 ms ahead of what it should be');
  });

  it('does no harm where the TB is loaded after it', () => {
    const drive = entering()
      .past('t0', 'kvmppc_hv_entry:E5a')
      .step('t1')
      .past('t0', 'kvmppc_hv_entry:E6b');
    expect(defect(drive)).toBe(DEFECT.ZEROED);
    drive.load('t1');
    expect(defect(drive)).toBe(DEFECT.NONE);
    expect(drive.offsets()).toEqual([0n]);
  });
});

describe('zeroing a TB that runs', () => {
  it('is a TB error of its own', () => {
    const drive = new Drive({
      split: 2,
      threadsPerSubcore: 2,
      subcores: [{ start: 'guest' }, { start: 'host' }],
      environment: { ...residue, tbErrors: 2 },
    });
    const owner = 't0';
    drive.step('error', 'hmi-t0', 'hmi-t1', 'hmi-t4');
    drive.to('t1', 'kvmhv_switch_to_host:S2').past(owner, 'kvmppc_subcore_exit_guest:op');
    drive.to('t4', 'wait_for_subcore_threads:wait').load(owner);
    drive.to(owner, 'chiptod_wakeup_resync:RS1').to('t4', 'wait_for_tb_resync:H6');
    // A second error: t5 reads it in TFMR, and the resync owner clears it and reloads.
    drive.step('error', 'hmi-t5').past('t5', 'pre_recovery_cleanup:O3b').load(owner);
    expect(drive.cell('core.TBST')).toBe(TBST.RUNNING);
    drive.past('t5', 'timer_facility_do_cleanup:op');
    expect(drive.cell('core.TBST')).toBe(TBST.ERROR);
    expect(drive.cell('t0.HMER')).toBe(1);
    expect(drive.taken.at(-1)?.outcome).toBe('TBL written while the TB runs: a TB error');
    expect(drive.register('subcore1.tb')).toBe(0n);
    expect(drive.at(100).register('subcore0.tb')).toBe(0x1d2c_5a3b_1000n);
  });
});
