/**
 * Choices that depend only on a seed and on where they are made, never on how many were made before:
 * a run can be taken up in the middle and goes on as it would have.
 */
import { mix32 } from './hash.ts';

/** 32 evenly spread bits from a seed and two coordinates, e.g. step and actor. */
export function draw(seed: number, x: number, y: number): number {
  return drawMixed(mix32(seed), x, y);
}

/** The same, given `mix32(seed)`: for whoever draws from one seed all the time. */
export function drawMixed(mixedSeed: number, x: number, y: number): number {
  return mix32(
    (mix32((mixedSeed + Math.imul(x, 0x9e37_79b1)) | 0) + Math.imul(y, 0x85eb_ca77)) | 0,
  );
}

/** Maps 32 drawn bits to an integer in `min` .. `max`, both included. */
export function within(bits: number, min: number, max: number): number {
  return min + Math.floor((bits / 0x1_0000_0000) * (max - min + 1));
}
