/** The actors of a shortest run to a moment. */
import { ok } from '../base/result.ts';
import type { Condition } from '../lessons/lesson.ts';
import type { AskedAt } from '../protocol/asking.ts';
import type { Asking } from './asking.ts';

/** By one moment after the other; null where no run comes to one of them. */
export function* wayBy(
  moments: readonly Condition[],
  { scenario, after }: AskedAt,
): Asking<readonly string[] | null> {
  let way: readonly string[] = after;
  for (const moment of moments) {
    const found = yield* wayTo(moment, { scenario, after: way });
    if (!found.ok || found.value === null) return found;
    way = found.value;
  }
  return ok(way);
}

/** From the start, by id; null where no run comes to it. */
export function* wayTo(moment: Condition, from: AskedAt): Asking<readonly string[] | null> {
  const answer = yield { ...from, ask: `par ${moment}` };
  return answer.ok ? ok(answer.value.schedule) : answer;
}
