/** Ends of runs: with everybody where they may stay for ever, or with somebody in the middle of something. */
import type { Machine } from '../machine/machine.ts';

/** Whether every thread stands where it may stay for ever. */
export function everybodyRests(machine: Machine, state: Int32Array): boolean {
  for (let thread = 0; thread < machine.threads; thread++)
    if (!machine.resting(state, thread)) return false;
  return true;
}
