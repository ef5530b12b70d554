/** A goal and what it is made of, where it asks for several things at once. */
import type { Condition } from '../lessons/lesson.ts';

/** Brackets, and what is joined otherwise, are left whole. */
export function partsOf(goal: Condition): readonly Condition[] {
  const parts = goal.split(' and ');
  return parts.length === 1 || /[()]| or /.test(goal) ? [goal] : [goal, ...parts];
}
