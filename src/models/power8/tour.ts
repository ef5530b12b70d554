/** Five moments: what is right, what strikes, what is repaired, what breaks it, and what mends that. */
import type { TourStop } from '../../protocol/description.ts';

const preset = 'two-way-pre-fix';

export const TOUR: readonly TourStop[] = [
  {
    preset,
    event: null,
    title: 'A clock of its own',
    sentence:
      'The guest on subcore 0 reads the host’s clock plus its tb_offset: 134.2 s ahead. When it leaves, the kernel subtracts the same amount.',
    region: 'Timeline',
  },
  {
    preset,
    event: 'hmi-raised',
    title: 'The error',
    sentence:
      'The hardware finds a TB error. Every TB of the core stops, and an HMI comes to all threads, also to those that run the guest.',
    region: 'Timeline',
  },
  {
    preset,
    event: 'tb-loaded',
    title: 'Firmware reloads',
    sentence:
      'OPAL loads host time into every TB of the core. The offset of the guest is gone, and the exit of the guest still owes it.',
    region: 'Timeline',
  },
  {
    preset,
    event: 'tb-damaged',
    title: 'Subtracted once more',
    sentence:
      'X12 subtracts the offset from a TB that does not carry it any more. Subcore 0 is 134.2 s behind, and nothing repairs it.',
    region: 'Code',
    line: 'X12b',
  },
  {
    preset,
    change: { kernel: 'v4.8' },
    event: 'resync-done',
    title: 'The fix',
    sentence:
      'Linux 4.8: every guest is left first, one primary resyncs the core, and after an HMI nobody subtracts. Both clocks are right.',
    region: 'Timeline',
  },
];
