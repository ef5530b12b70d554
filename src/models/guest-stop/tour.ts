/** Moments of a run: what is right, what kills, and what mends it. */
import type { TourStop } from '../../protocol/description.ts';

export const TOUR: readonly TourStop[] = [];
