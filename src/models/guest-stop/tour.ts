/** Five moments: who offers, what pauses, who decides on the new host, what kills, and what mends it. */
import type { TourStop } from '../../protocol/description.ts';

const preset = 'flow1-migrate';

export const TOUR: readonly TourStop[] = [
  {
    preset,
    event: 'offered',
    title: 'A promise',
    sentence:
      'QEMU tells the guest that it may stop, because this host can. The other host was not asked.',
    region: 'Guest',
  },
  {
    preset,
    event: 'paused',
    title: 'The instruction is a pause',
    sentence:
      'KVM has cleared EC and ESL at entry: the thread pauses, its siblings get the cycles, and any interrupt ends it.',
    region: 'Guest',
  },
  {
    preset,
    event: 'moved',
    title: 'The guest moves',
    sentence: 'It takes along what it was told. The bits it leaves behind: they are the host’s.',
    region: 'Guest',
  },
  {
    preset,
    event: 'queued',
    title: 'The same instruction is a trap',
    sentence:
      'This kernel sets EC, so the stop traps. It has no case for that, and answers with a program interrupt.',
    region: 'Code',
    line: 'F4',
  },
  {
    preset: 'flow2-mixed',
    event: 'emulated',
    title: 'Or a slow call',
    sentence:
      'With patch 1 KVM goes past the stop: the guest lives on any such host, 5.28 times slower to wake than with a pause.',
    region: 'Code',
    line: 'F3',
  },
];
