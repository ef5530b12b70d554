/** What the model takes for granted of the hardware and nobody could verify, and which runs rest on it. */
import { movedStoppedTimebase } from './facts.ts';
import type { Story } from './story.ts';

/** By the name of the switch or of the fact, where there is no switch. */
export const ASSUMPTIONS = {
  hmiPriority: 'whether a latched HMI is taken before HDEC and a doorbell',
  hmerEdge: 'whether HMER latches on the edge of a new error, or for as long as there is one',
  stoppedTimebase: 'what a stopped TB reads as, and what becomes of a TBU40 write to it',
} as const;

export type Assumption = keyof typeof ASSUMPTIONS;

/** Those that a run needs: with hardware of another kind it may not be possible. */
export function assumptionsOf(story: Story): Assumption[] {
  const isOrderOpen = story.scenario.environment.hmiPriority !== 'hmi';
  return [
    ...(isOrderOpen ? (['hmiPriority'] as const) : []),
    ...(movedStoppedTimebase(story) ? (['stoppedTimebase'] as const) : []),
  ];
}
