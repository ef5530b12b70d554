/** Recoveries and resyncs that fail, and who hears of it: a reboot after the one, nobody after the other. */
import { describe, expect, it } from 'vitest';
import { plainEvents } from '../../../testing/power8/plain-events.ts';
import { Drive } from '../../../testing/power8/drive.ts';
import { wholeRun } from '../../../testing/power8/whole-run.ts';

const TL3 = 'chiptod_to_tb:TL3';
const AHEAD = '0x1000000000';
const todStopped = { todStopped: true };
const noTb = { todStopped: true, errorKind: 'PROC_RECV_DONE' };

const unsplit = (environment: object) =>
  new Drive({ split: 1, subcores: [{ tbOffset: AHEAD }], environment }).step('error', 'hmi-t0');
const givesUp = (drive: Drive, thread: string): Drive =>
  drive.to(thread, TL3).step('tod-sync', `timeout-${thread}`);

describe('a ChipTOD that stands still', () => {
  it('makes the recovery queue NOT_RECOVERED, and Linux reboot', () => {
    const drive = givesUp(unsplit(todStopped), 't0').past('t0', 'opal_handle_hmi:O11c');
    expect(drive.taken.at(-1)).toMatchObject({
      events: ['not-recovered'],
      outcome: 'NOT_RECOVERED: Linux will reboot the machine',
    });
    expect(drive.broken).toEqual(['recovered']);
    drive.to('t0', 'hmi_event_handler:op').step('t0');
    expect(drive.taken.at(-1)).toMatchObject({
      events: ['rebooted'],
      outcome: '"Unrecoverable HMI exception"',
    });
    expect(drive.movers()).toEqual([]);
    // What is left of a machine that reboots is no fault of its own.
    expect(drive.brokenAtRest()).toEqual([]);
    expect(drive.explain('recovered')).toBe(
      'OPAL could not get the TBs of the core to run again, and tells Linux so',
    );
  });

  it('makes the resync after such a recovery fail at LOAD_TOD_MOD, which raises one more HMI', () => {
    const drive = givesUp(unsplit(todStopped), 't0').past('t0', 'opal_handle_hmi:O12');
    expect(drive.cell('t0.HMER')).toBe(0);
    drive.past('t0', 'chiptod_mod_tb:TM1');
    expect([drive.cell('t0.HMER'), drive.cell('core.FW_CONTROL_ERR')]).toEqual([1, 1]);
    expect(drive.register('core.tfmr').toString(16)).toBe('3212000970a24000');
    drive.past('t0', 'chiptod_mod_tb:TM2').past('t0', 'chiptod_wakeup_resync:RS7');
    expect(drive.taken.at(-1)?.events).toEqual(['resync-failed']);
  });

  it('lets the first host thread to recover reboot the machine, and nobody is interrupted then', () => {
    const drive = new Drive({
      split: 2,
      subcores: [{ start: 'host' }, { start: 'host' }],
      environment: todStopped,
    }).step('error', 'hmi-t4', 'hmi-t0');
    drive.to('t4', TL3).to('t0', 'pre_recovery_cleanup:O3a');
    givesUp(drive, 't4').to('t4', 'hmi_event_handler:op').step('t4');
    // t0 tries once more, in vain: its LOAD_TOD_MOD is refused, which latches an HMI in t4.
    drive.to('t0', 'hmi_event_handler:op').step('t0');
    expect(drive.count('not-recovered')).toBe(2);
    expect([drive.cell('t4.HMER'), drive.can('hmi-t4')]).toEqual([1, false]);
    expect(drive.movers()).toEqual([]);
    expect(drive.brokenAtRest()).toEqual([]);
  });

  it('leaves every TB stopped after a resync that nobody had to do: Linux does not look', () => {
    const drive = unsplit(noTb).to('t0', 'chiptod_wakeup_resync:RS1');
    expect(drive.offsets()).toEqual([0x10_0000_0000n]);
    givesUp(drive, 't0').past('t0', 'chiptod_wakeup_resync:RS7');
    expect(drive.taken.at(-1)).toMatchObject({
      events: ['resync-failed'],
      outcome: 'OPAL_HARDWARE, which Linux ignores: every TB of the core is left stopped',
    });
    drive.to('t0', 'kvmppc_run_core:R0');
    expect(drive.cell('core.bit63')).toBe(0);
    // As it was seen on a machine: the sync pulse came, the value never did.
    expect(drive.register('core.tfmr').toString(16)).toBe('3212200760a04000');
    expect(drive.broken).toEqual([]);
    expect(drive.brokenAtRest()).toEqual(['tb-at-rest']);
    expect(drive.explain('tb-at-rest')).toBe(
      'every TB of the core stays stopped, in state GET_TOD',
    );
  });

  it('costs 80 ms at each poll: 20,000,000 loops', () => {
    const run = wholeRun({ split: 1, subcores: [{ tbOffset: AHEAD }], environment: noTb });
    const at = run.steps.findIndex(({ actor }) => actor === 'timeout-t0');
    const waited = (run.steps[at]?.startTicks ?? 0) - (run.steps[at - 1]?.startTicks ?? 0);
    expect(Math.round(waited / 512_000)).toBe(80);
    expect(run.broken).toEqual(['tb-at-rest']);
  });
});

describe('in every order, without the XSCOM that asks the ChipTOD for its value', () => {
  const edits = [{ kind: 'skip', at: 'chiptod_to_tb:TL2' }];
  const scenarios = [
    ['a recovery', {}],
    ['a resync alone', { errorKind: 'PROC_RECV_DONE' }],
    ['two errors', { tbErrors: 2 }],
  ] as const;

  it.each(scenarios)('nobody says that it went well: %s', (_, environment) => {
    const found = plainEvents({
      split: 2,
      subcores: [{ tbOffset: AHEAD, entries: 1 }, { start: 'host' }],
      environment,
      edits,
    });
    for (const success of ['resync-done', 'tb-loaded']) expect(found.events).not.toContain(success);
    expect(found.lines).not.toContain('chiptod_recover_tb_errors:C5d');
    expect(found.events).toContain('resync-failed');
    // The search has come to the end of what it is about.
    expect(found.lines).toContain('chiptod_to_tb:TL1');
    expect(found.events.includes('not-recovered')).toBe(!('errorKind' in environment));
  });

  it('but with it somebody does', () => {
    const found = plainEvents({ split: 1, subcores: [{ tbOffset: AHEAD }] });
    expect(found.events).toEqual(expect.arrayContaining(['resync-done', 'tb-loaded']));
    expect(found.lines).toContain('chiptod_recover_tb_errors:C5d');
    expect(found.events).not.toContain('resync-failed');
  });
});
