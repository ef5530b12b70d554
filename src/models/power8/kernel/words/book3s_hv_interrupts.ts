/** How `../book3s_hv_interrupts.ts` is told. */
import type { Words } from '../../source-file.ts';

export const __kvmppc_vcore_entry: Words = () => ({
  summary: 'Saves what the host needs again, disables interrupts and goes to real mode.',
  phase: 'entry',
  lines: {
    R4c: { why: 'Enters the guest, and comes back when it has been left.' },
    R4a: {
      costTicks: 24,
      does: 'disables interrupts to enter a guest',
      why: 'From here to hrfid an HMI only latches: HV=1 and EE=0.',
    },
    R4b: {
      costTicks: 24,
      does: "loads HDEC from the host's DEC",
      why: 'So a guest leaves at the next timer event of the host at the latest.',
    },
  },
});
