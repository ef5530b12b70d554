/**
 * Waits of everybody that something has ended that comes only once nobody else can move: a time-out, or
 * the host's next timer event. They are a figure of the run: slow, not dead.
 */
import { duration } from '../base/duration.ts';
import type { Stepper } from './stepper.ts';
import type { Stall } from '../protocol/trace.ts';

/** Of the step that `actor` is about to take, as last observed; null where it ends no such wait. */
export function stallBefore(stepper: Stepper, actor: number): Stall | null {
  const { model, state, timing, step } = stepper;
  const { machine, description } = model;
  if (machine.actors[actor]?.lastResort !== true) return null;
  const threads = description.threads.flatMap((_, thread) =>
    machine.resting(state, thread) ? [] : [thread],
  );
  const ticks = timing.startOf(actor) - stepper.endTicks;
  return { step, threads, ticks, until: description.actors[actor]?.label ?? '' };
}

/** e.g. `Before step 101 t4 waited for 4.1 ms: the timer of node 0 runs out.` */
export function stallSentence({ step, threads, ticks, until }: Stall, stepper: Stepper): string {
  const { threads: infos, ticksPerMicrosecond } = stepper.model.description;
  const who = threads.map((thread) => infos[thread]?.id ?? '').join(', ');
  return `Before step ${step} ${who} waited for ${duration(ticks / ticksPerMicrosecond)}: ${until}.`;
}
