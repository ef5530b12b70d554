/** Five moments: a timer of the guest’s own, its two homes, the second save, and what keeps it right. */
import type { TourStop } from '../../protocol/description.ts';

const preset = 'what-if-save-ignores-loaded';

export const TOUR: readonly TourStop[] = [
  {
    preset,
    event: null,
    title: 'A timer of its own',
    sentence:
      'A guest on arm64 sets its virtual timer without any trap. While it runs, the registers of its CPU are its timer.',
    region: 'Guest',
  },
  {
    preset,
    event: 'saved',
    title: 'Saved before it sleeps',
    sentence:
      'The guest waits. KVM saves CTL and CVAL to memory, and switches the registers off: memory is the truth now.',
    region: 'Code',
    line: 'K1',
  },
  {
    preset,
    event: 'bg-armed',
    title: 'A soft timer stands in',
    sentence:
      'Memory says when the timer is due. A soft timer of the host will wake the thread then.',
    region: 'Code',
    line: 'S2',
  },
  {
    preset,
    event: 'word-lost',
    title: 'Saved once more',
    sentence:
      'The thread leaves its CPU, and saves again: the registers are off, and that is kept as the guest’s word.',
    region: 'Code',
    line: 'K1',
  },
  {
    preset: 'idle-one',
    event: 'tick-taken',
    title: 'A flag says who has it',
    sentence:
      'With loaded the second save does nothing. The guest is woken, and takes its interrupt.',
    region: 'Guest',
  },
];
