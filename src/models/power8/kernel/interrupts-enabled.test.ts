/**
 * Where v4.8 has interrupts enabled and where not, place by place on one way into a guest and back: an
 * error is raised at each of them, for this thread alone.
 */
import { describe, expect, it } from 'vitest';
import { Drive } from '../../../testing/power8/drive.ts';

const E14 = 'kvmppc_hv_entry:E14';
const HDEC_LOAD = '__kvmppc_vcore_entry:R4b';

const scenario = (hmiInEntryWindow: boolean) => ({
  split: 1,
  threadsPerSubcore: 2,
  subcores: [{ start: 'host', tbOffset: '0x1000000', entries: 1 }],
  // No TB error, so that nothing but HMER remembers it.
  environment: { errorKind: 'PROC_RECV_DONE', scope: 'thread', otherExits: true, hmiInEntryWindow },
});

/** t0 enters the guest and leaves it, and so does t1: every actor in its turn. */
function roundTrip(): string[] {
  const drive = new Drive(scenario(true)).past('t0', 'kvmppc_hv_entry:E1');
  drive.to('t1', 'kvmppc_hv_entry:E11b').past('t0', E14).past('t1', E14).step('exit-t0');
  drive.past('t0', 'kvmhv_interrupt_vcore:X3b').step('doorbell-t1');
  drive.to('t1', 'kvmhv_switch_to_host:S2').to('t0', 'kvmppc_wait_for_nap:X17c');
  drive.to('t1', 'kvm_no_guest:S6').to('t0', 'kvmppc_run_core:R0').to('t1', 'power7_nap:S7');
  return drive.taken.map(({ actor }) => actor);
}

const trip = roundTrip();

/** The way up to each of its steps, as a drive of its own. */
function everywhere(hmiInEntryWindow: boolean): Drive[] {
  const { model } = new Drive(scenario(hmiInEntryWindow));
  return trip.map((_, steps) =>
    new Drive(scenario(hmiInEntryWindow), model).step(...trip.slice(0, steps)),
  );
}

/** Lines in the order in which t0 comes to them, each once. */
const linesOf = (drives: readonly Drive[]): string[] => [
  ...new Set(drives.map((d) => d.line('t0'))),
];

const contents = (drive: Drive) =>
  Object.fromEntries(
    drive.model.description.cells
      .filter(({ id }) => id !== 'core.errorsLeft')
      .map(({ id }) => [id, drive.cell(id)]),
  );

describe('an HMI of the primary', () => {
  const raised = everywhere(true).map((drive) => drive.step('error-t0'));
  const taken = raised.filter((drive) => drive.can('hmi-t0'));

  it('is taken where the host has EE=1, and in the guest', () => {
    expect(linesOf(taken)).toEqual([
      ...['kvmppc_run_core:R0', 'init_master_vcore:op', 'kvmppc_grab_hwthread:R1a'],
      ...['kvmppc_grab_hwthread:R1b', 'kvmppc_run_core:R3', '__kvmppc_vcore_entry:R4a'],
      'guest:wait',
      ...['kvmppc_wait_for_nap:X17c', 'kvmppc_run_core:X17d'],
    ]);
  });

  it('stays latched from the hard-disable to hrfid, and from the guest to RFI', () => {
    const latched = linesOf(raised.filter((drive) => !drive.can('hmi-t0')));
    expect([latched[0], latched.at(-1)]).toEqual([HDEC_LOAD, 'kvmppc_call_hv_entry:op']);
    expect(latched).toEqual(expect.arrayContaining([E14, 'kvmhv_switch_to_host:X7']));
    // No place is both.
    expect(latched.filter((line) => linesOf(taken).includes(line))).toEqual([]);
  });

  it('is told by MSR: with HV=1 it is taken exactly where EE=1', () => {
    for (const drive of raised.filter((d) => d.cell('t0.MSR[HV]') === 1))
      expect(drive.can('hmi-t0'), drive.line('t0')).toBe(drive.cell('t0.MSR[EE]') === 1);
  });

  it('comes before anything else that t0 could do in the host', () => {
    for (const drive of taken) expect(drive.can('t0'), drive.line('t0')).toBe(false);
  });

  it('is handled, and t0 goes on where it was, as if nothing had been', () => {
    const undisturbed = everywhere(true).filter((_, i) => raised[i]?.can('hmi-t0') === true);
    taken.forEach((drive, i) => {
      const line = drive.line('t0');
      if (line === 'guest:wait') return;
      drive.step('hmi-t0');
      expect(drive.cell('t0.MSR[EE]'), line).toBe(0);
      expect(drive.line('t0'), line).toBe('wait_for_subcore_guest_exit:H4');
      drive.to('t0', line);
      expect(contents(drive), line).toEqual(contents(undisturbed[i] ?? drive));
      expect(drive.can('t0'), line).toBe(undisturbed[i]?.can('t0'));
    });
    expect(taken.length).toBeGreaterThan(linesOf(taken).length);
  });
});

describe('with hmiInEntryWindow false, an error', () => {
  it('is refused exactly while a thread stands between the hard-disable and hrfid', () => {
    const isEntering = (line: string): boolean =>
      line === HDEC_LOAD || /^kvmppc_(hv_entry|subcore_enter_guest):/.test(line);
    const refused = everywhere(false).filter((drive) => {
      const lines = ['t0', 't1'].map((t) => drive.line(t));
      const can = drive.can('error-t0');
      expect(can, lines.join(' ')).toBe(!lines.some(isEntering));
      return !can;
    });
    expect(linesOf(refused)).toEqual(
      expect.arrayContaining([HDEC_LOAD, 'kvmppc_subcore_enter_guest:op', E14]),
    );
    expect(linesOf(refused)).not.toContain('__kvmppc_vcore_entry:R4a');
    // A secondary that has not entered yet refuses it, too.
    expect(linesOf(refused)).toContain('guest:wait');
  });

  it('is refused nowhere without that switch', () => {
    for (const drive of everywhere(true)) expect(drive.can('error-t0')).toBe(true);
  });
});
