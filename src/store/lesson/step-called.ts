/** Where a run takes a step of some name: that of an event, of its line, or of who took it. */
import { eventsOf, NONE } from '../../protocol/trace.ts';
import type { Run } from '../state.ts';

/** The state after the first such step; null where there is none. */
export function stepCalled({ trace, opened: { description } }: Run, name: string): number | null {
  const { actors, events, instructions, lines } = description;
  const bit = events.findIndex(({ id }) => id === name);
  for (let entry = 0; entry < trace.length; entry++) {
    const instruction = trace.instruction[entry] ?? NONE;
    const line = lines[instructions[instruction]?.line ?? -1];
    const isEvent = bit >= 0 && ((eventsOf(trace, entry) >> bit) & 1) === 1;
    if (isEvent || line?.id === name || actors[trace.actor[entry] ?? -1]?.id === name)
      return entry + 1;
  }
  return null;
}
