/** Five moments: a clock that stands, what is rounded, what is saved, what goes back, and what mends it. */
import type { TourStop } from '../../protocol/description.ts';

const preset = 'stop-cont-unsynced';

export const TOUR: readonly TourStop[] = [
  {
    preset,
    event: null,
    title: 'A guest boots',
    sentence:
      'QEMU wants the guest’s clock to begin at 0. It works out an offset: minus whatever the clock of the host reads.',
    region: 'Timeline',
  },
  {
    preset,
    event: 'round',
    title: 'Rounded up',
    sentence:
      'The kernel can add multiples of 2^24 ticks only, so it rounds the offset up by 7.56 ms. QEMU keeps the one that it gave.',
    region: 'Code',
    line: 'S1',
  },
  {
    preset,
    event: 'saved',
    title: 'Saved too little',
    sentence:
      'The guest is stopped after ten seconds. QEMU saves the host’s clock plus its own offset: 7.56 ms less than the guest reads.',
    region: 'Code',
    line: 'Q2',
  },
  {
    preset,
    event: 'read-fell',
    title: 'The guest goes back',
    sentence:
      'After a pause of 25.208 ms the guest goes on exactly where it was saved. It has been there before.',
    region: 'Timeline',
  },
  {
    preset: 'stop-cont-synced',
    event: 'saved',
    title: 'Read back first',
    sentence:
      'If QEMU has read the rounded offset back, it saves what the guest reads, and the clock never goes back.',
    region: 'Timeline',
  },
];
