/** What the page says of this machine and of no other. */
import type { Words } from '../../protocol/description.ts';
import { GLOSSARY } from './glossary.ts';
import { LOOKS } from './looks.ts';
import { TOUR } from './tour.ts';

export const WORDS: Words = {
  machine: 'pair of hosts',
  group: 'host',
  groups: 'hosts',
  code: 'kernel',
  inject: '',
  tones: [
    { tone: 'guest', label: 'guest' },
    { tone: 'host', label: 'host' },
    { tone: 'switch', label: 'entry, exit' },
    { tone: 'firmware', label: 'QEMU' },
    { tone: 'owner', label: 'another SET' },
    { tone: 'nap', label: 'idle' },
    { tone: 'wait', label: 'hatched: waits' },
  ],
  bug: [
    'A guest reads the clock of its host plus tb_offset. QEMU chooses that offset, so that the clock of the guest stands while it is stopped, and goes on where it stood on another host.',
    'The kernel rounds the offset up to a multiple of 2^24 ticks, 32.768 ms, for TBU40 cannot write the low 24 bits. QEMU keeps the offset that it gave until it reads it back.',
    'If it saves the time of the guest before it has read the offset back, it saves less than the guest has read: after a pause of the wrong length the guest reads the same time twice.',
  ],
  picture: [
    'The line of a clock is the host’s time, and a block is how far the TB is from it: up ahead, down behind.',
    'The time of the guest is the host’s clock plus the offset. Amber is the time that QEMU has for it.',
  ],
  looks: LOOKS,
  glossary: GLOSSARY,
  tour: TOUR,
};
