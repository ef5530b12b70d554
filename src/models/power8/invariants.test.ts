/** What must hold, where it is looked at, and what is said when it does not. */
import { describe, expect, it } from 'vitest';
import { Drive } from '../../testing/power8/drive.ts';
import { parsed } from '../../testing/scenarios.ts';
import { buildPower8 } from './index.ts';

const AHEAD = '0x1000000000';
const R1 = 'kvmppc_run_core:R0';

/** Before the fix: the host recovers while the guest of subcore 0 runs on. */
function reloadedUnderGuest(tbOffset: string, more: object = {}): Drive {
  return new Drive({
    kernel: 'pre-fix',
    split: 2,
    subcores: [{ tbOffset, entries: 1 }, { start: 'host' }],
    environment: more,
  })
    .step('error', 'hmi-t4')
    .load('t4');
}

describe('invariants', () => {
  it('have the ids that links and the terminal know', () => {
    const { invariants } = new Drive({ split: 1, subcores: [{}] }).model.description;
    expect(invariants.map((i) => i.id)).toEqual([
      ...['host-tb', 'guest-tb', 'reload-safe', 'one-resync', 'no-entry-during-resync'],
      ...['bit63-at-rest', 'guest-time-monotonic', 'tb-at-rest', 'no-deadlock'],
      ...['dec-expires', 'recovered'],
    ]);
    for (const { title, sentence, consequence } of invariants)
      expect([title, sentence, consequence]).not.toContain('');
  });

  it('hold at the start, whatever the offset', () => {
    for (const tbOffset of ['0x0', AHEAD, '-0x1000000']) {
      const { machine } = buildPower8(parsed({ split: 1, subcores: [{ tbOffset }] }));
      expect(machine.broken(machine.initial, 0)).toBe(0);
    }
  });
});

describe('guest-tb', () => {
  it('is looked at only once the HMI is gone: what the guest reads until then is in doubt', () => {
    const drive = reloadedUnderGuest(AHEAD);
    expect(drive.broken).not.toContain('guest-tb');
    drive.to('t4', R1).step('hmi-t0').to('t0', R1).past('t0', 'kvmppc_hv_entry:E14');
    expect(drive.broken).toContain('guest-tb');
    expect(drive.explain('guest-tb')).toBe('TB of subcore 0 is 134.2 s behind what it should be');
  });
});

describe('guest-time-monotonic', () => {
  it('is broken by a reload under a guest that is ahead of the host', () => {
    const drive = reloadedUnderGuest(AHEAD);
    expect(drive.broken).toEqual(['reload-safe', 'guest-time-monotonic']);
    expect(drive.explain('guest-time-monotonic')).toBe(
      'the guest on subcore 0 reads an earlier time than before',
    );
  });

  it('is not broken where an HMI and HDEC are pending at hrfid: the guest does not run', () => {
    const drive = new Drive({
      kernel: 'pre-fix',
      split: 2,
      subcores: [{ start: 'host', tbOffset: AHEAD, entries: 1 }, { start: 'host' }],
      environment: { hdecSoon: true, hmiPriority: 'either' },
    });
    drive.to('t0', 'kvmppc_hv_entry:E14').step('hdec-s0', 'error', 't0', 'hmi-t4').load('t4');
    expect(drive.line('t0')).toBe('guest:wait');
    expect(drive.offsets()).toEqual([0n, 0n]);
    expect(drive.broken).toEqual(['reload-safe']);
  });

  it('is not broken by one under a guest that is behind: it jumps ahead', () => {
    expect(reloadedUnderGuest('-0x1000000000').broken).toEqual(['reload-safe']);
  });

  it('is broken when such a guest comes back to its own time', () => {
    const drive = reloadedUnderGuest('-0x1000000000', { tbErrors: 2 }).to('t4', R1);
    drive
      .step('hmi-t0')
      .to('t0', R1)
      .step('error', 'hmi-t4', 'hmi-t0')
      .load('t4')
      .to('t4', R1)
      .to('t0', R1);
    drive.past('t0', 'kvmppc_hv_entry:E14');
    expect(drive.offsets()).toEqual([-0x10_0000_0000n, 0n]);
    expect(drive.broken).toContain('guest-time-monotonic');
  });
});

describe('one-resync', () => {
  /** A round: error, and the guest's primary handles it with the resync. */
  const round = (drive: Drive): Drive =>
    drive
      .step('error', 'hmi-t0')
      .load('t0')
      .to('t0', 'chiptod_wakeup_resync:RS1')
      .load('t0')
      .to('t0', R1);

  it('starts afresh with every round', () => {
    const drive = new Drive({
      split: 1,
      subcores: [{ entries: 1 }],
      environment: { tbErrors: 2 },
    });
    round(drive).past('t0', 'kvmppc_hv_entry:E14');
    round(drive);
    expect(drive.count('resync-done')).toBe(2);
    expect(drive.broken).toEqual([]);
  });

  it('grants two resyncs to two errors of one round', () => {
    const drive = new Drive({
      split: 2,
      subcores: [{}, { start: 'host', entries: 1 }],
      environment: { tbErrors: 2, errorKind: 'PROC_RECV_DONE' },
    });
    drive.past('t4', 'kvmppc_hv_entry:E1').step('error', 'hmi-t0', 'error');
    drive.to('t0', 'chiptod_wakeup_resync:RS1').load('t0').to('t0', R1);
    drive.past('t4', 'kvmppc_hv_entry:E14').to('t4', 'chiptod_wakeup_resync:RS1').load('t4');
    drive.to('t4', R1);
    expect(drive.count('resync-done')).toBe(2);
    expect(drive.broken).toEqual([]);
  });

  it('says so when there is one too many', () => {
    const drive = new Drive({ split: 2, subcores: [{}, { start: 'host', entries: 1 }] });
    drive.past('t4', 'kvmppc_hv_entry:E1');
    round(drive).past('t4', 'kvmppc_hv_entry:E14').to('t4', 'chiptod_wakeup_resync:RS1').load('t4');
    drive.to('t4', R1);
    expect(drive.broken).toEqual(['one-resync']);
    expect(drive.explain('one-resync')).toBe(
      'the core was resynced more often than errors were raised',
    );
  });
});

describe('no-entry-during-resync', () => {
  it('is broken by a subcore that comes through E14 while the TBs are stopped', () => {
    // Only t0 has the HMI: nothing keeps t4 out of its guest.
    const drive = new Drive({
      split: 2,
      subcores: [{}, { start: 'host', tbOffset: AHEAD, entries: 1 }],
      environment: { scope: 'thread' },
    }).step('error-t0', 'hmi-t0');
    drive.load('t0').to('t0', 'chiptod_wakeup_resync:RS1').to('t0', 'chiptod_to_tb:TL3');
    drive.past('t4', 'kvmppc_hv_entry:E14');
    expect(drive.broken).toEqual(['no-entry-during-resync']);
    expect(drive.explain('no-entry-during-resync')).toBe(
      'a guest was entered while opal_resync_timebase had the TB stopped',
    );
    drive.step('tod-sync', 'tod-load');
    expect(drive.broken).toEqual([
      ...['no-entry-during-resync', 'guest-tb', 'reload-safe', 'guest-time-monotonic'],
    ]);
    expect(drive.explain('reload-safe')).toBe(
      'every TB of the core was reloaded while subcore 1 still ran a guest',
    );
  });
});

describe('at rest', () => {
  it('says which TBs stay wrong, by how much and in which direction', () => {
    const drive = new Drive({
      kernel: 'pre-fix',
      split: 2,
      subcores: [{ tbOffset: AHEAD }, { tbOffset: '-0x3000000' }],
    }).step('error', 'hmi-t0', 'hmi-t4');
    drive.load('t0').to('t0', R1).to('t4', R1);
    expect(drive.brokenAtRest()).toEqual(['tb-at-rest']);
    expect(drive.explain('tb-at-rest')).toBe(
      'TB of subcore 0 stays 134.2 s behind what it should be; ' +
        'TB of subcore 1 stays 98.3 ms ahead of what it should be',
    );
  });

  it('is fine in a guest that runs on guest time', () => {
    const drive = new Drive({
      split: 1,
      subcores: [{ tbOffset: AHEAD }],
      environment: { tbErrors: 0 },
    });
    expect(drive.movers()).toEqual([]);
    expect(drive.brokenAtRest()).toEqual([]);
  });

  it('is a deadlock where a thread still waits', () => {
    const drive = new Drive({
      split: 2,
      subcores: [{ start: 'host' }, { start: 'host' }],
      environment: { errorKind: 'PROC_RECV_DONE' },
      edits: [{ kind: 'skip', at: 'opal_handle_hmi:O13b' }],
    }).step('error', 'hmi-t4');
    drive.past('t4', 'opal_handle_hmi:O13b').to('t4', 'kvmppc_run_core:R0');
    // hmi_lock is held for ever.
    drive.step('hmi-t0').to('t0', 'opal_handle_hmi:O10');
    expect(drive.brokenAtRest()).toEqual(['no-deadlock']);
    expect(drive.explain('no-deadlock')).toBe('nobody can move, and not everybody is done');
  });

  it('leaves bit 63 clear; it would be said if not', () => {
    const drive = new Drive({ split: 1, subcores: [{}] });
    expect(drive.explain('bit63-at-rest')).toBe(
      'all threads are quiet and bit 63 of flags is still set',
    );
  });
});
