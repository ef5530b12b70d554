/** How the clock of a subcore is read. */
import type { ClockLookWords } from '../../protocol/description.ts';

export const LOOKS: readonly ClockLookWords[] = [
  {
    look: 'right',
    label: '',
    title: 'Host, right',
    sentence: 'A rail on the zero line: the TB reads what the ChipTOD reads.',
  },
  {
    look: 'ahead',
    label: '+134.2 s',
    title: 'Guest, ahead',
    sentence: 'A block above the line: the guest’s clock is ahead by its tb_offset, as it must be.',
  },
  {
    look: 'behind',
    label: '−67.1 s',
    title: 'Guest, behind',
    sentence: 'The same block below the line: a negative tb_offset.',
  },
  {
    look: 'zero',
    label: '',
    title: 'Guest, offset zero',
    sentence: 'A rail with end stops: this guest cannot show the damage.',
  },
  {
    look: 'stopped',
    label: 'TB stopped',
    title: 'Stopped',
    sentence: 'Hatched, at the height where it froze: the TB has an error, or is being loaded.',
  },
  {
    look: 'covered',
    label: 'owes 134.2 s',
    title: 'Owed, still in the TB',
    sentence: 'Dashes around the block: the exit will subtract this, and the TB still carries it.',
  },
  {
    look: 'owed',
    label: 'owes 134.2 s',
    title: 'Owed, not in the TB any more',
    sentence: 'A reload has removed the block, and the exit will still subtract it: the danger.',
  },
  {
    look: 'cancelled',
    label: 'owes 134.2 s',
    title: 'Cancelled',
    sentence: 'Struck through: after an HMI nobody subtracts it any more.',
  },
  {
    look: 'reload',
    label: '',
    title: 'Reload',
    sentence: 'A beam through every clock: OPAL loads host time into all TBs of the core.',
  },
  {
    look: 'wrong-behind',
    label: '−134.2 s',
    title: 'Wrong, behind',
    sentence: 'Red, with an arrow from what was owed: it was subtracted once more.',
  },
  {
    look: 'wrong-ahead',
    label: '+67.1 s',
    title: 'Wrong, ahead',
    sentence: 'The same after a negative tb_offset.',
  },
  {
    look: 'wrong-twice',
    label: '−268.4 s',
    title: 'Wrong twice',
    sentence: 'A brick for each time that the offset was subtracted once too often.',
  },
  {
    look: 'torn',
    label: '−32.8 ms',
    title: 'Carry lost',
    sentence: 'A toothed edge: the low 24 bits wrapped during a write of TBU40.',
  },
];
