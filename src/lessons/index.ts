/** The lessons, in the order in which they are taken. */
import { allOut } from './all-out.ts';
import { complete } from './complete.ts';
import { fuse } from './fuse.ts';
import { legalStop } from './legal-stop.ts';
import type { Lesson } from './lesson.ts';
import { movedClock } from './moved-clock.ts';
import { oneOwner } from './one-owner.ts';
import { oneToken } from './one-token.ts';
import { sometimes } from './sometimes.ts';
import { theAlarm } from './the-alarm.ts';
import { twice } from './twice.ts';
import { twoClocks } from './two-clocks.ts';

export const LESSONS: readonly Lesson[] = [
  twoClocks,
  theAlarm,
  twice,
  sometimes,
  allOut,
  oneOwner,
  complete,
  movedClock,
  fuse,
  legalStop,
  oneToken,
];
