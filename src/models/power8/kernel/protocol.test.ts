/** The fix's protocol: in_guest[], bit 63, who waits for whom, who handles the HMI and how often. */
import { describe, expect, it } from 'vitest';
import { Drive } from '../../../testing/power8/drive.ts';

const AHEAD = '0x1000000000';
const CLAIM = 'kvmppc_tb_resync_required:op';
const LEAVE = 'kvmppc_subcore_exit_guest:op';
const WAIT_IN_GUEST = 'wait_for_subcore_guest_exit:H4';
const WAIT_BIT63 = 'wait_for_tb_resync:H6';
const OPAL = 'opal_handle_hmi:O1';
const X7 = 'kvmhv_switch_to_host:X7';
const R0 = 'kvmppc_run_core:R0';
const NAP = 'power7_nap:S7';
const SPIN = 'kvm_no_guest:S6';

/** Two subcores in their guests; the error has been raised and every HMI been taken. */
function twoGuests(threadsPerSubcore = 1): Drive {
  const drive = new Drive({
    split: 2,
    threadsPerSubcore,
    subcores: [{ tbOffset: AHEAD }, { tbOffset: AHEAD }],
  }).step('error');
  for (const { id } of drive.model.description.threads) drive.step(`hmi-${id}`);
  return drive;
}

describe('a primary with an HMI', () => {
  it('wins bit 63 if it is the first, and clears its slot only afterwards', () => {
    const drive = twoGuests().past('t4', CLAIM);
    expect(drive.taken.at(-1)).toMatchObject({ events: ['bit63-won'] });
    expect(drive.cell('core.bit63')).toBe(1);
    expect([0, 1].map((s) => drive.cell(`subcore${s}.in_guest`))).toEqual([1, 1]);
    drive.past('t0', CLAIM);
    expect(drive.taken.at(-1)).toMatchObject({ events: ['bit63-lost'] });
    drive.step('t4');
    expect([0, 1].map((s) => drive.cell(`subcore${s}.in_guest`))).toEqual([1, 0]);
  });

  it('waits for all slots, one after the other, before OPAL', () => {
    const drive = twoGuests().past('t4', LEAVE);
    expect(drive.can('t4')).toBe(false);
    expect(drive.waitsFor('t4')).toBe('in_guest[0] to become 0');
    drive.past('t0', LEAVE).step('t4', 't4');
    expect(drive.line('t4')).toBe(OPAL);
  });

  it('resyncs if it has won, and waits for the resync if not', () => {
    const drive = twoGuests().past('t4', LEAVE).past('t0', LEAVE);
    drive.load('t0').to('t0', WAIT_BIT63).to('t4', 'chiptod_wakeup_resync:RS1').load('t4');
    expect(drive.can('t0')).toBe(false);
    drive.past('t4', 'kvmppc_tb_resync_done:op').step('t0');
    expect(drive.line('t0')).toBe('kvmhv_switch_to_host:X14');
    expect(drive.count('resync-done')).toBe(1);
    drive.to('t0', R0).to('t4', R0);
    expect(drive.broken).toEqual([]);
    expect(drive.brokenAtRest()).toEqual([]);
  });

  it('subtracts, and then clears its slot, if it leaves for another reason', () => {
    const drive = new Drive({
      split: 2,
      subcores: [{ tbOffset: AHEAD }, { start: 'host' }],
      environment: { otherExits: true },
    }).step('exit-t0');
    drive.past('t0', 'kvmhv_switch_to_host:X12b');
    expect(drive.offsets()[0]).toBe(0n);
    expect(drive.cell('subcore0.in_guest')).toBe(1);
    drive.past('t0', 'kvmppc_subcore_exit_guest:op');
    expect(drive.cell('subcore0.in_guest')).toBe(0);
    expect(drive.cell('subcore0.vcoreInGuest')).toBe(1);
    drive.step('t0');
    expect(drive.cell('subcore0.vcoreInGuest')).toBe(0);
  });

  it('does not subtract an offset of zero', () => {
    const drive = new Drive({ split: 1, subcores: [{}], environment: { otherExits: true } });
    drive.step('exit-t0').past('t0', 'kvmhv_switch_to_host:X10');
    expect(drive.line('t0')).toBe('kvmppc_subcore_exit_guest:op');
  });
});

describe('a thread in the host', () => {
  it('waits for every guest, calls OPAL, waits for the resync, and never resyncs', () => {
    const drive = new Drive({
      split: 2,
      subcores: [{ tbOffset: AHEAD }, { start: 'host' }],
    }).step('error', 'hmi-t4', 'hmi-t0');
    expect(drive.line('t4')).toBe(WAIT_IN_GUEST);
    expect(drive.can('t4')).toBe(false);
    drive.past('t0', LEAVE).load('t4').to('t4', WAIT_BIT63);
    expect(drive.can('t4')).toBe(false);
    expect(drive.waitsFor('t4')).toBe('bit 63 to be cleared by the resync owner');
    drive.load('t0').past('t0', 'kvmppc_tb_resync_done:op').to('t4', R0);
    expect(drive.taken.filter((t) => t.actor === 't4').map((t) => t.line)).not.toContain(
      'chiptod_wakeup_resync:RS1',
    );
  });

  it('goes to OPAL at once before the fix', () => {
    const drive = new Drive({
      kernel: 'pre-fix',
      split: 2,
      subcores: [{ tbOffset: AHEAD }, { start: 'host' }],
    }).step('error', 'hmi-t4');
    expect(drive.line('t4')).toBe(OPAL);
  });

  it.each([
    ['v4.8', WAIT_IN_GUEST],
    ['pre-fix', OPAL],
  ])('is woken from its nap by an HMI, and naps again: %s', (kernel, line) => {
    const drive = new Drive({
      kernel,
      split: 1,
      threadsPerSubcore: 2,
      subcores: [{ start: 'host' }],
    });
    drive.step('error', 'hmi-t1');
    expect(drive.line('t1')).toBe(line);
    drive.load('t1').to('t1', NAP);
    expect(drive.cell('t1.HMER')).toBe(0);
  });
});

describe('before the fix, a guest thread', () => {
  it('calls OPAL while the guest is live, and leaves the guest only afterwards', () => {
    const drive = new Drive({ kernel: 'pre-fix', split: 1, subcores: [{ tbOffset: AHEAD }] });
    drive.step('error', 'hmi-t0').load('t0');
    expect(drive.cell('t0.HSTATE_IN_GUEST')).toBe(2);
    drive.past('t0', 'opal_handle_hmi:O13b');
    expect(drive.line('t0')).toBe('kvmppc_interrupt_hv:X1');
    drive.to('t0', R0);
    // The exit path does not call OPAL once more.
    expect(drive.count('opal-entered')).toBe(1);
  });

  it('has no in_guest[] and no bit 63 to look at', () => {
    const drive = new Drive({
      kernel: 'pre-fix',
      split: 1,
      threadsPerSubcore: 2,
      subcores: [{ start: 'host', tbOffset: AHEAD, entries: 1 }],
    });
    drive.past('t0', 'kvmppc_hv_entry:E9').past('t1', 'kvmppc_hv_entry:E14');
    drive.past('t0', 'kvmppc_hv_entry:E14').step('error', 'hmi-t0', 'hmi-t1').load('t0');
    drive
      .past('t0', 'opal_handle_hmi:O13b')
      .to('t1', 'kvmhv_switch_to_host:S2')
      .to('t0', 'kvmppc_wait_for_nap:X17c')
      .to('t1', SPIN)
      .to('t0', R0)
      .to('t1', NAP);
    expect(drive.count('in-guest-set') + drive.count('bit63-won')).toBe(0);
    expect(drive.count('opal-entered')).toBe(2);
  });
});

describe('a secondary', () => {
  it('is waited for by its primary, and waits for vcore.in_guest itself', () => {
    const drive = twoGuests(2).to('t0', X7);
    expect(drive.can('t0')).toBe(false);
    expect(drive.waitsFor('t0')).toBe('every thread of its vcore to leave the guest');
    drive.to('t1', 'kvmhv_switch_to_host:S2');
    expect(drive.can('t0')).toBe(true);
    expect(drive.can('t1')).toBe(false);
    expect(drive.waitsFor('t1')).toBe('its primary to switch the subcore back (vcore.in_guest)');
  });

  it('tells the runner that it is done before it handles its HMI', () => {
    const drive = new Drive({ split: 1, threadsPerSubcore: 2, subcores: [{ entries: 1 }] });
    drive.step('error', 'hmi-t0', 'hmi-t1').to('t1', 'kvmhv_switch_to_host:S2').load('t0');
    drive.to('t0', 'chiptod_wakeup_resync:RS1').load('t0').to('t0', 'kvmppc_wait_for_nap:X17c');
    expect(drive.can('t0')).toBe(false);
    drive.past('t1', 'kvm_secondary_got_guest:S4');
    expect(drive.line('t1')).toBe(WAIT_IN_GUEST);
    drive.to('t0', R0);
    expect(drive.cell('t1.hwthread_req')).toBe(0);
    drive.to('t1', NAP);
    expect(drive.count('opal-entered')).toBe(2);
  });

  it('does not call OPAL on its way out if it was only called out by a doorbell', () => {
    const drive = new Drive({
      split: 1,
      threadsPerSubcore: 2,
      subcores: [{}],
      environment: { otherExits: true },
    }).step('exit-t0');
    drive
      .past('t0', 'kvmhv_interrupt_vcore:X3b')
      .step('doorbell-t1')
      .to('t1', 'kvmhv_switch_to_host:S2');
    drive.to('t0', 'kvmppc_wait_for_nap:X17c').to('t1', SPIN).to('t0', R0).to('t1', NAP);
    expect(drive.count('opal-entered')).toBe(0);
  });

  it('calls OPAL when KVM has let it go, if its HMI came while it left', () => {
    const drive = new Drive({
      split: 1,
      threadsPerSubcore: 2,
      subcores: [{}],
      environment: { otherExits: true, scope: 'thread' },
    }).step('exit-t0');
    drive
      .past('t0', 'kvmhv_interrupt_vcore:X3b')
      .step('doorbell-t1')
      .to('t1', 'kvmhv_switch_to_host:S2');
    drive.step('error-t1').to('t0', 'kvmppc_wait_for_nap:X17c').to('t1', SPIN);
    expect(drive.can('hmi-t1')).toBe(false);
    drive.to('t0', R0).to('t1', NAP);
    expect(drive.can('hmi-t1')).toBe(true);
  });
});

describe('guest entry', () => {
  const entering = (threadsPerSubcore: number, environment: object = {}) =>
    new Drive({
      split: 1,
      threadsPerSubcore,
      subcores: [{ start: 'host', tbOffset: AHEAD, entries: 2 }],
      environment,
    });
  const FOR_PRIMARY = 'kvmppc_hv_entry:E11b';

  it('has the offset in the TB before in_guest[] says so', () => {
    const drive = entering(1).past('t0', 'kvmppc_hv_entry:E5b');
    expect(drive.offsets()).toEqual([0x10_0000_0000n]);
    expect(drive.cell('subcore0.in_guest')).toBe(0);
    drive.past('t0', 'kvmppc_subcore_enter_guest:op');
    expect(drive.cell('subcore0.in_guest')).toBe(1);
    expect(drive.cell('subcore0.vcoreInGuest')).toBe(0);
    drive.step('t0');
    expect(drive.cell('subcore0.vcoreInGuest')).toBe(1);
  });

  it('holds secondaries until vcore.in_guest is set', () => {
    const drive = entering(2).past('t0', 'kvmppc_run_core:R3').to('t1', FOR_PRIMARY);
    expect(drive.can('t1')).toBe(false);
    drive.past('t0', 'kvmppc_hv_entry:E9').past('t1', 'kvmppc_hv_entry:E14');
    expect(drive.line('t1')).toBe('guest:wait');
  });

  it('lets a secondary compute DEC from a TB without the offset', () => {
    const drive = entering(2).past('t0', 'kvmppc_run_core:R3').past('t1', 'kvmppc_hv_entry:E11a');
    drive.past('t0', 'kvmppc_hv_entry:E11a');
    const [early, right] = [drive.register('t1.dec'), drive.register('t0.dec')];
    expect(BigInt.asUintN(32, early - right)).toBe(BigInt.asUintN(32, 0x10_0000_0000n));
    expect(right).toBe(0x5_0200n);
    const other = entering(2).past('t0', 'kvmppc_hv_entry:E9').past('t1', 'kvmppc_hv_entry:E11a');
    expect(other.register('t1.dec')).toBe(0x5_0200n);
  });

  it('is too late for a thread that comes when others leave already', () => {
    const drive = entering(2, { otherExits: true })
      .past('t0', 'kvmppc_hv_entry:E14')
      .step('exit-t0');
    drive.past('t0', 'kvmhv_commence_exit:X3a').past('t1', 'kvmppc_hv_entry:E2');
    expect(drive.line('t1')).toBe('kvmhv_switch_to_host:S2');
    expect(drive.register('subcore0.entryExitMap')).toBe(0x101n);
    // The primary does not wait for a thread that has not entered.
    drive.past('t0', 'kvmhv_switch_to_host:X14').to('t1', SPIN).to('t0', R0).to('t1', NAP);
  });

  it('happens as often as the scenario says', () => {
    const drive = entering(1, { otherExits: true });
    for (let i = 0; i < 2; i++)
      drive.past('t0', 'kvmppc_hv_entry:E14').step('exit-t0').to('t0', R0);
    expect(drive.movers()).toEqual(['error']);
    expect(drive.waitsFor('t0')).toBe('a runnable vcore (no entries left)');
  });

  it('switches the partition, and back', () => {
    const drive = entering(1, { otherExits: true }).past('t0', 'kvmppc_hv_entry:E3');
    expect(drive.cell('subcore0.LPID')).toBe(1);
    drive.past('t0', 'kvmppc_hv_entry:E14').step('exit-t0').past('t0', 'kvmhv_switch_to_host:X9');
    expect(drive.cell('subcore0.LPID')).toBe(0);
  });

  it('keeps the expiry of the host decrementer through a guest run', () => {
    const drive = entering(1, { otherExits: true, tbErrors: 0 });
    const before = drive.register('t0.dec');
    drive.past('t0', 'kvmppc_hv_entry:E14');
    expect(drive.register('subcore0.hdec')).toBe(before);
    drive.at(700).step('exit-t0').to('t0', R0);
    expect(drive.register('t0.dec')).toBe(before - 700n);
    expect(drive.register('t0.decExpires')).toBe(drive.register('core.tod') - 700n + 0x5_0200n);
  });
});

describe('what the fix leaves open', () => {
  it('a subcore between E5 and E8 is reloaded under its offset, by a host thread', () => {
    const drive = new Drive({
      split: 2,
      subcores: [{ start: 'host', tbOffset: AHEAD, entries: 1 }, { start: 'host' }],
    });
    drive.past('t0', 'kvmppc_hv_entry:E5b').step('error', 'hmi-t4').load('t4');
    expect(drive.broken).toEqual(['reload-safe']);
    expect(drive.explain('reload-safe')).toBe(
      'every TB of the core was reloaded while subcore 0 still carried a guest offset',
    );
  });

  it('a primary that comes late wins bit 63 once more in the same round', () => {
    const drive = new Drive({
      split: 2,
      subcores: [{ start: 'host', entries: 1 }, {}],
    });
    drive.past('t0', 'kvmppc_hv_entry:E1').step('error', 'hmi-t4').load('t4');
    drive.to('t4', 'chiptod_wakeup_resync:RS1').load('t4').to('t4', R0);
    drive.past('t0', 'kvmppc_hv_entry:E14').to('t0', 'chiptod_wakeup_resync:RS1').load('t0');
    drive.past('t0', 'chiptod_wakeup_resync:RS7');
    expect(drive.broken).toEqual(['one-resync']);
  });

  it('an HMI that only a host thread has lets it wait until HDEC ends the guest', () => {
    const drive = new Drive({
      split: 2,
      subcores: [{ tbOffset: AHEAD }, { start: 'host' }],
      environment: { scope: 'thread' },
    }).step('error-t4', 'hmi-t4');
    expect(drive.movers()).toEqual(['host-timer-s0']);
    expect(drive.brokenAtRest()).toEqual([]);
    drive.step('host-timer-s0', 'hdec-t0').to('t0', R0);
    expect(drive.can('t4')).toBe(true);
  });
});
