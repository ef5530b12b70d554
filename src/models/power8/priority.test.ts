/** HMI, HDEC and a doorbell pending together: `hmiPriority` covers all three. */
import { describe, expect, it } from 'vitest';
import { Drive } from '../../testing/power8/drive.ts';

const AHEAD = 0x10_0000_0000n;
const E14 = 'kvmppc_hv_entry:E14';

/** All three are pending when t0 comes to hrfid; its guest has run on t1. */
function atHrfid(environment: object): Drive {
  const drive = new Drive({
    split: 1,
    threadsPerSubcore: 2,
    subcores: [{ start: 'host', tbOffset: '0x1000000000', entries: 1 }],
    environment: { hdecSoon: true, otherExits: true, ...environment },
  });
  drive.past('t0', 'kvmppc_hv_entry:E9').past('t1', E14).to('t0', E14).step('exit-t1');
  drive.past('t1', 'kvmhv_interrupt_vcore:X3b').step('hdec-s0', 'error');
  return drive;
}

const ofT0 = (drive: Drive): string[] => drive.movers().filter((id) => id.endsWith('-t0'));

describe('HMI, HDEC and doorbell at hrfid', () => {
  it.each([
    ['hmi', [], 'kvmppc_interrupt_hv:X1'],
    ['either', ['hmi-t0', 'doorbell-t0', 'hdec-t0', 'exit-t0'], 'guest:wait'],
    ['last', ['doorbell-t0', 'hdec-t0', 'exit-t0'], 'guest:wait'],
  ])('%s', (hmiPriority, takers, line) => {
    const drive = atHrfid({ hmiPriority });
    expect(drive.cell('t0.doorbell') + drive.cell('subcore0.hdecDue') + drive.cell('t0.HMER')).toBe(
      3,
    );
    drive.step('t0');
    expect(drive.line('t0')).toBe(line);
    expect(ofT0(drive)).toEqual(takers);
    // Whichever it is, the guest does not run on t0.
    expect(drive.count('guest-entered')).toBe(1);
  });

  it('the HMI first is the default', () => {
    const drive = atHrfid({}).step('t0');
    expect(drive.taken.at(-1)?.events).toEqual(['hmi-taken']);
    expect(drive.taken.at(-1)?.outcome).toBe('HV=0: the latched HMI fires at once');
  });

  it.each(['hdec', 'doorbell'])('%s first leaves the HMI for the host, and no resync', (first) => {
    const drive = atHrfid({ hmiPriority: 'last', errorKind: 'PROC_RECV_DONE' }).step('t0');
    drive.step(`${first}-t0`).to('t1', 'kvmhv_switch_to_host:S2');
    drive.to('t0', 'kvmppc_wait_for_nap:X17c');
    expect(drive.offsets()).toEqual([0n]);
    expect(drive.count('bit63-won')).toBe(0);
    expect(ofT0(drive)).toEqual(['hmi-t0']);
  });
});

describe('an HMI in a whole vcore that enters', () => {
  /** t1 is in the guest's first instruction when t0 still has E10 to E13 before it. */
  const secondaryFirst = (hmiPriority: string): Drive => {
    const drive = new Drive({
      split: 1,
      threadsPerSubcore: 2,
      subcores: [{ start: 'host', tbOffset: '0x1000000000', entries: 1 }],
      environment: { hmiPriority, errorKind: 'PROC_RECV_DONE' },
    });
    drive.past('t0', 'kvmppc_hv_entry:E9').to('t1', E14).step('error', 't1');
    if (drive.can('hmi-t1')) drive.step('hmi-t1');
    drive.past('t1', 'kvmhv_interrupt_vcore:X3b').to('t1', 'kvmhv_switch_to_host:S2');
    return drive.past('t0', E14);
  };

  it('has the core resynced where the HMI goes first', () => {
    const drive = secondaryFirst('hmi').to('t0', 'chiptod_wakeup_resync:RS1').load('t0');
    drive.past('t0', 'chiptod_wakeup_resync:RS7');
    expect(drive.count('resync-done')).toBe(1);
    expect(drive.broken).toEqual([]);
  });

  it('is handled with nobody to resync where the doorbell goes first: X12 subtracts', () => {
    const drive = secondaryFirst('last');
    expect(ofT0(drive)).toEqual(['doorbell-t0']);
    expect(drive.offsets()).toEqual([AHEAD]);
    drive.step('doorbell-t0').past('t0', 'kvmhv_switch_to_host:X12b');
    expect(drive.offsets()).toEqual([0n]);
    drive.to('t0', 'kvmppc_wait_for_nap:X17c').step('hmi-t0');
    drive.to('t1', 'kvm_no_guest:S6').to('t0', 'kvmppc_run_core:R0');
    expect(drive.count('resync-done') + drive.count('bit63-won')).toBe(0);
    expect(drive.broken).toEqual([]);
  });
});
