/** Where something was lost along a run: the events of that step. */
import { fail, ok } from '../base/result.ts';
import type { Where } from '../lessons/lesson.ts';
import type { AskedAt } from '../protocol/asking.ts';
import type { Asking } from './asking.ts';

export interface Lost {
  /** Step after which it could not be reached any more. */
  readonly atStep: number;
  /** Ids of the events of that step. */
  readonly events: readonly string[];
}

/** A shortest run to where a task looks along. */
export function* wayAlong(task: Where, from: AskedAt): Asking<readonly string[]> {
  const answer = yield { ...from, ask: `par ${task.along}` };
  if (!answer.ok) return answer;
  const { schedule } = answer.value;
  return schedule === null ? fail(`No run comes to “${task.along}”.`) : ok(schedule);
}

/** null where it can still be reached at the end of `way`, actors from the start by id. */
export function* lostAlong(
  lost: string,
  scenario: object,
  way: readonly string[],
): Asking<Lost | null> {
  const answer = yield { scenario, after: [], ask: `lost ${lost}`, along: way };
  if (!answer.ok) return answer;
  const { atStep, events, holds, bound } = answer.value;
  if (holds === null) return fail(`Not decided: where “${lost}” is lost; ${bound ?? ''}`);
  return ok(atStep === null ? null : { atStep, events });
}
