/** Rules of delivery (domain 1.7): when an HMI is taken, when it stays latched, and what else interrupts. */
import { describe, expect, it } from 'vitest';
import { Drive } from '../../testing/power8/drive.ts';

const AHEAD = '0x1000000000';
const E14 = 'kvmppc_hv_entry:E14';
const R1 = 'kvmppc_run_core:R0';

const unsplit = (subcore: object, more: object = {}) =>
  new Drive({ split: 1, subcores: [subcore], ...more });

describe('an HMI', () => {
  it('latches in every thread of the core, whatever the split', () => {
    const subcores = [{}, { start: 'host' }, {}, { start: 'host' }];
    const drive = new Drive({ split: 4, threadsPerSubcore: 2, subcores }).step('error');
    for (let t = 0; t < 8; t++) expect(drive.cell(`t${t}.HMER`)).toBe(1);
  });

  it.each([
    ['subcore', 'error-s1', [0, 0, 1, 1]],
    ['thread', 'error-t5', [0, 0, 0, 1]],
  ])('latches only in a %s where the scenario says so', (scope, actor, latched) => {
    const drive = new Drive({
      split: 2,
      threadsPerSubcore: 2,
      subcores: [{}, {}],
      environment: { scope },
    }).step(actor);
    expect(['t0', 't1', 't4', 't5'].map((t) => drive.cell(`${t}.HMER`))).toEqual(latched);
    // The TBs of the core stop all the same.
    expect(drive.at(99).offsets()).toEqual([-99n, -99n]);
  });

  it('is taken by a guest, by a host with EE=1, and by a napping thread', () => {
    const drive = new Drive({
      split: 2,
      threadsPerSubcore: 2,
      subcores: [{}, { start: 'host' }],
    }).step('error');
    const takers = ['hmi-t0', 'hmi-t1', 'hmi-t4', 'hmi-t5'];
    expect(takers.filter((id) => drive.can(id))).toEqual(takers);
    drive.step('hmi-t5');
    expect(drive.line('t5')).toBe('wait_for_subcore_guest_exit:H4');
    expect(drive.cell('t5.MSR[HV]')).toBe(1);
  });

  it('is not taken twice by a thread that handles it with EE=0', () => {
    const drive = unsplit({ start: 'host' }).step('error', 'hmi-t0');
    while (drive.line('t0') !== R1) {
      expect(drive.can('hmi-t0')).toBe(false);
      drive.advance('t0');
    }
  });

  it('stays latched all through guest entry, and fires in E14 itself', () => {
    const drive = unsplit({ start: 'host', tbOffset: AHEAD, entries: 1 })
      .past('t0', '__kvmppc_vcore_entry:R4a')
      .step('error');
    while (drive.line('t0') !== E14) {
      expect(drive.can('hmi-t0')).toBe(false);
      drive.step('t0');
    }
    drive.step('t0');
    expect(drive.taken.at(-1)).toMatchObject({ line: E14, events: ['hmi-taken'] });
    expect(drive.cell('t0.MSR[HV]')).toBe(1);
    expect(drive.line('t0')).toBe('kvmppc_interrupt_hv:X1');
    expect(drive.count('guest-entered')).toBe(0);
  });

  it('stays latched all through guest exit, and fires when the host enables EE', () => {
    const drive = unsplit({}, { environment: { otherExits: true } }).step('exit-t0', 'error');
    while (drive.line('t0') !== 'kvmppc_run_core:X17d') {
      expect(drive.can('hmi-t0')).toBe(false);
      drive.step('t0');
    }
    // EE=1 again, and the HMI comes before anything else.
    expect(drive.movers()).toEqual(['hmi-t0']);
  });

  it('stays latched in a real-mode hypercall, and fires on the way back to the guest', () => {
    const drive = unsplit({ inHypercall: true }).step('error');
    expect(drive.can('hmi-t0')).toBe(false);
    drive.past('t0', 'hcall_try_real_mode:E14');
    expect(drive.taken.at(-1)?.outcome).toBe('HV=0: the latched HMI fires at once');
  });

  it('stays latched in a napping thread that KVM wants, until KVM lets it go', () => {
    const drive = new Drive({
      split: 2,
      threadsPerSubcore: 2,
      subcores: [{ start: 'host', entries: 1 }, { start: 'host' }],
      environment: { scope: 'thread' },
    });
    drive.past('t0', 'kvmppc_grab_hwthread:R1a').step('error-t1');
    expect(drive.can('hmi-t1')).toBe(false);
    drive.past('t0', 'kvmppc_run_core:R3');
    expect(drive.can('hmi-t1')).toBe(false);
    expect(drive.can('t1')).toBe(true);
  });

  it('keeps KVM from taking a napping thread while the kernel handles it', () => {
    const drive = new Drive({
      split: 2,
      threadsPerSubcore: 2,
      subcores: [{ start: 'host', entries: 1 }, { start: 'host' }],
      environment: { scope: 'thread' },
    });
    drive.step('error-t1', 'hmi-t1').load('t1').to('t1', 'wait_for_tb_resync:H6');
    drive.to('t0', 'kvmppc_grab_hwthread:R1b');
    expect(drive.cell('t1.hwthread_req')).toBe(1);
    expect(drive.can('t0')).toBe(false);
    drive.to('t1', 'power7_nap:S7').past('t0', 'kvmppc_grab_hwthread:R1b');
    expect(drive.line('t0')).toBe('kvmppc_run_core:R3');
  });

  it('comes before the host goes into a guest', () => {
    const drive = unsplit({ start: 'host', entries: 1 }).step('error');
    expect(drive.movers()).toEqual(['hmi-t0']);
  });

  it('finds a thread ready for the next one once it is handled', () => {
    const drive = unsplit({ start: 'host' }, { environment: { tbErrors: 2 } });
    for (let round = 0; round < 2; round++) {
      drive.step('error', 'hmi-t0').load('t0').to('t0', R1);
      expect(drive.cell('t0.HMER')).toBe(0);
    }
    expect(drive.movers()).toEqual([]);
    expect(drive.brokenAtRest()).toEqual([]);
  });
});

describe('an error', () => {
  it('is raised as often as the scenario allows', () => {
    const noTb = { errorKind: 'PROC_RECV_DONE', tbErrors: 2 };
    const drive = unsplit({}, { environment: noTb }).step('error', 'error');
    expect(drive.can('error')).toBe(false);
  });

  it('is none of the TB until the one before it is cleared', () => {
    const drive = unsplit({ start: 'host' }, { environment: { tbErrors: 2 } }).step('error');
    expect(drive.can('error')).toBe(false);
    drive.step('hmi-t0').load('t0');
    expect(drive.can('error')).toBe(true);
  });

  it('keeps out of guest entry where the scenario says so, from the hard-disable to hrfid', () => {
    const drive = unsplit(
      { start: 'host', entries: 1 },
      { environment: { hmiInEntryWindow: false } },
    );
    const allowed: string[] = [];
    while (drive.line('t0') !== 'guest:wait') {
      if (drive.can('error')) allowed.push(drive.line('t0'));
      drive.step('t0');
    }
    expect(allowed).toEqual([R1, 'init_master_vcore:op', '__kvmppc_vcore_entry:R4a']);
    expect(drive.can('error')).toBe(true);
  });

  it('waits until every subcore has chosen where to start', () => {
    const drive = new Drive({ split: 2, subcores: [{ start: 'either' }, {}] });
    expect(drive.can('error')).toBe(false);
    expect(drive.step('host-s0').can('error')).toBe(true);
  });
});

describe('a start that is left open', () => {
  const open = (more: object = {}) =>
    new Drive({
      split: 2,
      threadsPerSubcore: 2,
      subcores: [{ start: 'either', tbOffset: AHEAD, ...more }, { start: 'host' }],
    });
  const closed = (start: string, more: object = {}) =>
    new Drive({
      split: 2,
      threadsPerSubcore: 2,
      subcores: [{ start, tbOffset: AHEAD, ...more }, { start: 'host' }],
    });

  /** Everything that can be read, but for what tells the two scenarios apart. */
  const everything = (drive: Drive) => {
    const { cells, registers, threads } = drive.model.description;
    return {
      cells: Object.fromEntries(cells.map((c) => [c.id, drive.cell(c.id)])),
      registers: Object.fromEntries(registers.map((r) => [r.id, drive.register(r.id)])),
      lines: threads.map((t) => drive.line(t.id)),
    };
  };

  it.each([
    ['guest', {}],
    ['guest', { inHypercall: true }],
    ['host', {}],
  ])('becomes the start that was chosen: %s %o', (start, more) => {
    const drive = open(more).step(`${start}-s0`);
    expect(everything(drive)).toEqual(everything(closed(start, more)));
    expect(drive.can('guest-s0') || drive.can('host-s0')).toBe(false);
  });

  it('lets nobody of the subcore move before', () => {
    expect(open().movers()).toEqual(['guest-s0', 'host-s0']);
  });
});

describe('a doorbell', () => {
  const leaving = () =>
    unsplit({ entries: 1 }, { threadsPerSubcore: 3, environment: { otherExits: true } }).step(
      'exit-t1',
    );

  it('takes the other threads of the vcore out of the guest', () => {
    const drive = leaving()
      .past('t1', 'kvmhv_interrupt_vcore:X3b')
      .step('doorbell-t0', 'doorbell-t2');
    expect([drive.line('t0'), drive.line('t2')]).toEqual([
      'kvmppc_interrupt_hv:X1',
      'kvmppc_interrupt_hv:X1',
    ]);
    expect(drive.count('guest-left')).toBe(3);
  });

  it('is sent by the first to leave only', () => {
    const drive = leaving().past('t1', 'kvmhv_commence_exit:X3a').step('exit-t2');
    drive.past('t2', 'kvmhv_commence_exit:X3a');
    expect(drive.line('t1')).toBe('kvmhv_interrupt_vcore:X3b');
    expect(drive.line('t2')).toBe('guest_exit_cont:X4');
  });

  it('is sent to threads that have entered only', () => {
    const drive = unsplit(
      { start: 'host', entries: 1 },
      { threadsPerSubcore: 3, environment: { otherExits: true } },
    );
    drive.past('t0', 'kvmppc_hv_entry:E9').past('t1', E14).past('t0', E14).step('exit-t0');
    drive.past('t0', 'kvmhv_interrupt_vcore:X3b');
    expect([drive.cell('t1.doorbell'), drive.cell('t2.doorbell')]).toEqual([1, 0]);
  });

  it('that is pending at hrfid is taken before the guest runs', () => {
    const drive = unsplit(
      { start: 'host', entries: 1 },
      { threadsPerSubcore: 2, environment: { otherExits: true } },
    );
    drive.past('t0', 'kvmppc_hv_entry:E9').to('t1', E14).past('t0', E14).step('exit-t0');
    drive.past('t0', 'kvmhv_interrupt_vcore:X3b').past('t1', E14);
    expect(drive.count('guest-entered')).toBe(1);
    expect(drive.can('doorbell-t1')).toBe(true);
  });

  it('is not sent after an HDEC interrupt, which every thread takes', () => {
    const drive = unsplit({}, { threadsPerSubcore: 2, environment: { hdecSoon: true } });
    drive.step('hdec-s0', 'hdec-t1').past('t1', 'kvmhv_commence_exit:X3a');
    expect(drive.line('t1')).toBe('guest_exit_cont:X4');
    expect(drive.can('hdec-t0')).toBe(true);
  });

  it('does not outlive the run in which it was sent too late', () => {
    const drive = leaving().past('t1', 'kvmhv_commence_exit:X3a').step('exit-t0', 'exit-t2');
    drive
      .to('t2', 'kvmhv_switch_to_host:S2')
      .past('t0', 'kvmhv_switch_to_host:X16')
      .to('t2', 'kvm_no_guest:S6');
    drive.past('t1', 'kvmhv_interrupt_vcore:X3b');
    expect([drive.cell('t0.doorbell'), drive.cell('t2.doorbell')]).toEqual([1, 1]);
    drive.to('t1', 'kvm_no_guest:S6').to('t0', R1);
    drive.to('t1', 'power7_nap:S7').to('t2', 'power7_nap:S7');
    drive.past('t0', 'kvmppc_hv_entry:E9').past('t2', E14).past('t0', E14);
    expect([drive.can('doorbell-t0'), drive.can('doorbell-t2')]).toEqual([false, false]);
    expect(drive.count('guest-entered')).toBe(2);
  });
});

describe('HDEC', () => {
  const soon = (hmiPriority: string) =>
    unsplit(
      { start: 'host', tbOffset: AHEAD, entries: 1 },
      { environment: { hdecSoon: true, hmiPriority } },
    );

  it('ends an entry in E13 without running the guest, when fewer than 512 ticks are left', () => {
    const drive = soon('either').past('t0', 'kvmppc_hv_entry:E1').step('hdec-s0');
    drive.past('t0', 'kvmppc_hv_entry:E13');
    expect(drive.line('t0')).toBe('kvmhv_commence_exit:X3a');
    drive.at(700).to('t0', R1);
    expect(drive.count('guest-entered')).toBe(0);
    expect(drive.offsets()).toEqual([0n]);
    expect(drive.cell('subcore0.hdecDue')).toBe(0);
    expect(drive.register('subcore0.hdec')).toBe(0x7fff_0000n);
  });

  it('expires in KVM only, once', () => {
    const drive = soon('either');
    expect(drive.can('hdec-s0')).toBe(false);
    drive.past('t0', 'kvmppc_hv_entry:E1');
    expect(drive.step('hdec-s0').can('hdec-s0')).toBe(false);
  });

  /** Both are pending when the thread comes to E14. */
  const bothPending = (hmiPriority: string) =>
    soon(hmiPriority).to('t0', E14).step('hdec-s0', 'error').step('t0');

  it.each([
    ['hmi', [], 'kvmppc_interrupt_hv:X1'],
    ['last', ['hdec-t0'], 'guest:wait'],
    ['either', ['hmi-t0', 'hdec-t0'], 'guest:wait'],
  ])('and an HMI at once: %s goes first', (priority, takers, line) => {
    const drive = bothPending(priority);
    expect(drive.count('guest-entered')).toBe(0);
    expect(drive.movers().filter((id) => id !== 't0')).toEqual(takers);
    expect(drive.line('t0')).toBe(line);
  });

  it.each([
    ['hmi', ['hmi-t0']],
    ['last', ['hdec-t0']],
    ['either', ['hmi-t0', 'hdec-t0']],
  ])('and an HMI in a guest that runs: %s goes first', (hmiPriority, takers) => {
    const drive = unsplit({}, { environment: { hdecSoon: true, hmiPriority } });
    expect(drive.step('hdec-s0', 'error').movers()).toEqual(takers);
  });
});

describe('the wrap of the low 24 bits', () => {
  it('comes once, and a TB that is stopped does not wrap', () => {
    const drive = unsplit({}, { environment: { tbWrap: true } });
    const due = drive.model.machine.actors.findIndex((a) => a.id === 'wrap');
    expect(drive.model.machine.dueTicks(drive.state, due)).toBe(0x1000);
    expect(drive.register('core.tod') & 0xff_ffffn).toBe(0xff_f000n);
    drive.step('error').at(0x1000).step('wrap');
    expect(drive.can('wrap')).toBe(false);
    expect([drive.cell('core.wrapped'), drive.cell('core.tbWrapped')]).toEqual([1, 0]);
    drive.step('hmi-t0').load('t0');
    expect(drive.cell('core.tbWrapped')).toBe(1);
  });
});
