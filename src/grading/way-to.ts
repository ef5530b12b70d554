/** The actors of a shortest run to a moment. */
import { ok } from '../base/result.ts';
import type { Condition } from '../lessons/lesson.ts';
import type { AskedAt } from '../protocol/asking.ts';
import type { Asking } from './asking.ts';

/** From the start, by id; null where no run comes to it. */
export function* wayTo(moment: Condition, from: AskedAt): Asking<readonly string[] | null> {
  const answer = yield { ...from, ask: `par ${moment}` };
  return answer.ok ? ok(answer.value.schedule) : answer;
}
