/** Tones by number, so that the kinds of spans in a pixel fit a typed array. */
import type { PhaseInfo, Tone } from '../protocol/description.ts';

/** From the bottom of a crowded pixel to its top. */
export const TONES = [
  'guest',
  'host',
  'nap',
  'choice',
  'wait',
  'switch',
  'firmware',
  'owner',
] as const satisfies readonly Tone[];

/** What one pixel of a lane can tell apart. */
export const LANE_KINDS = TONES.length;

/** By phase: its tone's number in `TONES`. */
export function kindsOfPhases(phases: readonly PhaseInfo[]): Uint8Array {
  return Uint8Array.from(phases, ({ tone }) => TONES.indexOf(tone));
}
