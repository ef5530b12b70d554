/** How `../book3s_hv.ts` is told. */
import { subcoreOf, type Core } from '../../core.ts';
import type { Thread } from '../../thread.ts';
import type { Words } from '../../source-file.ts';

const secondariesOf = (core: Core, t: Thread): readonly Thread[] =>
  subcoreOf(core, t).threads.filter(({ ptid }) => ptid !== 0);

export const kvmppc_run_core: Words = (core, t) => ({
  summary: 'Runs a vcore on this subcore: takes the secondaries, enters the guest, lets them go.',
  phase: 'host',
  lines: {
    R4: { why: 'Goes on in real mode, and is back once the guest has been left.' },
    R1: {
      why: 'The secondaries must not go into the kernel while their subcore belongs to a guest.',
    },
    R0: {
      waitsFor: 'a runnable vcore (no entries left)',
      does: 'has a vcore to run',
      costTicks: 160,
      why: 'Interrupts are enabled here: an HMI is taken at once.',
    },
    R3: secondariesOf(core, t).map((o) => ({
      why: 'The secondary sees the vcore and enters the guest as well.',
      costTicks: 24,
      does: `gives ${o.id} the vcore`,
      instance: `kvmppc_start_thread(ptid ${String(o.ptid)}): kvm_vcore = vc; IPI`,
    })),
    X17d: {
      why: 'They may go back to the offline loop, and nap.',
      costTicks: 16,
      does: 'lets its secondaries go back to the offline loop',
    },
  },
});

export const init_master_vcore: Words = () => ({
  summary: 'Makes the vcore ready for a new run.',
  lines: { op: { does: 'clears entry_exit_map' } },
});

export const on_primary_thread: Words = (core, t) => ({
  summary: 'Takes the other threads of the subcore, so that they cannot go into the kernel.',
  lines: {
    op: secondariesOf(core, t).map(({ id }) => ({
      does: `gives up the entry: ${id} is still busy in the kernel (-EBUSY)`,
    })),
  },
});

/** `other` is the thread that is taken. */
export const kvmppc_grab_hwthread =
  (other: Thread): Words =>
  () => ({
    summary: 'Takes one hardware thread, and waits until it is not busy in the kernel.',
    lines: {
      R1a: {
        why: 'KVM wants the thread: from here on it must not go into the kernel.',
        costTicks: 16,
        does: `takes ${other.id} (hwthread_req = 1)`,
      },
      R1b: {
        costTicks: 16,
        does: `finds ${other.id} out of the kernel`,
        waitsFor: `ptid ${String(other.ptid)} of its vcore to be done in the kernel`,
        why: 'Gives up after 10,000 µs: the entry fails with -EBUSY.',
      },
    },
  });

export const kvmppc_wait_for_nap: Words = (core, t) => ({
  summary: 'Waits until the secondaries have written their state to memory.',
  phase: 'wait-threads',
  lines: {
    X17c: secondariesOf(core, t).map((o) => ({
      instance: `while (kvm_vcore of ptid ${String(o.ptid)})`,
      waitsFor: `ptid ${String(o.ptid)} of its vcore to be done with the guest`,
      does: `finds ${o.id} done with the guest`,
      why: 'After 10^6 loops the kernel complains (“seems to be stuck”) and goes on.',
    })),
  },
});
