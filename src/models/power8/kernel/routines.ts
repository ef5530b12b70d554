/** All routines of a thread: where its program starts, is interrupted, and goes on. */
import type { Routine } from '../../../machine/program.ts';
import { goto, op, phase, wait, type Func } from '../../../machine/statement.ts';
import { subcoreOf, type Core, type Thread } from '../core.ts';
import { enterGuest, guest } from './kvmppc-hv-entry.ts';
import {
  guest_exit_cont,
  kvmhv_switch_to_host,
  kvmppc_interrupt,
  kvm_secondary_got_guest,
} from './guest-exit.ts';
import { hmi_exception, power7_wakeup_noloss } from './hmi-exception.ts';
import { kvm_no_guest } from './kvm-no-guest.ts';
import { kvmppc_run_core, kvmppc_run_core_exit } from './kvmppc-run-core.ts';
import { rmhandlersS } from './source.ts';

export function routinesOf(core: Core, t: Thread): Routine[] {
  return [
    { name: 'host', code: kvmppc_run_core(core, t) },
    { name: 'nap', code: kvm_no_guest(core, t) },
    { name: 'guest', code: guest() },
    { name: 'hypercall', code: realModeHypercall(core, t) },
    { name: 'hmi', code: hmi_exception(core, t) },
    { name: 'nap-hmi', code: power7_wakeup_noloss(core, t) },
    { name: 'guest-interrupt', code: kvmppc_interrupt(core, t) },
    { name: 'guest-exit', code: guest_exit_cont(core, t) },
    { name: 'switch-to-host', code: kvmhv_switch_to_host(core, t) },
    { name: 'host-exit', code: kvmppc_run_core_exit(core, t) },
    { name: 'secondary-exit', code: kvm_secondary_got_guest(core, t) },
    { name: 'undecided', code: undecided() },
  ];
}

/** Long enough for everybody else to be at their waits. */
const HYPERCALL_TICKS = 1600;

function realModeHypercall(core: Core, t: Thread): Func {
  return {
    ...rmhandlersS(core),
    name: 'hcall_try_real_mode',
    summary: 'A hypercall handled in real mode: HV=1 and EE=0, so an HMI stays latched.',
    body: [
      phase('hypercall', [
        op('', 'handle the hypercall in real mode (EE=0)', [], {
          costTicks: HYPERCALL_TICKS,
          does: 'handles a hypercall in real mode',
        }),
        ...enterGuest(core, t, subcoreOf(core, t)),
      ]),
    ],
  };
}

/** `start: either`: the schedule, or the seed, decides. */
function undecided(): Func {
  return {
    file: '',
    origin: '',
    name: 'start',
    summary: 'Guest or host: chosen by the schedule, or by the seed.',
    body: [
      phase('choice', [
        wait('', 'starts in the guest or in the host', false, {
          rest: true,
          waitsFor: 'the choice between guest and host',
        }),
      ]),
      goto('undecided', 'until it is decided'),
    ],
  };
}
