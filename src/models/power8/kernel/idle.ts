/** Offline secondaries between guests: arch/powerpc/kernel/idle_power7.S, later idle_book3s.S. */
import { equal } from '../../../machine/expression.ts';
import { call, goto, set, wait } from '../../../machine/statement.ts';
import { opal_handle_hmi } from '../opal/hmi.ts';
import { added, sourceFile } from '../source-file.ts';
import { kvm_start_guest } from './book3s_hv_rmhandlers.ts';
import { IDLE_S } from './sources.ts';
import { hmi_exception_realmode } from './traps.ts';
import * as words from './words/idle.ts';

const fn = sourceFile(IDLE_S, words);

export const power7_nap = fn('power7_nap', (core, t) => [
  // A doorbell that came too late for the guest has woken the thread, and is gone.
  wait('S7', 'nap until KVM gives it a vcore', equal(t.kvmVcore, 1), {
    rest: true,
    effects: [set(t.doorbell, 0)],
  }),
  call('', kvm_start_guest(core, t)),
]);

/** SRR1 wake reason 0xA, and hwthread_req is 0. */
export const power7_wakeup_noloss = fn('power7_wakeup_noloss', (core, t) => [
  ...added(core, () => [call('CHECK_HMI', hmi_exception_realmode(core, t))]),
  ...(core.fixed ? [] : [call('CHECK_HMI', opal_handle_hmi(core, t))]),
  goto('nap', 'back to the offline loop'),
]);
