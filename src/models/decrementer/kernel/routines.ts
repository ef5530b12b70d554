/** All routines of a thread: where its program starts, is interrupted, and goes on. */
import type { Routine } from '../../../machine/program.ts';
import { goto, phase, wait, type Func } from '../../../machine/statement.ts';
import type { Rules } from '../rules.ts';
import type { Setup, Thread } from '../setup.ts';
import { guest_exit_cont, kvm_no_guest } from './exit.ts';
import { kvmppc_hv_entry } from './entry.ts';
import { at } from './program.ts';
import { kvm_start_guest, kvmppc_run_core, secondary_done } from './run-core.ts';
import { migrate } from './userspace.ts';

export function routinesOf(setup: Setup, rules: Rules, t: Thread): Routine[] {
  const a = at(setup, rules, t);
  const { secondary } = a;
  return [
    ...(setup.migrates ? [{ name: 'user', code: migrate(a) }] : []),
    { name: 'host', code: kvmppc_run_core(a) },
    { name: 'guest', code: guest() },
    { name: 'exit', code: guest_exit_cont(a) },
    ...(secondary === undefined
      ? []
      : [
          { name: 'nap', code: kvm_start_guest(a) },
          { name: 'secondary-entry', code: kvmppc_hv_entry(a) },
        ]),
    { name: 'secondary-left', code: kvm_no_guest(a) },
    { name: 'secondary-done', code: secondary_done(a) },
  ];
}

/** The guest itself: left by an interrupt only. */
function guest(): Func {
  return {
    file: '',
    origin: '',
    name: 'guest',
    summary: 'The guest runs: it reads TB and DEC directly.',
    body: [
      phase('guest', [
        wait('', 'the guest runs until it is interrupted', false, {
          rest: true,
          waitsFor: 'an interrupt',
        }),
      ]),
      goto('guest', 'and goes on'),
    ],
  };
}
