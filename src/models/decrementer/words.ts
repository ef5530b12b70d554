/** What the page says of the decrementer and of no other machine. */
import type { Words } from '../../protocol/description.ts';
import { GLOSSARY } from './glossary.ts';
import { LOOKS } from './looks.ts';
import { TOUR } from './tour.ts';

export const WORDS: Words = {
  machine: 'guest',
  group: 'host',
  groups: 'hosts',
  code: 'kernel',
  inject: '',
  tones: [
    { tone: 'guest', label: 'guest' },
    { tone: 'switch', label: 'entry, exit' },
    { tone: 'host', label: 'host' },
    { tone: 'nap', label: 'sleeps, naps' },
    { tone: 'firmware', label: 'userspace' },
    { tone: 'wait', label: 'hatched: waits' },
  ],
  bug: [
    'DEC counts down, and interrupts when it turns negative. While a guest does not run, the kernel keeps the moment at which that will be: dec_expires.',
    'The host has a clock, and the guest has another one, tb_offset ahead. Whoever stores dec_expires by one clock and reads it by the other is wrong by the offset, and a DEC of 32 bits keeps what is left of it modulo 8.39 s.',
    'A destination that is told nothing has to invent an expiry. What it invents decides whether the guest gets one interrupt too many, or none for weeks.',
  ],
  picture: [
    'All lengths start now and, once the guest has its timer, where DEC was given its last value: how far dec_expires, as a flag, is on the clock by which the kernel reads it, how long DEC takes of each width, and when the timer is due. The colour of the flag says whose time its number is.',
    'The wheel is DEC: one turn is all that its bits hold. The needle falls to 0; in the left half DEC is negative, and an interrupt is pending.',
    'In the timeline the line of a clock is the host’s, and a block is how far TB is from it while the offset is in it.',
  ],
  looks: LOOKS,
  glossary: GLOSSARY,
  tour: TOUR,
};
