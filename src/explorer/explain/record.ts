/** A schedule taken step by step, with what each step is, reads and writes. */
import type { AccessReader, Accesses } from './accesses.ts';
import { actionOf, type Action } from './action.ts';
import { clauseOf, type Clause } from './clause.ts';
import { Course } from './course.ts';
import type { Setting } from './setting.ts';

export interface Step {
  /** Its number in the run. */
  readonly at: number;
  readonly action: Action;
  /** Whose deed it is; see `agents.ts`. */
  readonly agent: number;
  readonly accesses: Accesses;
  readonly clause: Clause;
  /** The model marks it: the story is about such steps. */
  readonly isEvent: boolean;
}

/** Every step must be possible in its turn. */
export function record(
  setting: Setting,
  schedule: readonly number[],
  reader: AccessReader,
): readonly Step[] {
  const { machine } = setting;
  const course = new Course(setting);
  const { state, agents } = course;
  return schedule.map((actor, at) => {
    const action = actionOf(machine, state, actor);
    const agent = agents.of(actor);
    const step: Step = {
      at,
      action,
      agent,
      accesses: reader.of(action, state),
      clause: clauseOf(machine, reader, action, state, agent),
      isEvent: action.events.some(({ when }) => reader.evaluate(when, state) !== 0),
    };
    course.take(actor);
    return step;
  });
}
