/** Every kind of error: what it latches, who repairs it and how, and what Linux hears of it. */
import { describe, expect, it } from 'vitest';
import { wholeRun } from '../../../testing/power8/whole-run.ts';
import { Drive } from '../../../testing/power8/drive.ts';
import type { ErrorKind } from '../settings.ts';
import { TBST } from '../values.ts';

const AHEAD = '0x1000000000';

/** Two subcores in the host. */
const hosts = (environment: object) =>
  new Drive({
    split: 2,
    threadsPerSubcore: 1,
    subcores: [{ start: 'host' }, { start: 'host' }],
    environment,
  });
const guest = (kernel: string, environment: object, entries = 0) =>
  new Drive({ kernel, split: 1, subcores: [{ tbOffset: AHEAD, entries }], environment });

const tfmr = (drive: Drive): string => drive.register('core.tfmr').toString(16);
const HEALTHY = '3212000870e04000';
const UNLOCK = 'opal_handle_hmi:O13b';

describe('HDEC_PARITY_ERROR', () => {
  const wait = 'wait_for_subcore_threads:wait';
  const cleaned = () => {
    const drive = hosts({ errorKind: 'HDEC_PARITY_ERROR' }).step('error', 'hmi-t0', 'hmi-t4');
    return drive.to('t0', wait);
  };

  it('stops no TB, and has HDEC of every subcore zeroed before anybody recovers', () => {
    const drive = cleaned();
    expect(tfmr(drive)).toBe('3212002870e04000');
    expect([drive.register('subcore0.hdec'), drive.register('subcore1.hdec')]).toEqual([
      0n,
      0x7fff_0000n,
    ]);
    expect(drive.waitsFor('t0')).toBe('a thread of every subcore to clean up');
    drive.to('t4', wait);
    expect(drive.register('subcore1.hdec')).toBe(0n);
    expect(drive.register('core.hmiState')).toBe(0x111n);
  });

  it('is cleared by the second write, and tells Linux once', () => {
    const drive = cleaned().to('t4', wait).to('t0', 'tfmr_recover_non_tb_errors:CN2');
    expect(tfmr(drive)).toBe('3212002870e04000');
    drive.step('t0');
    expect(tfmr(drive)).toBe(HEALTHY);
    drive.past('t0', UNLOCK).past('t4', UNLOCK);
    expect(drive.taken.filter(({ line }) => line === 'opal_handle_hmi:O11c')).toHaveLength(1);
    expect(drive.count('nothing-to-recover')).toBe(1);
    expect(drive.offsets()).toEqual([0n, 0n]);
  });
});

describe('an error of one thread', () => {
  it.each(['PURR_PARITY_ERR', 'SPURR_PARITY_ERR', 'DEC_PARITY_ERR'])(
    '%s reaches that thread alone, and is cleared in its own TFMR',
    (errorKind) => {
      const drive = hosts({ errorKind }).step('error-t4');
      expect([drive.can('hmi-t0'), drive.can('hmi-t4')]).toEqual([false, true]);
      const own = drive.register('t4.tfmr');
      expect(own).not.toBe(drive.register('t0.tfmr'));
      expect(tfmr(drive)).toBe(HEALTHY);
      drive.step('hmi-t4').past('t4', UNLOCK);
      expect(drive.register('t4.tfmr').toString(16)).toBe(HEALTHY);
      expect(drive.taken.filter(({ line }) => line === 'opal_handle_hmi:O11c')).toHaveLength(1);
      expect(drive.cell('core.TBST')).toBe(TBST.RUNNING);
    },
  );

  it('sets DEC to all ones for its parity, so that a timer is due at once', () => {
    const drive = hosts({ errorKind: 'DEC_PARITY_ERR' }).step('error-t0', 'hmi-t0');
    drive.past('t0', 'tfmr_recover_non_tb_errors:CND');
    expect(drive.register('t0.dec')).toBe(0xffff_ffffn);
  });

  it('makes a guest lose its timer before the fix, where firmware comes before X5', () => {
    const drive = guest('pre-fix', { errorKind: 'DEC_PARITY_ERR' }).step('error-t0', 'hmi-t0');
    drive.past('t0', 'guest_exit_cont:X5');
    expect(drive.broken).toContain('dec-expires');
    expect(drive.explain('dec-expires')).toBe(
      'the timer of the guest on t0 is due at once: DEC was set to all ones',
    );
  });

  it('keeps it with the fix, where X5 comes before firmware', () => {
    const drive = guest('v4.8', { errorKind: 'DEC_PARITY_ERR' }).step('error-t0', 'hmi-t0');
    drive.past('t0', 'guest_exit_cont:X5');
    expect(drive.broken).toEqual([]);
    drive.past('t0', 'tfmr_recover_non_tb_errors:CND');
    expect(drive.register('t0.dec')).toBe(0xffff_ffffn);
    drive.load('t0').past('t0', 'kvmppc_call_hv_entry:X17a');
    // The host's own timer comes back with DEC = HSTATE_DECEXP - mftb.
    expect(drive.register('t0.dec')).toBeLessThan(0x20_0001n);
    expect(drive.broken).toEqual([]);
  });

  it.each(['PURR_OVERFLOW', 'SPURR_OVERFLOW'])('%s is cleared by a resync alone', (errorKind) => {
    const drive = guest('v4.8', { errorKind }).step('error-t0', 'hmi-t0');
    drive.past('t0', UNLOCK);
    expect(drive.register('t0.tfmr').toString(16)).not.toBe(HEALTHY);
    expect(drive.count('nothing-to-recover')).toBe(1);
    drive.past('t0', 'chiptod_cleanup_thread_tfmr:RS4a');
    expect(drive.register('t0.tfmr') & 0x7en).toBe(0n);
  });
});

describe('TFMR_CORRUPT', () => {
  it('is repaired before anything in TFMR is believed, and the TBs are loaded anew', () => {
    const drive = hosts({ errorKind: 'TFMR_CORRUPT' }).step('error', 'hmi-t0');
    expect(tfmr(drive)).toBe('3212000980a04008');
    expect(drive.register('t0.hmer').toString(16)).toBe('c00000000000000');
    drive.to('t0', 'chiptod_recover_tfmr_error:CF2').step('t0');
    expect(tfmr(drive)).toBe('3212000980a04000');
    drive.load('t0').past('t0', UNLOCK);
    expect(drive.cell('core.TBST')).toBe(TBST.RUNNING);
    // The branch of TFMR_PARITY_ERROR finds nothing left.
    const events = drive.taken.filter(({ line }) => /O11[ci]/.test(line)).map(({ line }) => line);
    expect(events).toEqual(['opal_handle_hmi:O11c']);
    expect(drive.register('t0.hmer')).toBe(0n);
  });
});

describe('an error of the ChipTOD', () => {
  it('is recovered from without a load of the TBs', () => {
    const drive = hosts({ errorKind: 'CHIP_TOD_INTERRUPT' }).step('error', 'hmi-t0');
    expect(tfmr(drive)).toBe('3212000870e05000');
    drive.past('t0', UNLOCK);
    expect(tfmr(drive)).toBe(HEALTHY);
    expect(drive.count('tb-loaded') + drive.count('tb-stopped')).toBe(0);
    expect(drive.taken.filter(({ line }) => line === 'opal_handle_hmi:O11c')).toHaveLength(1);
  });

  it.each(['CHIP_TOD_TIMEOUT', 'CHIP_TOD_PARITY_ERR'])(
    'is not acted on where it is %s: no event, and the bit stays',
    (errorKind) => {
      const drive = hosts({ errorKind }).step('error', 'hmi-t0');
      const before = tfmr(drive);
      drive.past('t0', UNLOCK);
      expect(tfmr(drive)).toBe(before);
      expect(drive.taken.some(({ line }) => line === 'opal_handle_hmi:O11c')).toBe(false);
      expect(drive.can('hmi-t0')).toBe(false);
    },
  );
});

describe('MALFUNCTION_ALERT', () => {
  it('is one cause, and an event of each thread', () => {
    const drive = hosts({ errorKind: 'MALFUNCTION_ALERT' }).step('error', 'hmi-t0', 'hmi-t4');
    drive.past('t0', UNLOCK).past('t4', UNLOCK);
    expect(drive.taken.filter(({ line }) => line === 'opal_handle_hmi:O11f')).toHaveLength(2);
    expect(drive.count('not-recovered')).toBe(0);
    expect(tfmr(drive)).toBe(HEALTHY);
  });

  it('is fatal where firmware cannot repair it', () => {
    const environment = { errorKind: 'MALFUNCTION_ALERT', recoveryFails: true };
    const drive = hosts(environment).step('error', 'hmi-t0').to('t0', 'hmi_event_handler:op');
    drive.step('t0');
    expect(drive.taken.at(-1)?.events).toEqual(['rebooted']);
    expect(drive.explain('recovered')).toBe(
      'OPAL could not recover from the error, and tells Linux so',
    );
  });
});

describe('HYP_RESOURCE_ERR', () => {
  it('ends in a reboot, and is not reported where the core would stop for good', () => {
    const drive = hosts({ errorKind: 'HYP_RESOURCE_ERR', tbErrors: 2 }).step('error-t0', 'hmi-t0');
    // HV=1 and EE=0 from here on.
    expect([drive.can('error-t0'), drive.can('error-t4')]).toEqual([false, true]);
    drive.past('t0', 'opal_handle_hmi:O11g');
    expect(drive.taken.at(-1)?.events).toEqual(['not-recovered']);
    drive.to('t0', 'hmi_event_handler:op').step('t0');
    expect(drive.taken.at(-1)?.events).toEqual(['rebooted']);
  });
});

describe('TRIG_FIR_HMI', () => {
  const trigger = { errorKind: 'TRIG_FIR_HMI' };

  it('stays latched through the AND of O12, so that it fires again until it is cleared', () => {
    const drive = hosts(trigger).step('error', 'hmi-t0').past('t0', 'opal_handle_hmi:O12');
    expect(drive.register('t0.hmer')).toBe(0x4000_0000_0000n);
    drive.to('t0', 'hmi_exception_after_realmode:op').step('t0');
    expect(drive.can('hmi-t0')).toBe(true);
    drive.step('trigger-off');
    expect(drive.can('hmi-t0')).toBe(false);
  });

  it('is dropped by O12 where it was latched after O1', () => {
    const second = { errorKind: 'PROC_RECV_DONE', errorKind2: 'TRIG_FIR_HMI', tbErrors: 2 };
    const drive = hosts(second).step('error', 'hmi-t0').past('t0', 'opal_handle_hmi:O1');
    drive.step('error2').past('t0', 'opal_handle_hmi:O12');
    expect([drive.register('t0.hmer'), drive.register('t4.hmer')]).toEqual([
      0n,
      0x2000_4000_0000_0000n,
    ]);
  });

  it('makes v4.8 stop and load healthy TBs, and then interrupts the host without end', () => {
    const drive = guest('v4.8', trigger).step('error', 'hmi-t0');
    drive.load('t0').past('t0', 'chiptod_wakeup_resync:RS7');
    expect(drive.count('resync-done')).toBe(1);
    drive.to('t0', 'kvmppc_run_core:X17d');
    for (const calls of [2, 3]) {
      expect([drive.can('t0'), drive.can('hmi-t0')]).toEqual([false, true]);
      drive.step('hmi-t0').to('t0', 'kvmppc_run_core:X17d');
      expect(drive.count('opal-entered')).toBe(calls);
    }
    expect(drive.count('resync-done')).toBe(1);
    drive.step('trigger-off').past('t0', 'kvmppc_run_core:X17d');
    expect(drive.broken).toEqual([]);
  });
});

describe('a recovery that fails', () => {
  it.each<ErrorKind>([
    'TB_MISSING_STEP',
    'TFMR_CORRUPT',
    'HDEC_PARITY_ERROR',
    'CHIP_TOD_INTERRUPT',
    'MALFUNCTION_ALERT',
  ])('of %s reboots Linux, in whatever order', (errorKind) => {
    const events = wholeRun({
      split: 2,
      subcores: [{ start: 'host' }, { start: 'host' }],
      environment: { errorKind, recoveryFails: true },
    }).steps.flatMap((step) => step.events);
    expect(events).toContain('rebooted');
    expect(events).toContain('not-recovered');
  });
});

describe('several kinds in a run', () => {
  const two = { errorKind: 'TB_MISSING_STEP', errorKind2: 'PROC_RECV_DONE', tbErrors: 2 };

  it('come in their order, and the last kind repeats', () => {
    const drive = hosts({ ...two, tbErrors: 3 });
    expect([drive.can('error'), drive.can('error2')]).toEqual([true, false]);
    drive.step('error');
    expect([drive.can('error'), drive.can('error2')]).toEqual([false, true]);
    drive.step('error2');
    expect([drive.can('error'), drive.can('error2')]).toEqual([false, true]);
  });

  it('come in any order where the scenario says so', () => {
    const drive = hosts({ ...two, errorOrder: 'free' });
    expect([drive.can('error'), drive.can('error2')]).toEqual([true, true]);
  });

  it('are handled in one call where both are latched, in the order of the bits', () => {
    const drive = hosts(two).step('error', 'error2', 'hmi-t0');
    expect(drive.register('t0.hmer')).toBe(0x2800_0000_0000_0000n);
    drive.load('t0').past('t0', UNLOCK);
    const queued = drive.taken.filter(({ actor, line }) => actor === 't0' && /O11[ac]/.test(line));
    expect(queued.map(({ line }) => line)).toEqual([
      'opal_handle_hmi:O11a',
      'opal_handle_hmi:O11c',
    ]);
    expect(drive.register('t0.hmer')).toBe(0n);
  });

  it('clean up TB and HDEC each for its own bit', () => {
    const drive = hosts({
      errorKind: 'HDEC_PARITY_ERROR',
      errorKind2: 'TB_RESIDUE_ERR',
      tbErrors: 2,
    });
    drive.step('error', 'hmi-t0', 'hmi-t4').to('t0', 'wait_for_subcore_threads:wait');
    expect(drive.register('subcore0.tb')).not.toBe(0n);
    drive.step('error2').to('t4', 'wait_for_subcore_threads:wait');
    expect([drive.register('subcore1.tb'), drive.register('subcore1.hdec')]).toEqual([0n, 0n]);
  });
});
