/** What the page says of the rack and of no other machine. */
import type { EventInfo, PhaseInfo, Words } from '../../protocol/description.ts';

/** The first is the phase of statements that say nothing else. */
export const PHASES: readonly PhaseInfo[] = [
  { id: 'watch', label: 'watch', tone: 'host', hatched: false },
  { id: 'idle', label: 'idle', tone: 'nap', hatched: false },
  { id: 'latch', label: 'wait for latch', tone: 'wait', hatched: true },
  { id: 'mend', label: 'mend', tone: 'owner', hatched: false },
];

export const EVENTS: readonly EventInfo[] = [
  { id: 'slipped', label: 'clocks slipped', marker: 'injection' },
  { id: 'heard', label: 'alarm heard', marker: '' },
  { id: 'latched', label: 'latch taken', marker: 'owner' },
  { id: 'mended', label: 'clock mended', marker: '' },
  { id: 'unlatched', label: 'latch given back', marker: 'release' },
];

export const WORDS: Words = {
  machine: 'rack',
  group: 'node',
  groups: 'nodes',
  code: 'program',
  inject: 'Let clocks slip',
  tones: [
    { tone: 'host', label: 'watches' },
    { tone: 'nap', label: 'idle' },
    { tone: 'owner', label: 'mends' },
    { tone: 'wait', label: 'hatched: waits' },
  ],
  bug: [
    'Every thread of a node hears the alarm when its clock has slipped, and mends it.',
    'Without the latch two of them may find the slip before either has mended it: the clock is mended twice.',
  ],
  picture: ['A card shows the clock of a node, and by how many slips it is wrong.'],
  looks: [],
  glossary: [
    { term: 'slip', sentence: 'A clock loses, or gains, a number of ticks at once.' },
    { term: 'latch', sentence: 'One bit for the whole rack: whoever has it may mend a clock.' },
    { term: 'zone', sentence: 'What the clock of a node is ahead of the time of the rack.' },
  ],
  tour: [],
};
