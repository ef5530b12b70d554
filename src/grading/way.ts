/** A way to a goal: whether it has come there, how it compares with the shortest, and whether it still can. */
import { turnsOf } from '../base/turns.ts';
import { fail, ok } from '../base/result.ts';
import type { Condition } from '../lessons/lesson.ts';
import type { AskedAt } from '../protocol/asking.ts';
import type { Asking } from './asking.ts';
import { lostAlong, type Lost } from './where.ts';

export interface Length {
  readonly steps: number;
  /** The same actor going on is one turn. */
  readonly turns: number;
}

export type WayGrade =
  | ({ readonly kind: 'there'; readonly atStep: number } & Length)
  | { readonly kind: 'possible' }
  /** No way leads there any more; null where it was out of reach from the start. */
  | { readonly kind: 'lost'; readonly lost: Lost | null };

/** `way`: actors from the start of the scenario, by id, that go on from where the task begins. */
export function* gradeWay(
  goal: Condition,
  from: AskedAt,
  way: readonly string[],
): Asking<WayGrade> {
  const { scenario, after } = from;
  const reached = yield { ...from, ask: `when ${goal}`, along: way };
  if (!reached.ok) return reached;
  const { atStep } = reached.value;
  if (atStep !== null)
    return ok({ kind: 'there', atStep, ...lengthOf(way.slice(after.length, atStep)) });
  const still = yield { scenario, after: way, ask: `can ${goal}` };
  if (!still.ok) return still;
  if (still.value.holds !== false) return ok({ kind: 'possible' });
  const lost = yield* lostAlong(goal, scenario, way);
  return lost.ok ? ok({ kind: 'lost', lost: lost.value }) : lost;
}

export interface Par extends Length {
  /** Actors of a shortest way, from the start. */
  readonly schedule: readonly string[];
}

/** A shortest way to a goal from some moment. */
export function* parOf(goal: Condition, from: AskedAt): Asking<Par> {
  const answer = yield { ...from, ask: `par ${goal}` };
  if (!answer.ok) return answer;
  const { schedule } = answer.value;
  if (schedule === null) return fail(`no run comes to its goal: ${goal}`);
  return ok({ schedule, ...lengthOf(schedule.slice(from.after.length)) });
}

const lengthOf = (way: readonly string[]): Length => ({ steps: way.length, turns: turnsOf(way) });
