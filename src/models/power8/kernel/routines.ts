/** All routines of a thread: where its program starts, is interrupted, and goes on. */
import type { Routine } from '../../../machine/program.ts';
import { goto, phase, wait, type Func } from '../../../machine/statement.ts';
import type { Core } from '../core.ts';
import type { Thread } from '../thread.ts';
import { kvmppc_run_core } from './book3s_hv.ts';
import {
  guest_exit_cont,
  hcall_try_real_mode,
  kvmhv_switch_to_host,
  kvmppc_interrupt_hv,
} from './book3s_hv_rmhandlers.ts';
import { hmi_exception_early } from './exceptions-64s.ts';
import { power7_nap, power7_wakeup_noloss } from './idle.ts';
import { hmi_event_handler } from './opal-hmi.ts';

/** Calls that come back begin further routines: host-exit, got-guest, secondary-exit. */
export function routinesOf(core: Core, t: Thread): Routine[] {
  return [
    { name: 'host', code: kvmppc_run_core(core, t) },
    { name: 'nap', code: power7_nap(core, t) },
    { name: 'guest', code: guest() },
    { name: 'hypercall', code: hcall_try_real_mode(core, t) },
    { name: 'hmi', code: hmi_exception_early(core, t, false) },
    { name: 'guest-hmi', code: hmi_exception_early(core, t, true) },
    { name: 'nap-hmi', code: power7_wakeup_noloss(core, t) },
    { name: 'guest-interrupt', code: kvmppc_interrupt_hv(core, t) },
    { name: 'guest-exit', code: guest_exit_cont(core, t) },
    { name: 'switch-to-host', code: kvmhv_switch_to_host(core, t) },
    { name: 'reboot', code: hmi_event_handler(core, t) },
    { name: 'undecided', code: undecided() },
  ];
}

/** The guest itself: left by an interrupt only. */
function guest(): Func {
  return {
    file: '',
    origin: '',
    name: 'guest',
    summary: 'The guest executes with HV=0 and reads the TB directly.',
    body: [
      phase('guest', [
        wait('', 'the guest runs until an interrupt', false, {
          rest: true,
          waitsFor: 'an interrupt to leave the guest',
        }),
      ]),
      goto('guest', 'and goes on'),
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
