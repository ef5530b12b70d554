/** Where something was lost along a run: the events of that step. */
import { fail, ok } from '../base/result.ts';
import type { Where } from '../lessons/lesson.ts';
import type { AskedAt } from '../protocol/asking.ts';
import type { Asking } from './asking.ts';
import { wayTo } from './way-to.ts';

export interface Lost {
  /** Step after which it could not be reached any more. */
  readonly atStep: number;
  /** What that step is called, by id: its events, its line, who took it. */
  readonly names: readonly string[];
}

/** A shortest run to where a task looks along. */
export function* wayAlong(task: Pick<Where, 'along'>, from: AskedAt): Asking<readonly string[]> {
  const way = yield* wayTo(task.along, from);
  if (!way.ok) return way;
  return way.value === null ? fail(`no run comes to “${task.along}”`) : ok(way.value);
}

/** null where it can still be reached at the end of `way`, actors from the start by id. */
export function* lostAlong(
  lost: string,
  scenario: object,
  way: readonly string[],
): Asking<Lost | null> {
  const answer = yield { scenario, after: [], ask: `lost ${lost}`, along: way };
  if (!answer.ok) return answer;
  const { atStep, names, holds, bound } = answer.value;
  if (holds === null) return fail(`not decided: where “${lost}” is lost; ${bound ?? ''}`);
  return ok(atStep === null ? null : { atStep, names });
}

/** The place of the choice that names the step at which it was lost. */
export function* rightStep(
  { lost, choices }: Where,
  { scenario, after: way }: AskedAt,
): Asking<number> {
  const found = yield* lostAlong(lost, scenario, way);
  if (!found.ok) return found;
  const names = found.value?.names ?? [];
  const place = choices.findIndex(({ event }) => names.includes(event));
  return place < 0 ? fail('none of the answers is right') : ok(place);
}
