/** How the TB of a vcore is read. */
import type { ClockLookWords } from '../../protocol/description.ts';

export const LOOKS: readonly ClockLookWords[] = [
  {
    look: 'right',
    label: '',
    title: 'Host time',
    sentence: 'A rail on the zero line: the TB reads what the clock of the host reads.',
  },
  {
    look: 'ahead',
    label: '+134.2 s',
    title: 'Guest, ahead',
    sentence: 'A block above the line: the guest’s clock is ahead by its tb_offset, as it must be.',
  },
  {
    look: 'behind',
    label: '−17.4 h',
    title: 'Guest, behind',
    sentence: 'The same block below the line: every guest that has booted here is behind its host.',
  },
  {
    look: 'wrong-behind',
    label: '−32.8 s',
    title: 'Wrong, behind',
    sentence: 'More was taken away than was added.',
  },
  {
    look: 'wrong-ahead',
    label: '+32.8 s',
    title: 'Wrong, ahead',
    sentence: 'Less was taken away than was added.',
  },
  {
    look: 'torn',
    label: '−32.8 ms',
    title: 'Carry lost',
    sentence: 'A toothed edge: the low 24 bits wrapped during a write of TBU40.',
  },
];
