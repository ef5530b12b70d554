/** How `../traps.ts` is told. */
import type { Words } from '../../source-file.ts';

export const hmi_exception_realmode: Words = () => ({
  summary: 'Waits for the guests to leave, calls OPAL, waits for the resync.',
  phase: 'hmi',
});

export const handle_hmi_exception: Words = ({ notRecovered }) => ({
  summary: 'Pulls the events that OPAL has queued, and hands them on.',
  phase: 'hmi',
  lines: {
    op: {
      costTicks: 40,
      does: [
        { when: notRecovered, text: 'pulls an event that says “not recovered”' },
        { when: true, text: 'pulls the event' },
      ],
    },
  },
});
