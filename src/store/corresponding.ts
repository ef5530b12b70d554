/** Where another run of the same machine is at the same moment of the story: at the same event. */
import type { EventInfo } from '../protocol/description.ts';
import { eventSteps, latestEvent, markedSteps } from './marks.ts';
import { eventsOf, stepAtTicks, ticksOfStep } from '../protocol/trace.ts';
import type { Run } from './state.ts';

/** A step of each of two runs that are the same moment of the story. */
export interface Pair {
  readonly here: number;
  readonly there: number;
}

export interface Corresponding {
  readonly step: number;
  /** Of the event that both runs have; null where it is only the same time, or an end. */
  readonly event: string | null;
}

/**
 * The step of `there` that belongs to `step` of `here`: as long after the same event, which is the same one
 * of its kind, the second to the second; the same time where there is none. The end belongs to the end.
 */
export function correspondingStep(here: Run, step: number, there: Run): Corresponding {
  if (step === 0) return { step: 0, event: null };
  if (step >= here.trace.length) return { step: there.trace.length, event: null };
  const at = latestEvent(here, step);
  const bits = at === 0 ? 0 : eventsOf(here.trace, at - 1);
  const events = here.opened.description.events.filter((_, bit) => (bits & (1 << bit)) !== 0);
  // What the story is about comes first.
  events.sort((a, b) => Number(b.marker !== '') - Number(a.marker !== ''));
  for (const event of events) {
    const found = sameEvent(here, at, there, event);
    if (found !== undefined)
      return {
        step: stepBeside(here, step, there, { here: at, there: found }),
        event: event.label,
      };
  }
  return { step: stepBeside(here, step, there, { here: 0, there: 0 }), event: null };
}

/** By its id, or else by its marker. */
function sameEvent(
  here: Run,
  at: number,
  there: Run,
  { id, marker }: EventInfo,
): number | undefined {
  const byId = eventSteps(there, id)[eventSteps(here, id).indexOf(at)];
  if (byId !== undefined || marker === '') return byId;
  return markedSteps(there, marker)[markedSteps(here, marker).indexOf(at)];
}

/** The step of `there` as long after its moment of `pair` as `step` of `here` is after its own. */
export function stepBeside(here: Run, step: number, there: Run, pair: Pair): number {
  if (step === pair.here) return pair.there;
  const after = ticksOfStep(here.trace, step) - ticksOfStep(here.trace, pair.here);
  return stepAtTicks(there.trace, ticksOfStep(there.trace, pair.there) + after);
}
