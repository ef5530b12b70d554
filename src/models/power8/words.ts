/** What the page says of the POWER8 core and of no other machine. */
import type { Words } from '../../protocol/description.ts';
import { GLOSSARY } from './glossary.ts';
import { LOOKS } from './looks.ts';
import { TOUR } from './tour.ts';

const BUG: readonly string[] = [
  'A guest runs on a timebase that is the ChipTOD plus its tb_offset, and the guest exit takes that offset away again.',
  'Without the fix, a thread that takes the HMI of a TB error in its guest calls firmware before it leaves: firmware repairs the timebases and loads host time, and the exit then subtracts from a TB that carries no offset. Whatever the order, the core is left with a wrong clock, split or not, unless the offset is 0.',
  'It is a matter of order only where the guest was already leaving for another reason when the error struck: the exit may subtract first, and the repair then loads the right time.',
];

export const WORDS: Words = {
  machine: 'core',
  group: 'subcore',
  groups: 'subcores',
  code: 'kernel',
  inject: 'Inject HMI',
  tones: [
    { tone: 'guest', label: 'guest' },
    { tone: 'host', label: 'host' },
    { tone: 'nap', label: 'nap' },
    { tone: 'choice', label: 'undecided' },
    { tone: 'wait', label: 'hatched: waits' },
    { tone: 'switch', label: 'entry, exit, HMI' },
    { tone: 'firmware', label: 'OPAL' },
    { tone: 'owner', label: 'resync owner' },
  ],
  bug: BUG,
  picture: [
    'The line of a clock is the ChipTOD, and a block is how far the TB is from it: up ahead, down behind. The height is logarithmic, and the same in every run.',
    'The gate of Linux 4.8 is in_guest[], with a bolt for each subcore that may still subtract its offset: while one is shut nobody calls OPAL, and an open lock says that the TBs may be reloaded.',
    'The ring of a subcore shows how far its timebase is from the ChipTOD: at the top they agree, clockwise it is ahead, the scale is logarithmic.',
  ],
  looks: LOOKS,
  glossary: GLOSSARY,
  tour: TOUR,
};
