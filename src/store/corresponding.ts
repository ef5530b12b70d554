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
  /** Label of the event that both runs have; null where it is only the same time, or an end. */
  readonly event: string | null;
  /** It is that event, and not a moment after it. */
  readonly isAtEvent: boolean;
}

/**
 * The step of `there` that belongs to `step` of `here`: at the same event, or as long after the last one with
 * a marker that both have, the second of its kind being the second; the same time where they have none. The
 * end belongs to the end.
 */
export function correspondingStep(here: Run, step: number, there: Run): Corresponding {
  const nowhere = { event: null, isAtEvent: false };
  if (step === 0) return { step: 0, ...nowhere };
  if (step >= here.trace.length) return { step: there.trace.length, ...nowhere };
  for (let at = latestEvent(here, step); at > 0; at = latestEvent(here, at - 1)) {
    for (const event of eventsAt(here, at)) {
      // What is by the way says nothing about where the story is once it is over.
      if (event.marker === '' && at !== step) continue;
      const found = sameEvent(here, at, there, event);
      if (found === undefined) continue;
      const beside = stepBeside(here, step, there, { here: at, there: found });
      return { step: beside, event: event.label, isAtEvent: at === step };
    }
  }
  return { step: stepBeside(here, step, there, { here: 0, there: 0 }), ...nowhere };
}

/** What the step before that state is, what the story is about first. */
function eventsAt({ trace, opened }: Run, step: number): readonly EventInfo[] {
  const bits = eventsOf(trace, step - 1);
  return opened.description.events
    .filter((_, bit) => (bits & (1 << bit)) !== 0)
    .sort((a, b) => Number(b.marker !== '') - Number(a.marker !== ''));
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
