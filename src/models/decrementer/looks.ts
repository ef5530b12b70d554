/** How the clock of a host is read. */
import type { ClockLookWords } from '../../protocol/description.ts';

export const LOOKS: readonly ClockLookWords[] = [
  {
    look: 'right',
    label: '',
    title: 'Host time',
    sentence: 'A rail on the line: TB is the clock of the host.',
  },
  {
    look: 'ahead',
    label: '+134.2 s',
    title: 'Guest time, ahead',
    sentence: 'A block above the line: the offset of the guest is in TB.',
  },
  {
    look: 'behind',
    label: '−67.1 s',
    title: 'Guest time, behind',
    sentence: 'The same block below the line: a negative tb_offset.',
  },
];
