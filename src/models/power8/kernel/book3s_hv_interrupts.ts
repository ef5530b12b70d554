/** From the host into real mode: arch/powerpc/kvm/book3s_hv_interrupts.S. */
import { call, interruptible, op, set } from '../../../machine/statement.ts';
import { subcoreOf } from '../core.ts';
import { sourceFile } from '../source-file.ts';
import { isLatched } from '../thread.ts';
import { saveHostDecrementer } from '../timebase.ts';
import { kvmppc_call_hv_entry } from './book3s_hv_rmhandlers.ts';
import { BOOK3S_HV_INTERRUPTS_S } from './sources.ts';
import * as words from './words/book3s_hv_interrupts.ts';

const fn = sourceFile(BOOK3S_HV_INTERRUPTS_S, words);

/** From here to `hrfid` an HMI only latches: HV=1 and EE=0. */
export const __kvmppc_vcore_entry = fn('__kvmppc_vcore_entry', (core, t) => {
  const subcore = subcoreOf(core, t);
  return [
    interruptible(isLatched(t), [op('R4a', 'HSTATE_HOST_MSR = MSR; MSR[EE] = 0', [set(t.ee, 0)])]),
    op('R4b', 'HDEC = DEC; HSTATE_DECEXP = sext32(DEC) + mftb', [
      set(subcore.hdecDue, 0),
      saveHostDecrementer(core, subcore, t),
    ]),
    call('R4c', kvmppc_call_hv_entry(core, t)),
  ];
});
