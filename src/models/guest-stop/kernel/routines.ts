/** All routines of the vCPU: where its program starts, is interrupted, and goes on. */
import type { Routine } from '../../../machine/program.ts';
import type { Setup } from '../setup.ts';
import { blocked, kvmhv_run_single_vcpu, kvmppc_cede, userspace } from './exit.ts';
import {
  cpuidle_idle_call,
  oops,
  pause,
  shared_cede_loop,
  snooze_loop,
  stop_loop,
} from './guest.ts';
import { migrate, notStarted, spapr_machine_init } from './qemu.ts';

export const routinesOf = (s: Setup): Routine[] => [
  { name: 'start', code: spapr_machine_init(s) },
  { name: 'not-started', code: notStarted() },
  { name: 'idle', code: cpuidle_idle_call(s) },
  { name: 'snooze', code: snooze_loop() },
  { name: 'lite', code: stop_loop(s) },
  { name: 'paused', code: pause() },
  { name: 'cede-loop', code: shared_cede_loop(s) },
  { name: 'dead', code: oops() },
  ...s.hosts.map((h) => ({ name: `host-${h.id}`, code: kvmhv_run_single_vcpu(s, h) })),
  { name: 'ceding', code: kvmppc_cede(s) },
  { name: 'blocked', code: blocked() },
  { name: 'userspace', code: userspace() },
  ...(s.hosts.length > 1 ? [{ name: 'migrate', code: migrate(s) }] : []),
];
