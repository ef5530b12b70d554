/** All models. A link or a file that names none is about the first. */
import type { Announcement, ModelEntry } from './catalogue.ts';
import { power8 } from './power8/entry.ts';
import { tbOffset } from './tb-offset/entry.ts';

export const registry: readonly ModelEntry[] = [power8, tbOffset];

/** What the start page promises, in its order. A line goes when its machine comes into the registry. */
export const announced: readonly Announcement[] = [
  {
    id: 'decrementer',
    title: 'Migrating a fuse: decrementer',
    sentence: 'A timer stays silent.',
  },
  {
    id: 'guest-stop',
    title: 'A legal stop: POWER9 guest stop',
    sentence: 'A legal instruction kills the guest.',
  },
  {
    id: 'arm-vtimer',
    title: 'arm64: virtual timer',
    sentence: 'A pending timer is saved twice, and lost.',
  },
];
