/** Parts of a setting that is a time: how its ticks are written, and what of them is kept. */
import { TICKS_PER_SECOND } from './timebase.ts';

/** A clock, or a length of time: every tick counts. */
export const EXACT_TICKS = {
  kind: 'ticks',
  zeroBits: 0,
  roundedAs: '',
  ticksPerSecond: TICKS_PER_SECOND,
} as const;

/** An offset of a guest: what TBU40 cannot carry is rounded up. */
export const OFFSET_TICKS = {
  kind: 'ticks',
  zeroBits: 24,
  roundedAs: 'as the kernel does',
  ticksPerSecond: TICKS_PER_SECOND,
} as const;
