/**
 * Drops from a schedule what the break does not need: delta debugging that always tries the same in
 * the same order. Of every actor first all that it does from some step on, then shorter stretches, down to
 * single steps, until nothing more can go or the budget is used up. Every attempt is replayed: what is kept
 * breaks the invariant with its last step, and no sooner.
 */
import { assert } from '../../base/assert.ts';
import { stepsToBreak } from './course.ts';
import type { Setting } from './setting.ts';

type Schedule = readonly number[];

/** Yields after every replay; the schedule given must break the invariant. */
export function* shorten(setting: Setting, schedule: Schedule): Generator<void, Schedule> {
  const steps = stepsToBreak(setting, schedule);
  assert(steps >= 0, 'a schedule that breaks the invariant');
  let best: Schedule = schedule.slice(0, steps);
  for (let before = Infinity; best.length < before;) {
    before = best.length;
    for (const group of groupsOf(setting, best)) best = yield* shortenGroup(setting, best, group);
  }
  return best;
}

/** Who can be dropped together: a thread with its interrupts, or a part of the environment. */
const groupOf = ({ machine }: Setting, actor: number): number => {
  const { thread } = machine.actors[actor]!;
  return thread >= 0 ? thread : actor;
};

const groupsOf = (setting: Setting, schedule: Schedule): readonly number[] =>
  [...new Set(schedule.map((actor) => groupOf(setting, actor)))].sort((a, b) => b - a);

function* shortenGroup(
  setting: Setting,
  schedule: Schedule,
  group: number,
): Generator<void, Schedule> {
  let best = schedule;
  const places = () => best.flatMap((actor, i) => (groupOf(setting, actor) === group ? [i] : []));
  for (let size = places().length; size >= 1; size--) {
    for (let end = places().length; end >= 1; end -= size) {
      if (setting.budget.steps <= 0) return best;
      const dropped = new Set(places().slice(Math.max(0, end - size), end));
      const shorter = best.filter((_, i) => !dropped.has(i));
      const steps = stepsToBreak(setting, shorter);
      if (steps >= 0) best = shorter.slice(0, steps);
      yield;
    }
  }
  return best;
}
