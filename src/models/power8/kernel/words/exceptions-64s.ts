/** How `../exceptions-64s.ts` is told. */
import type { Words } from '../../source-file.ts';

const NOWHERE = 'a thread that comes from its guest has nowhere to go back to';

export const hmi_exception_early: Words = ({ fixed }) => ({
  summary: 'The vector of a hypervisor maintenance interrupt, 0xe60.',
  phase: 'hmi',
  lines: {
    control: {
      needed: NOWHERE,
      why: fixed
        ? 'The KVM test comes first: leave the guest, and call OPAL from the exit path.'
        : 'The KVM test comes only in the second stage, after OPAL.',
    },
    'control#2': { needed: NOWHERE },
  },
});

export const hmi_exception_after_realmode: Words = () => ({
  summary: 'Goes to virtual mode and pulls what OPAL has to say.',
  phase: 'hmi',
  lines: {
    op: { costTicks: 24, does: 'goes on in the host with interrupts enabled' },
  },
});
