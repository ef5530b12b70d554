/** Waits of kernel and firmware that are given up: what comes of it, and after how long. */
import { describe, expect, it } from 'vitest';
import { Drive } from '../../testing/power8/drive.ts';
import { wholeRun } from '../../testing/power8/whole-run.ts';

const R0 = 'kvmppc_run_core:R0';
const R1B = 'kvmppc_grab_hwthread:R1b';
const X17C = 'kvmppc_wait_for_nap:X17c';
const TICKS_PER_MICROSECOND = 512;

/** t1 has an HMI that the guest of subcore 1 does not have: only HDEC ends that guest. */
const scenario = {
  split: 2,
  threadsPerSubcore: 2,
  subcores: [{ start: 'host', tbOffset: '0x1000000000', entries: 2 }, {}],
  environment: { scope: 'thread', errorKind: 'PROC_RECV_DONE' },
};

/** t1 is in the kernel, and waits there for in_guest[1]. */
const busy = (drive: Drive): Drive => drive.step('error-t1', 'hmi-t1', 't1');

/** Nobody clears bit 63, so that no HDEC helps whoever waits for that. */
const stuck = {
  ...scenario,
  environment: { ...scenario.environment, tbErrors: 2 },
  edits: [{ kind: 'skip', at: 'kvmppc_tb_resync_done:op' }],
};

/** t4 has resynced the core, and t1 waits in the kernel for bit 63. */
function hung(input: object): Drive {
  const drive = new Drive(input).step('error-t4', 'hmi-t4');
  drive.past('t4', 'kvmhv_interrupt_vcore:X3b').step('doorbell-t5');
  drive.to('t5', 'kvmhv_switch_to_host:S2').load('t4').to('t4', X17C);
  drive.to('t5', 'kvm_no_guest:S6').to('t4', R0).to('t5', 'power7_nap:S7');
  return drive.step('error-t1', 'hmi-t1').to('t1', 'wait_for_tb_resync:H6');
}

/** Microseconds until t0 gives up, in a run that begins with what was driven. */
function waited(drive: Drive, input: object): number {
  const run = wholeRun({ ...input, schedule: drive.taken.map((t) => t.actor) });
  const at = run.steps.findIndex(({ actor }) => actor === 'timeout-t0');
  const ticks = (run.steps[at]?.startTicks ?? 0) - (run.steps[at - 1]?.startTicks ?? 0);
  return Math.floor(ticks / TICKS_PER_MICROSECOND);
}

describe('kvmppc_grab_hwthread', () => {
  const grabbing = () => busy(new Drive(scenario)).to('t0', R1B);

  it('waits for a thread that is busy in the kernel', () => {
    const drive = grabbing();
    expect(drive.can('t0')).toBe(false);
    expect(drive.waitsFor('t0')).toBe('ptid 1 of its vcore to be done in the kernel');
    expect(drive.movers()).toEqual(['host-timer-s1', 'timeout-t0']);
    expect(drive.cell('t1.hwthread_req')).toBe(1);
  });

  it('gives up with -EBUSY: the secondary is let go, and the primary rests in the host', () => {
    const drive = grabbing().step('timeout-t0');
    expect(drive.line('t0')).toBe('on_primary_thread:op');
    drive.to('t0', R0);
    expect([drive.cell('t1.hwthread_req'), drive.cell('t1.kvm_vcore')]).toEqual([0, 0]);
    expect(drive.cell('t0.MSR[EE]')).toBe(1);
    expect(drive.cell('subcore0.in_guest') + drive.cell('subcore0.LPID')).toBe(0);
    // The entry is spent; the next one is another try.
    expect(drive.cell('subcore0.entriesLeft')).toBe(1);
    expect(drive.count('guest-entered')).toBe(0);
  });

  it('gets in at the next try, once the secondary naps again', () => {
    const drive = grabbing().step('timeout-t0').to('t0', R0).to('t0', R1B);
    drive
      .step('host-timer-s1', 'hdec-t4', 'hdec-t5')
      .to('t5', 'kvmhv_switch_to_host:S2')
      .to('t4', X17C);
    drive.to('t5', 'kvm_no_guest:S6').to('t4', R0).to('t1', 'power7_nap:S7');
    drive.past('t0', 'kvmppc_hv_entry:E14');
    expect(drive.count('guest-entered')).toBe(1);
  });

  it('gives up after 10,000 microseconds', () => {
    const drive = hung(stuck).to('t0', R1B);
    expect(drive.movers()).toEqual(['timeout-t0']);
    expect(waited(drive, stuck)).toBe(10_000);
  });

  it('is found to have given up only where the secondary is still busy', () => {
    const drive = grabbing().step('host-timer-s1', 'hdec-t4', 'hdec-t5');
    drive.to('t5', 'kvmhv_switch_to_host:S2').to('t4', X17C).to('t1', 'power7_nap:S7').step('t0');
    expect(drive.line('t0')).toBe('kvmppc_run_core:R3');
  });
});

describe('kvmppc_wait_for_nap', () => {
  // A kernel that does not look whether its secondary is busy: only then is the limit ever reached.
  const edits = [
    { kind: 'skip', at: R1B },
    { kind: 'force', at: 'on_primary_thread:control#2', value: false },
  ];
  const unwary = { ...scenario, edits };
  /** t0 is back from its guest, which t1 has never seen. */
  const waiting = () =>
    busy(new Drive(unwary))
      .past('t0', 'kvmppc_hv_entry:E14')
      .step('host-timer-s0', 'hdec-t0')
      .to('t0', X17C);

  it('waits for a thread that still has the vcore', () => {
    const drive = waiting();
    expect(drive.waitsFor('t0')).toBe('ptid 1 of its vcore to be done with the guest');
    expect([drive.can('t0'), drive.cell('t1.kvm_vcore')]).toEqual([false, 1]);
    expect(drive.movers()).toEqual(['host-timer-s1', 'timeout-t0']);
  });

  it('goes on after its limit, without the thread', () => {
    const drive = waiting().step('timeout-t0').to('t0', R0);
    expect([drive.cell('t1.hwthread_req'), drive.cell('t1.kvm_vcore')]).toEqual([0, 1]);
  });

  it('goes on after 10^6 loops, taken at 4 ns each', () => {
    const both = { ...stuck, edits: [...stuck.edits, ...edits] };
    const drive = hung(both).past('t0', 'kvmppc_hv_entry:E14').step('host-timer-s0', 'hdec-t0');
    drive.to('t0', X17C);
    expect(drive.movers()).toEqual(['timeout-t0']);
    expect(waited(drive, both)).toBe(4000);
  });
});
