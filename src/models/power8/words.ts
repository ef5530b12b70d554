/** What the page says of the POWER8 core and of no other machine. */
import type { Words } from '../../protocol/description.ts';

const BUG: readonly string[] = [
  'A guest runs on a timebase that is the ChipTOD plus its tb_offset, and the guest exit takes that offset away again.',
  'Without the fix, a thread that takes the HMI of a TB error in its guest calls firmware before it leaves: firmware repairs the timebases and loads host time, and the exit then subtracts from a TB that carries no offset. Whatever the order, the core is left with a wrong clock, split or not, unless the offset is 0.',
  'It is a matter of order only where the guest was already leaving for another reason when the error struck: the exit may subtract first, and the repair then loads the right time.',
];

const GLOSSARY: Words['glossary'] = [
  {
    term: 'host, guest',
    sentence:
      'The Linux that owns the machine, and one that it lets run on a part of it for a while.',
  },
  {
    term: 'TB',
    sentence: 'The timebase: a 64-bit counter of 512 MHz that each subcore has one of.',
  },
  {
    term: 'ChipTOD',
    sentence: 'The time of day of the whole chip, from which firmware loads the TBs.',
  },
  {
    term: 'tb_offset',
    sentence:
      'What the kernel adds to the TB while a guest runs, a multiple of 2^24 ticks: the guest has a time of its own, counted from its start, or brought along from the machine that it was moved from.',
  },
  {
    term: 'HMI',
    sentence:
      'Hypervisor maintenance interrupt: hardware reports an error; a TB error reaches all threads of the core.',
  },
  {
    term: 'HMER',
    sentence: 'The register of a thread that latches why an HMI came, until the thread clears it.',
  },
  { term: 'TFMR', sentence: 'The register of the core with the state and the errors of its TBs.' },
  {
    term: 'OPAL',
    sentence: 'The firmware that the kernel calls to recover from an HMI and to resync the TBs.',
  },
  {
    term: 'subcore',
    sentence: 'A part of a split core, with its own TB, that runs a guest of its own.',
  },
  {
    term: 'vcore',
    sentence: 'The virtual core of a guest: its virtual CPUs that run on one subcore together.',
  },
  {
    term: 'in_guest[]',
    sentence:
      'One byte for each subcore, from the fix: set while its TB may carry a guest offset, and waited for before a resync.',
  },
  {
    term: 'bit 63',
    sentence:
      'The bit of the flags word, from the fix, that one thread wins: it resyncs, and all others wait until it is clear.',
  },
  {
    term: 'resync',
    sentence: 'OPAL loads the TBs of all subcores from the ChipTOD again.',
  },
  {
    term: 'HDEC',
    sentence: 'The hypervisor decrementer: its interrupt ends a guest’s time slice.',
  },
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
    'The line of a clock is the ChipTOD. A block above it is ahead, one below it behind; hatched it stands still; amber is what the guest exit will still subtract, dashed while it is in the TB, a box once it is not, struck through where nobody will; red is a wrong clock; a blue beam loads every TB.',
    'The ring of a subcore shows how far its timebase is from the ChipTOD: at the top they agree, clockwise it is ahead, the scale is logarithmic.',
  ],
  glossary: GLOSSARY,
};
