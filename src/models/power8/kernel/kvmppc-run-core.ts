/**
 * The host's side of a guest run (R1..R4, X16, X17): the primary thread of a subcore takes its
 * secondaries, enters the guest, and releases them afterwards. arch/powerpc/kvm/book3s_hv.c.
 */
import { all, equal, minus, more, not, place } from '../../../machine/expression.ts';
import {
  branch,
  call,
  goto,
  loop,
  op,
  phase,
  set,
  wait,
  type Func,
} from '../../../machine/statement.ts';
import { subcoreOf, type Core, type Thread } from '../core.ts';
import { loadHostDecrementer, saveHostDecrementer } from '../timebase.ts';
import { kvmppc_hv_entry } from './kvmppc-hv-entry.ts';
import { hvC } from './source.ts';
import { HSTATE, TRAP } from '../values.ts';

/** Rests in the host until its subcore may enter a guest (once more). */
export function kvmppc_run_core(core: Core, t: Thread): Func {
  const subcore = subcoreOf(core, t);
  const secondaries = subcore.threads.filter((other) => other.ptid !== 0);
  return {
    ...hvC(core),
    name: 'kvmppc_run_core',
    summary: 'Runs a vcore on this subcore: takes the secondaries and enters the guest.',
    body: [
      phase('host', [
        wait(
          'R1',
          'wait for a runnable vcore; kvmppc_grab_hwthread(secondaries); hard_irq_disable()',
          all(
            more(subcore.entriesLeft, 0),
            equal(t.hmer, 0),
            // hwthread_state: KVM does not start a thread that is busy in the kernel.
            ...secondaries.map((o) => not(place(o.index, { function: 'power7_wakeup_noloss' }))),
          ),
          {
            rest: true,
            waitsFor:
              secondaries.length === 0
                ? 'a runnable vcore (no entries left)'
                : 'a runnable vcore (no entries left, or a secondary is busy in the kernel)',
            does: 'disables interrupts to run a vcore',
            costTicks: 240,
            effects: [
              set(subcore.entriesLeft, minus(subcore.entriesLeft, 1)),
              set(t.ee, 0),
              ...subcore.threads.flatMap((o) => [set(o.entered, 0), set(o.exiting, 0)]),
              ...secondaries.map((o) => set(o.hwthreadReq, 1)),
            ],
            why: 'From here to hrfid an HMI only latches: HV=1 and EE=0.',
          },
        ),
      ]),
      phase('entry', [
        loop('for each secondary thread', secondaries, (o) => [
          op('R3', 'kvmppc_start_thread: kvm_vcore = vc; IPI', [set(o.kvmVcore, 1)], {
            costTicks: 24,
            does: `gives ${o.id} the vcore`,
            instance: `kvmppc_start_thread(ptid ${String(o.ptid)}): kvm_vcore = vc; IPI`,
          }),
        ]),
        op('R4', 'HSTATE_DECEXP = DEC + TB; HDEC = DEC', [set(subcore.hdecDue, 0)], {
          exact: saveHostDecrementer(core, subcore, t),
          costTicks: 16,
          does: "saves the host's decrementer",
        }),
        call('', kvmppc_hv_entry(core, t)),
      ]),
    ],
  };
}

/** After the switch back to the host (X16, X17), until interrupts are enabled again. */
export function kvmppc_run_core_exit(core: Core, t: Thread): Func {
  const subcore = subcoreOf(core, t);
  const secondaries = subcore.threads.filter((other) => other.ptid !== 0);
  return {
    ...hvC(core),
    name: 'kvmppc_post_guest',
    summary: 'Back in the host: restores the host state and waits for the secondaries.',
    body: [
      phase('exit', [
        op('X16', 'LPCR = host; bolted SLB; HSTATE_IN_GUEST = NONE', [set(t.hstate, HSTATE.NONE)], {
          costTicks: 24,
          does: 'is back in the host (HSTATE_IN_GUEST = NONE)',
        }),
        op('X17', 'DEC = HSTATE_DECEXP - mftb; HSTATE_HWTHREAD_REQ = 0', [set(t.hwthreadReq, 0)], {
          exact: loadHostDecrementer(core, subcore, t),
          costTicks: 16,
          does: "reads the TB to restore the host's DEC",
        }),
        branch('if trap == HMI', equal(t.temporaries.trap, TRAP.HMI), [
          op('X17', 'second-stage HMI vector: pull the event', [], {
            costTicks: 40,
            does: 'pulls the event',
          }),
        ]),
      ]),
      phase('wait-threads', [
        loop('for each secondary thread', secondaries, (o) => [
          wait('X17', 'kvmppc_wait_for_nap: wait until kvm_vcore == NULL', equal(o.kvmVcore, 0), {
            instance: `kvmppc_wait_for_nap: wait until kvm_vcore of ptid ${String(o.ptid)} == NULL`,
            waitsFor: `ptid ${String(o.ptid)} of its vcore to be done with the guest`,
            does: `finds ${o.id} done with the guest`,
          }),
        ]),
      ]),
      phase('exit', [
        op(
          'X17',
          'kvmppc_release_hwthread; local_irq_enable()',
          // With EE=1 the host takes a doorbell that came too late for the guest.
          [...secondaries.map((o) => set(o.hwthreadReq, 0)), set(t.ee, 1), set(t.doorbell, 0)],
          { costTicks: 24, does: 'goes on in the host with interrupts enabled' },
        ),
      ]),
      goto('host', 'back to the host'),
    ],
  };
}
