/** How `../idle.ts` is told. */
import type { Words } from '../../source-file.ts';

export const power7_nap: Words = () => ({
  summary: 'Offline in the host: the thread naps until KVM gives it a vcore.',
  lines: {
    S7: {
      why: 'A secondary is offline in the host and sleeps here; an HMI wakes it too.',
      phase: 'nap',
      waitsFor: 'a vcore from its primary',
      does: 'wakes up for the vcore that its primary gave it',
      costTicks: 120,
    },
  },
});

export const power7_wakeup_noloss: Words = () => ({
  summary:
    'A napping host thread was woken by an HMI (SRR1 wake reason 0xA); pnv_wakeup_noloss from v4.8 on.',
  phase: 'hmi',
  lines: { CHECK_HMI: { why: 'Woken by an HMI: that comes before anything else.' } },
});
