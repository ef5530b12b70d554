/** The lessons, in the order in which they are taken. */
import { allOut } from './all-out.ts';
import type { Lesson } from './lesson.ts';
import { oneOwner } from './one-owner.ts';
import { sometimes } from './sometimes.ts';
import { twice } from './twice.ts';
import { twoClocks } from './two-clocks.ts';

export const LESSONS: readonly Lesson[] = [twoClocks, twice, sometimes, allOut, oneOwner];
