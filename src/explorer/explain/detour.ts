/**
 * The same run with some agents held up: it follows a schedule up to a step, lets only others move for a
 * while, in the order of the schedule as far as they can, then lets everybody go on like that, and in
 * the end by themselves.
 */
import { Course, NOBODY } from './course.ts';
import { isAboutTheEnd, type Setting } from './setting.ts';

export interface Plan {
  /** How many steps of the schedule are taken as they are. */
  readonly from: number;
  /** Agents that do not move then... */
  readonly held: ReadonlySet<number>;
  /** ...while others take so many steps, or until nobody else can move. */
  readonly freeSteps: number;
  /** An actor that then goes first, once; NOBODY for none. */
  readonly first: number;
}

export interface Detour {
  readonly taken: readonly number[];
  /** Steps that others have taken in the meantime. */
  readonly freeSteps: number;
  /** The invariant is not broken, as far as the run was followed; if it is about the end, to the end. */
  readonly avoids: boolean;
}

/** Steps that a run may go on by itself when the schedule is used up. */
export const MAX_FURTHER_STEPS = 2000;

export function detour(setting: Setting, schedule: readonly number[], plan: Plan): Detour {
  const course = new Course(setting);
  for (let i = 0; i < plan.from; i++) course.take(schedule[i]!);
  const pending = schedule.slice(plan.from);

  /** The next step of the schedule that can be taken, or one that is not from there. */
  const goOn = (allowed: (actor: number) => boolean): boolean => {
    const passed = new Set<number>();
    for (const [i, actor] of pending.entries()) {
      if (passed.has(actor)) continue;
      passed.add(actor);
      if (!allowed(actor) || !course.canTake(actor)) continue;
      pending.splice(i, 1);
      course.take(actor);
      return true;
    }
    return course.goOn(allowed);
  };

  const isFree = (actor: number): boolean => !plan.held.has(course.agents.of(actor));
  const end = plan.from + plan.freeSteps;
  if (plan.first !== NOBODY && plan.freeSteps > 0) course.take(plan.first);
  while (course.taken.length < end && !course.broken && goOn(isFree));
  const freeSteps = course.taken.length - plan.from;
  const most = course.taken.length + pending.length + MAX_FURTHER_STEPS;
  let goesOn = true;
  while (goesOn && !course.broken && course.taken.length < most) goesOn = goOn(() => true);
  const isDecided = !goesOn || !isAboutTheEnd(setting);
  return { taken: course.taken, freeSteps, avoids: !course.broken && isDecided };
}
