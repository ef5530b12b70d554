/** How `../book3s_hv_builtin.ts` is told. */
import { subcoreOf } from '../../core.ts';
import type { Words } from '../../source-file.ts';
import { leaveInTwoSteps } from '../what-if/entry-exit-map.ts';

export const kvmhv_commence_exit: Words = (core, t) => ({
  summary: 'Says that this thread leaves; the first one takes the whole vcore with it.',
  phase: 'exit',
  lines: {
    X3a: {
      why: 'Whoever finds nobody else leaving is the first.',
      costTicks: 16,
      does: 'says in entry_exit_map that it leaves',
      parts: leaveInTwoSteps(core, t, subcoreOf(core, t)),
    },
    control: { why: 'HDEC brings the other threads out by itself.' },
  },
});

export const kvmhv_interrupt_vcore: Words = () => ({
  summary: 'Calls the other threads of the vcore out of the guest.',
  lines: {
    X3b: {
      costTicks: 24,
      does: 'sends a doorbell to the other threads of its vcore',
      why: 'The first thread to leave takes the whole vcore with it.',
    },
  },
});
