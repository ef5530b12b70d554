/**
 * Orderings that the schedule could have had the other way round, and then nothing would have broken.
 *
 * Every step is held up in turn, with everything else that its agent does, as long as others can move;
 * the rest follows in the order of the schedule. Where that avoids the break, bisection finds how long the
 * agent must be held: released one step earlier the run still breaks, after that step of another agent it
 * does not. So that step comes too late in the schedule, or a step of the agent that depends on it comes too
 * early: these two are the ordering.
 */
import { conflicts, type AccessReader } from './accesses.ts';
import { NOBODY } from './course.ts';
import { detour, type Detour, type Plan } from './detour.ts';
import type { Ordering } from './ordering.ts';
import { record, type Step } from './record.ts';
import type { BrokenRun } from './broken-run.ts';

/** Yields after every replay. */
export function* races(run: BrokenRun, reader: AccessReader): Generator<void, Ordering[]> {
  const found: Ordering[] = [];
  for (let at = run.length - 1; at >= 0; at--) {
    const held = new Set([run.steps[at]!.agent]);
    for (const first of [NOBODY, ...otherInterrupts(run, at, held)]) {
      if (run.setting.budget.steps <= 0) return found;
      const plan: Plan = { from: at, held, freeSteps: Infinity, first };
      const longest = detour(run.setting, run.schedule, plan);
      yield;
      if (!longest.avoids || longest.freeSteps === 0) continue;
      const shortest = yield* shortestHold(run, plan, longest);
      const ordering = yield* bestOrdering(run, plan, shortest, reader);
      if (ordering === null) continue;
      found.push(ordering);
      break;
    }
  }
  return found;
}

/** Interrupts that other threads could have taken there instead of what they take. */
function otherInterrupts(run: BrokenRun, at: number, held: ReadonlySet<number>): number[] {
  const { machine } = run.setting;
  return machine.actors.flatMap(({ thread, kind, injects }, actor) => {
    if (kind === 'thread' || thread < 0 || injects || held.has(thread)) return [];
    return machine.enabled(run.states[at]!, actor) ? [actor] : [];
  });
}

function* shortestHold(run: BrokenRun, plan: Plan, longest: Detour): Generator<void, Detour> {
  let best = longest;
  for (let breaks = 0; best.freeSteps - breaks > 1;) {
    const freeSteps = (best.freeSteps + breaks) >> 1;
    const tried = detour(run.setting, run.schedule, { ...plan, freeSteps });
    yield;
    if (tried.avoids) best = tried;
    else breaks = freeSteps;
  }
  return best;
}

/** That of the step found; or of the actor's next, if that is the one that the story is about. */
function* bestOrdering(
  run: BrokenRun,
  plan: Plan,
  shortest: Detour,
  reader: AccessReader,
): Generator<void, Ordering | null> {
  const ordering = yield* orderingOf(run, plan, shortest, reader);
  if (ordering === null || ordering.later[0]!.isEvent) return ordering;
  const longer = detour(run.setting, run.schedule, { ...plan, freeSteps: shortest.freeSteps + 1 });
  yield;
  const [last, next] = longer.taken.slice(plan.from + shortest.freeSteps - 1);
  if (!longer.avoids || longer.freeSteps === shortest.freeSteps || next !== last) return ordering;
  const other = yield* orderingOf(run, plan, longer, reader);
  const isBetter = other?.earlier === ordering.earlier && other.later[0]!.isEvent;
  return isBetter ? other : ordering;
}

function* orderingOf(
  run: BrokenRun,
  plan: Plan,
  shortest: Detour,
  reader: AccessReader,
): Generator<void, Ordering | null> {
  const taken = record(
    run.setting,
    shortest.taken.slice(0, plan.from + shortest.freeSteps),
    reader,
  );
  const last = taken.at(-1)!;
  const at = firstDependent(run, plan, last);
  if (at < 0) return null;
  const earlier = run.steps[at]!;
  const named = run.named(last, plan.from, at);
  if (named === null) return null;
  const later = [named];
  for (const step of taken.slice(plan.from, -1)) {
    const alike = run.named(step, plan.from, at);
    if (alike === null || alike.clause.verb !== named.clause.verb) continue;
    if (later.includes(alike) || conflicts(earlier.accesses, step.accesses).length === 0) continue;
    if (yield* isNeeded(run, plan, step)) later.push(alike);
  }
  later.sort((a, b) => a.agent - b.agent);
  return { earlier, later, reversed: shortest.taken };
}

/** The first step held up that depends on `last`; -1 for none. */
function firstDependent(run: BrokenRun, plan: Plan, last: Step): number {
  const { agent } = run.steps[plan.from]!;
  return run.steps.findIndex(
    (step, at) =>
      at >= plan.from &&
      at < run.length &&
      step.agent === agent &&
      conflicts(step.accesses, last.accesses).length > 0,
  );
}

/** The break is not avoided if the step's agent is held up as well. */
function* isNeeded(run: BrokenRun, plan: Plan, step: Step): Generator<void, boolean> {
  const held = new Set([...plan.held, step.agent]);
  const { avoids } = detour(run.setting, run.schedule, { ...plan, held, freeSteps: Infinity });
  yield;
  return !avoids;
}
