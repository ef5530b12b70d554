/** How `../opal-hmi.ts` is told. */
import type { Words } from '../../source-file.ts';

export const hmi_event_handler: Words = () => ({
  summary: 'Prints the events; one that says “not recovered” ends in a reboot of the machine.',
  phase: 'reboot',
  lines: {
    op: {
      events: [{ event: 'rebooted', when: true, outcome: '"Unrecoverable HMI exception"' }],
      does: 'reboots the machine: "Unrecoverable HMI exception"',
    },
    wait: { waitsFor: 'the machine, which reboots', does: 'stays down' },
  },
});
