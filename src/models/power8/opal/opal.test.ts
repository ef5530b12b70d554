/** OPAL of the POWER8 era: locks, one recovery and one event an error, HMER as an AND, the resync. */
import { describe, expect, it } from 'vitest';
import { Drive } from '../../../testing/power8/drive.ts';
import { TBST } from '../values.ts';

const EVENT = 'opal_handle_hmi:O11c';
const R1 = 'kvmppc_run_core:R0';
/** EE=1 again: a latched HMI is taken before anything else. */
const RELEASE = 'kvmppc_run_core:X17d';
const LOADING = 'chiptod_to_tb:TL3';

const hosts = (environment: object = {}) =>
  new Drive({
    kernel: 'pre-fix',
    split: 4,
    subcores: Array.from({ length: 4 }, () => ({ start: 'host' })),
    environment,
  });

describe('opal_handle_hmi', () => {
  it('recovers once and queues one event an error, whoever comes first', () => {
    const drive = hosts().step('error', 'hmi-t0', 'hmi-t2', 'hmi-t4', 'hmi-t6');
    drive.load('t4');
    for (const thread of ['t4', 't0', 't6', 't2']) drive.to(thread, R1);
    expect(drive.taken.filter((t) => t.line === EVENT).map((t) => t.actor)).toEqual(['t4']);
    expect(drive.count('tb-loaded')).toBe(1);
    expect(drive.count('nothing-to-recover')).toBe(3);
    for (const thread of ['t0', 't2', 't4', 't6']) expect(drive.cell(`${thread}.HMER`)).toBe(0);
  });

  it('lets one thread at a time recover', () => {
    const drive = hosts().step('error', 'hmi-t0', 'hmi-t2').past('t0', 'opal_handle_hmi:O10');
    drive.to('t2', 'pre_recovery_cleanup:O3a');
    expect(drive.can('t2')).toBe(false);
    expect(drive.waitsFor('t2')).toBe('hmi_lock to be free');
    drive.load('t0').past('t0', 'opal_handle_hmi:O13b');
    expect(drive.can('t2')).toBe(true);
  });

  it('does not recover for an HMI that is no TB error, and clears it', () => {
    const drive = hosts({ errorKind: 'PROC_RECV_DONE' }).step('error', 'hmi-t0').to('t0', R1);
    expect(drive.count('tb-stopped')).toBe(0);
    expect(drive.taken.map((t) => t.line)).toContain('opal_handle_hmi:O11a');
    expect(drive.taken.map((t) => t.line)).not.toContain('chiptod_recover_tb_errors:C1');
    expect([drive.cell('t0.HMER'), drive.cell('t2.HMER')]).toEqual([0, 1]);
  });

  it('drops a cause that was latched after the error was cleared: a write to HMER is an AND', () => {
    const drive = new Drive({
      split: 1,
      subcores: [{ start: 'host' }],
      environment: { tbErrors: 2 },
    }).step('error', 'hmi-t0');
    drive.load('t0').to('t0', 'opal_handle_hmi:O12').step('error');
    expect(drive.cell('t0.HMER')).toBe(1);
    drive.to('t0', R1);
    // Nobody will hear of the second error: the TB stays stopped.
    expect(drive.cell('t0.HMER')).toBe(0);
    expect(drive.movers()).toEqual([]);
    expect(drive.brokenAtRest()).toEqual(['tb-at-rest']);
    expect(drive.explain('tb-at-rest')).toBe('every TB of the core stays stopped, in state ERROR');
  });

  it('handles what O1 read, although O2 reads HMER once more', () => {
    const labels = hosts().model.description.lines.map((l) => `${l.id} ${l.text}`);
    expect(labels).toContain('opal_handle_hmi:O1 hmer = mfspr(SPR_HMER)');
    expect(labels).toContain('pre_recovery_cleanup:O2 hmer = mfspr(SPR_HMER)');
    const drive = hosts().step('error', 'hmi-t0').past('t0', 'opal_handle_hmi:O1');
    expect(drive.cell('t0.hmer copy')).toBe(1);
    drive.step('t0');
    expect(drive.line('t0')).toBe('pre_recovery_cleanup:O3a');
  });
});

describe('loading the TBs', () => {
  it('stops every TB of the core, and waits for sync pulse and delivery', () => {
    const drive = hosts({ errorKind: 'PROC_RECV_DONE' });
    expect(drive.movers().filter((id) => id.startsWith('tod'))).toEqual([]);
    const recovering = hosts().step('error', 'hmi-t0').to('t0', LOADING);
    expect(recovering.can('t0')).toBe(false);
    expect(recovering.can('tod-load')).toBe(false);
    recovering.step('tod-sync').at(200).step('tod-load');
    expect(recovering.offsets()).toEqual([0n, 0n, 0n, 0n]);
    expect(recovering.at(300).offsets()).toEqual([0n, 0n, 0n, 0n]);
  });

  it('delivers only after the ChipTOD was asked to', () => {
    const drive = hosts().step('error', 'hmi-t0').past('t0', 'chiptod_to_tb:TL1').step('tod-sync');
    expect(drive.can('tod-load')).toBe(false);
    expect(drive.step('t0').can('tod-load')).toBe(true);
  });
});

describe('opal_resync_timebase', () => {
  /** The owner is about to resync, after a recovery or without one. */
  const resyncing = (environment: object = {}) => {
    const drive = new Drive({
      split: 1,
      subcores: [{ tbOffset: '0x1000000000' }],
      environment,
    }).step('error', 'hmi-t0');
    drive.to('t0', 'kvmppc_realmode_hmi_handler:H1').past('t0', 'wait_for_subcore_guest_exit:H4');
    if (environment === noTb) return drive.to('t0', 'chiptod_wakeup_resync:RS1');
    return drive.load('t0').to('t0', 'chiptod_wakeup_resync:RS1');
  };
  const noTb = { errorKind: 'PROC_RECV_DONE' };

  it('stops a healthy TB that holds guest time, and loads host time', () => {
    const drive = resyncing(noTb);
    expect(drive.offsets()).toEqual([0x10_0000_0000n]);
    drive.past('t0', 'chiptod_mod_tb:TM1');
    expect(drive.taken.at(-1)?.outcome).toBe('every TB of the core stops');
    drive.load('t0');
    expect(drive.offsets()).toEqual([0n]);
  });

  it('fails when an error strikes before the TB is stopped, and Linux does not look', () => {
    const drive = resyncing({ tbErrors: 2 })
      .past('t0', 'chiptod_cleanup_thread_tfmr:RS4a')
      .step('error', 't0', 't0');
    expect(drive.cell('core.TBST')).toBe(TBST.ERROR);
    expect(drive.line('t0')).toBe('chiptod_wakeup_resync:RS7');
    drive.step('t0');
    expect(drive.taken.at(-1)?.events).toEqual(['resync-failed']);
    drive.past('t0', 'kvmppc_tb_resync_done:op').to('t0', RELEASE);
    // The second HMI is latched, and its own recovery repairs it.
    drive.step('hmi-t0').load('t0').to('t0', R1);
    expect(drive.offsets()).toEqual([0n]);
    expect(drive.broken).toEqual([]);
  });

  it('clears an error of its own, so that nobody is left to recover from it', () => {
    const drive = resyncing({ tbErrors: 2 }).step('error').load('t0');
    drive.past('t0', 'kvmppc_tb_resync_done:op').to('t0', RELEASE).step('hmi-t0').to('t0', R1);
    expect(drive.count('nothing-to-recover')).toBe(1);
    expect(drive.brokenAtRest()).toEqual([]);
  });

  it.each([
    ['TB_MISSING_SYNC', false],
    ['TB_MISSING_STEP', false],
    ['TB_RESIDUE_ERR', false],
    ['FW_CONTROL_ERR', true],
    ['TBST_CORRUPT', true],
  ])('clears the TFMR bits 43 to 45 only: %s', (errorKind, stays) => {
    const drive = resyncing({ tbErrors: 2, errorKind }).step('error').load('t0');
    expect(drive.cell('core.tfmrError')).toBe(stays ? 1 : 0);
    drive.past('t0', 'kvmppc_tb_resync_done:op').to('t0', RELEASE).step('hmi-t0').to('t0', R1);
    expect(drive.cell('core.tfmrError')).toBe(0);
    expect(drive.brokenAtRest()).toEqual([]);
  });

  it('waits for whoever recovers', () => {
    const drive = new Drive({
      split: 2,
      subcores: [{ tbOffset: '0x1000000' }, { start: 'host' }],
      environment: { tbErrors: 2 },
    }).step('error', 'hmi-t0', 'hmi-t4');
    drive.past('t0', 'kvmppc_subcore_exit_guest:op').load('t0');
    drive.to('t0', 'chiptod_wakeup_resync:RS1').past('t4', 'chiptod_recover_tb_errors:C1');
    expect(drive.can('t0')).toBe(false);
    expect(drive.waitsFor('t0')).toBe('chiptod_lock to be free');
  });
});

describe('a load that fails', () => {
  const tfmr = (drive: Drive): string => drive.register('core.tfmr').toString(16);
  const loading = (environment: object = {}) =>
    new Drive({ split: 1, subcores: [{ start: 'host' }], environment }).step('error', 'hmi-t0');

  it('shows in TFMR, poll by poll, what is pending', () => {
    const drive = loading();
    const seen: string[] = [tfmr(drive)];
    const note = (...actors: string[]): void => {
      for (const actor of actors) {
        drive.step(actor);
        seen.push(tfmr(drive));
      }
    };
    drive.past('t0', 'tfmr_recover_tb_errors:C3b');
    seen.push(tfmr(drive));
    note('tb-clear');
    drive.past('t0', 'chiptod_mod_tb:TM1');
    seen.push(tfmr(drive));
    note('tb-mod');
    drive.past('t0', 'chiptod_to_tb:TL1');
    seen.push(tfmr(drive));
    drive.past('t0', 'chiptod_to_tb:TL2');
    note('tod-sync', 'tod-load');
    expect(seen).toEqual([
      '3212000980a84000', // state 9 from 8, TB_MISSING_STEP
      '3212008980a04000', // CLEAR_TB_ERRORS is pending
      '3212000090a04000', // RESET from 9
      '3212800100a04000', // LOAD_TOD_MOD is pending: SEND_TOD_MOD
      '3212000210a04000', // NOT_SET
      '3212200620a04000', // MOVE_CHIP_TOD_TO_TB is pending: SYNC_WAIT
      '3212200760a04000', // GET_TOD: as it was seen on a machine
      '3212000870e04000', // running, and good
    ]);
  });

  it('is what a new error makes of it: state 9 from 6, with bit 18 still set', () => {
    const drive = loading({ tbErrors: 2, errorKind: 'FW_CONTROL_ERR' });
    drive.to('t0', 'chiptod_to_tb:TL3').step('error');
    expect(tfmr(drive)).toBe('3212200960a24000');
    drive.step('timeout-t0').to('t0', 'opal_handle_hmi:O11c').step('t0');
    expect(drive.taken.at(-1)?.events).toEqual(['not-recovered']);
  });

  it('ends the recovery at once where the TBs cannot be moved to NOT_SET', () => {
    const drive = loading({ tbErrors: 2 }).to('t0', 'chiptod_mod_tb:TM1').step('error', 't0', 't0');
    expect(drive.line('t0')).toBe('chiptod_recover_tb_errors:C6');
    expect(tfmr(drive)).toBe('3212000990aa4000');
  });

  it('leaves a value that never comes in GET_TOD, and the next LOAD_TOD_MOD is refused', () => {
    const drive = new Drive({
      split: 2,
      subcores: [{ start: 'host' }, { start: 'host' }],
      environment: { todStopped: true },
    }).step('error', 'hmi-t0', 'hmi-t4');
    drive.to('t0', 'chiptod_to_tb:TL3').to('t4', 'pre_recovery_cleanup:O3a').step('tod-sync');
    expect(drive.movers()).toEqual(['timeout-t0']);
    drive.step('timeout-t0').past('t0', 'opal_handle_hmi:O13b').past('t4', 'chiptod_mod_tb:TM1');
    expect(drive.taken.at(-1)?.events).toContain('hmi-raised');
    expect(tfmr(drive)).toBe('3212000970a24000');
    expect(['t0', 't4'].map((t) => drive.cell(`${t}.HMER`))).toEqual([1, 1]);
  });

  it('is said by nobody to have gone well where the ChipTOD is not asked for its value', () => {
    const drive = new Drive({
      split: 1,
      subcores: [{ tbOffset: '0x1000000000' }],
      edits: [{ kind: 'skip', at: 'chiptod_to_tb:TL2' }],
    }).step('error', 'hmi-t0');
    drive.to('t0', 'chiptod_to_tb:TL3').step('tod-sync', 'timeout-t0');
    drive.to('t0', 'opal_handle_hmi:O11c').step('t0');
    expect(drive.taken.at(-1)?.events).toEqual(['not-recovered']);
    expect(drive.broken).toEqual(['recovered']);
  });

  it('queues the event only once chiptod_lock is free', () => {
    const drive = loading().load('t0').to('t0', 'opal_handle_hmi:O11c');
    expect(drive.cell('core.chiptod_lock')).toBe(0);
  });
});
