/** The host's side of a guest run, with interrupts enabled: arch/powerpc/kvm/book3s_hv.c. */
import {
  all,
  equal,
  minus,
  more,
  not,
  place,
  type Expression,
} from '../../../machine/expression.ts';
import {
  branch,
  call,
  goto,
  interruptible,
  loop,
  op,
  set,
  wait,
  type Func,
} from '../../../machine/statement.ts';
import { subcoreOf, type Core } from '../core.ts';
import { isLatched, type Thread } from '../thread.ts';
import { LIMITS } from '../limits.ts';
import { sourceFile } from '../source-file.ts';
import { __kvmppc_vcore_entry } from './book3s_hv_interrupts.ts';
import { BOOK3S_HV_C } from './sources.ts';
import * as words from './words/book3s_hv.ts';

const { kvmppc_grab_hwthread: grabWords, ...others } = words;
const fn = sourceFile(BOOK3S_HV_C, others);

const secondariesOf = (core: Core, t: Thread): readonly Thread[] =>
  subcoreOf(core, t).threads.filter(({ ptid }) => ptid !== 0);

/** Rests in the host until its subcore may enter a guest (once more). */
export const kvmppc_run_core = fn('kvmppc_run_core', (core, t) => {
  const { entriesLeft } = subcoreOf(core, t);
  const secondaries = secondariesOf(core, t);
  return [
    interruptible(isLatched(t), [
      wait('R0', 'wait for a runnable vcore', all(more(entriesLeft, 0), not(core.rebooted)), {
        effects: [set(entriesLeft, minus(entriesLeft, 1))],
        rest: true,
      }),
      call('', init_master_vcore(core, t)),
      call('R1', on_primary_thread(core, t)),
      loop('for_each_runnable_thread(i, vcpu, pvc)', secondaries, (other) => [
        op('R3', 'kvmppc_start_thread(vcpu, pvc)', [set(other.kvmVcore, 1)]),
      ]),
    ]),
    call('R4', __kvmppc_vcore_entry(core, t)),
    interruptible(isLatched(t), [
      call('', kvmppc_wait_for_nap(core, t)),
      op(
        'X17d',
        'kvmppc_release_hwthread(pcpu + i)',
        secondaries.map((o) => set(o.hwthreadReq, 0)),
      ),
    ]),
    goto('host', 'on in the host'),
  ];
});

const init_master_vcore = fn('init_master_vcore', (core, t) => [
  op(
    '',
    'vc->entry_exit_map = 0',
    subcoreOf(core, t).threads.flatMap((o) => [set(o.entered, 0), set(o.exiting, 0)]),
  ),
]);

const on_primary_thread = fn('on_primary_thread', (core, t) => {
  const secondaries = secondariesOf(core, t);
  return [
    loop('for (thr = 1; thr < threads_per_subcore; ++thr)', secondaries, (other) => [
      call('', kvmppc_grab_hwthread(core, t, other)),
      branch('if (kvmppc_grab_hwthread(cpu + thr))', isInKernel(other), [
        op(
          '',
          'do kvmppc_release_hwthread(cpu + thr); while (--thr > 0)',
          secondaries.map((o) => set(o.hwthreadReq, 0)),
        ),
        goto('host', 'return 0: kvmppc_run_core gives up with -EBUSY'),
      ]),
    ]),
  ];
});

/** hwthread_state == KVM_HWTHREAD_IN_KERNEL: an HMI has woken it from its nap. */
const isInKernel = (of: Thread): Expression =>
  place(of.index, { function: 'power7_wakeup_noloss' });

function kvmppc_grab_hwthread(core: Core, t: Thread, other: Thread): Func {
  const grab = sourceFile(BOOK3S_HV_C, { kvmppc_grab_hwthread: grabWords(other) });
  return grab('kvmppc_grab_hwthread', () => [
    op('R1a', 'tpaca->kvm_hstate.hwthread_req = 1', [set(other.hwthreadReq, 1)]),
    wait(
      'R1b',
      'while (hwthread_state == KVM_HWTHREAD_IN_KERNEL) udelay(1)',
      not(isInKernel(other)),
      {
        limitTicks: LIMITS.grabHwthread,
      },
    ),
  ])(core, t);
}

const kvmppc_wait_for_nap = fn('kvmppc_wait_for_nap', (core, t) => [
  loop('for (i = 1; i < n_threads; ++i)', secondariesOf(core, t), (other) => [
    wait('X17c', 'while (paca[cpu + i].kvm_hstate.kvm_vcore)', equal(other.kvmVcore, 0), {
      limitTicks: LIMITS.waitForNap,
    }),
  ]),
]);
