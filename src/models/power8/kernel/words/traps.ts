/** How `../traps.ts` is told. */
import type { Words } from '../../source-file.ts';

export const hmi_exception_realmode: Words = ({ fixed }) => ({
  summary: 'Waits for the guests to leave, calls OPAL, waits for the resync.',
  phase: 'hmi',
  lines: {
    H5: { why: 'Firmware repairs the TBs and reloads all of them, in whatever subcore they are.' },
    ...(fixed
      ? {
          H4: { why: 'No TB may be reloaded while a subcore would still subtract its offset.' },
          H6: { why: 'The owner stops the TBs once more: nobody may go on before it is done.' },
        }
      : {}),
  },
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
