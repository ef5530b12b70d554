/**
 * The last steps before a break. Those before them are taken as they are, so that explaining a long run
 * takes no longer than explaining a short one.
 */
import { assert } from '../../base/assert.ts';
import { Course } from './course.ts';
import type { Setting } from './setting.ts';

/** Longest stretch that is looked into. */
const MAX_STEPS = 600;
const SLICE_STEPS = 4000;

export interface Approach {
  /** Steps that are taken as they are. */
  readonly before: readonly number[];
  /** Where they lead to. */
  readonly state: Int32Array;
  /** Those that follow; the last one breaks the invariant. */
  readonly schedule: readonly number[];
}

/** Throws when the schedule cannot be taken or breaks nothing. */
export function* approach(
  setting: Setting,
  schedule: readonly number[],
): Generator<void, Approach> {
  const course = new Course(setting);
  for (let i = 0; !course.broken; i++) {
    const actor = schedule[i];
    assert(actor !== undefined, 'a schedule that breaks the invariant');
    course.take(actor);
    if ((i + 1) % SLICE_STEPS === 0) yield;
  }
  const length = Math.max(0, course.taken.length - MAX_STEPS);
  const before = course.taken.slice(0, length);
  const again = new Course(setting);
  for (const [i, actor] of before.entries()) {
    again.take(actor);
    if ((i + 1) % SLICE_STEPS === 0) yield;
  }
  return { before, state: again.state, schedule: course.taken.slice(length) };
}
