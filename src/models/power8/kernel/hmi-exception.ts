/**
 * The HMI vector 0xe60 (domain 2.7) and the wake-up of a napping thread by an HMI (2.8).
 * Before the fix the first stage has no KVM test: OPAL is called while the guest's offset is live.
 */
import { equal } from '../../../machine/expression.ts';
import {
  branch,
  call,
  goto,
  op,
  phase,
  set,
  type Func,
  type Statement,
} from '../../../machine/statement.ts';
import type { Core, Thread } from '../core.ts';
import { opal_handle_hmi } from '../opal/opal-handle-hmi.ts';
import { hmi_exception_realmode } from './kvmppc-realmode-hmi-handler.ts';
import { exceptionsS, idleS } from './source.ts';
import { HSTATE } from '../values.ts';

export function hmi_exception(core: Core, t: Thread): Func {
  const fromGuest = equal(t.hstate, HSTATE.GUEST_HV);
  const toGuestExit = (added: boolean): Statement =>
    branch(
      'if HSTATE_IN_GUEST == GUEST_HV',
      fromGuest,
      [goto('guest-interrupt', 'goto kvmppc_interrupt')],
      [],
      {
        added,
        why: added
          ? 'The KVM test comes first: leave the guest, and call OPAL from the exit path.'
          : 'The KVM test comes only in the second stage, after OPAL.',
      },
    );
  const early = call('', opal_handle_hmi(core, t));
  return {
    ...exceptionsS(core),
    name: 'hmi_exception',
    summary: 'The vector of a hypervisor maintenance interrupt.',
    body: [
      phase('hmi', [
        ...(core.fixed
          ? [toGuestExit(true), call('', hmi_exception_realmode(core, t), { added: true })]
          : [early, toGuestExit(false)]),
        op('', 'opal_hmi_exception_early done: pull the event; MSR[EE] = 1', [set(t.ee, 1)], {
          costTicks: 40,
          does: 'goes on in the host with interrupts enabled',
        }),
        goto('host', 'back to the host'),
      ]),
    ],
  };
}

export function power7_wakeup_noloss(core: Core, t: Thread): Func {
  return {
    ...idleS(core),
    name: 'power7_wakeup_noloss',
    summary: 'A napping host thread was woken by an HMI (SRR1 wake reason 0xA).',
    body: [
      phase('hmi', [
        core.fixed
          ? call('CHECK_HMI', hmi_exception_realmode(core, t), { added: true })
          : call('CHECK_HMI', opal_handle_hmi(core, t)),
        goto('nap', 'back to nap'),
      ]),
    ],
  };
}
