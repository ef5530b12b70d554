/** Five moments: what is right, what is lost, and what mends it. */
import type { TourStop } from '../../protocol/description.ts';

const preset = 'expiry-before-offset';

export const TOUR: readonly TourStop[] = [
  {
    preset,
    event: null,
    title: 'A timer of one second',
    sentence:
      'The guest sets DEC to one second. DEC counts down with the clock, and interrupts when it turns negative.',
    region: 'Guest',
  },
  {
    preset,
    event: 'dec-saved',
    title: 'Kept in memory',
    sentence:
      'The guest is stopped. The exit keeps the moment at which DEC will run out: dec_expires, in the clock of this host.',
    region: 'Code',
    line: 'V1',
  },
  {
    preset,
    event: 'set-expiry',
    title: 'Set too soon',
    sentence:
      'On the new host userspace sets DEC_EXPIRY first. The kernel takes off the offset as it is now: nothing.',
    region: 'Code',
    line: 'D1',
  },
  {
    preset,
    event: 'dec-loaded',
    title: 'What is left of it',
    sentence:
      'Guest time, read as host time, is 17.4 h too far. A DEC of 32 bits keeps 2.80 s of that.',
    region: 'Guest',
    line: 'L3',
  },
  {
    preset,
    change: { era: 'G' },
    event: 'set-offset',
    title: 'No order any more',
    sentence:
      'Later kernels keep dec_expires in guest time: it means the same on every host, and either register may be set first.',
    region: 'Code',
    line: 'S3',
  },
];
