/**
 * The vector 0xe60: arch/powerpc/kernel/exceptions-64s.S. Before the fix the first stage has no KVM
 * test: OPAL is called while the guest's offset is in the TB.
 */
import {
  branch,
  call,
  goto,
  op,
  resume,
  set,
  type Func,
  type Statement,
} from '../../../machine/statement.ts';
import type { Core } from '../core.ts';
import type { Thread } from '../thread.ts';
import { added, sourceFile } from '../source-file.ts';
import { takeHostTimer } from '../timebase.ts';
import { EXCEPTIONS_64S_S } from './sources.ts';
import { handle_hmi_exception, hmi_exception_realmode } from './traps.ts';
import * as words from './words/exceptions-64s.ts';

const fn = sourceFile(EXCEPTIONS_64S_S, words);

/** HSTATE_IN_GUEST tells whether it was taken in the guest: known of each way in here. */
const kvmTest = (fromGuest: boolean): Statement =>
  branch('KVMTEST: if (HSTATE_IN_GUEST != KVM_GUEST_MODE_NONE)', fromGuest, [
    goto('guest-interrupt', 'b kvmppc_interrupt_hv'),
  ]);

/** `fromGuest`: how the vector is entered. */
export const hmi_exception_early = (core: Core, t: Thread, fromGuest: boolean): Func =>
  fn('hmi_exception_early', () => [
    ...added(core, () => [kvmTest(fromGuest)]),
    call('', hmi_exception_realmode(core, t)),
    ...(core.fixed ? [] : [kvmTest(fromGuest)]),
    call('', hmi_exception_after_realmode(core, t)),
    resume('back to where it was interrupted'),
  ])(core, t);

/** Also the way back of a guest exit for an HMI. */
export const hmi_exception_after_realmode = fn('hmi_exception_after_realmode', (core, t) => [
  call('', handle_hmi_exception(core, t)),
  // A doorbell that came too late for the guest is taken here.
  op('', 'ret_from_except: MSR[EE] = 1', [set(t.ee, 1), set(t.doorbell, 0), takeHostTimer(t)]),
]);
