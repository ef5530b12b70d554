/** All models. A link or a file that names none is about the first. */
import type { Announcement, ModelEntry } from './catalogue.ts';
import { armVtimer } from './arm-vtimer/entry.ts';
import { decrementer } from './decrementer/entry.ts';
import { guestStop } from './guest-stop/entry.ts';
import { power8 } from './power8/entry.ts';
import { tbOffset } from './tb-offset/entry.ts';

export const registry: readonly ModelEntry[] = [
  power8,
  tbOffset,
  decrementer,
  guestStop,
  armVtimer,
];

/** What the start page promises, in its order. A line goes when its machine comes into the registry. */
export const announced: readonly Announcement[] = [];
