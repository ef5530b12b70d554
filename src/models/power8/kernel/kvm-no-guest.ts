/** A secondary between guests (S6): it naps until its primary gives it a vcore. */
import { equal } from '../../../machine/expression.ts';
import { call, phase, set, wait, type Func } from '../../../machine/statement.ts';
import type { Core, Thread } from '../core.ts';
import { kvmppc_hv_entry } from './kvmppc-hv-entry.ts';
import { rmhandlersS } from './source.ts';

export function kvm_no_guest(core: Core, t: Thread): Func {
  return {
    ...rmhandlersS(core),
    name: 'kvm_no_guest',
    summary: 'Offline in the host: the thread naps until KVM gives it a vcore.',
    body: [
      phase('nap', [
        wait('S6', 'nap until kvm_vcore != NULL', equal(t.kvmVcore, 1), {
          rest: true,
          waitsFor: 'a vcore from its primary',
          does: 'wakes up for the vcore that its primary gave it',
          costTicks: 120,
          // A doorbell that came too late for the guest has woken the thread, and is gone.
          effects: [set(t.doorbell, 0)],
        }),
      ]),
      phase('entry', [call('', kvmppc_hv_entry(core, t))]),
    ],
  };
}
