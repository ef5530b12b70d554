/** Where a card begins: in which scenario, and after whose moves. */
import { fail, ok } from '../base/result.ts';
import type { Card, Condition, Lesson } from '../lessons/lesson.ts';
import type { AskedAt } from '../protocol/asking.ts';
import type { Asking } from './asking.ts';
import { wayTo } from './way-to.ts';

/** Cards of one scenario that follow each other go on in one run: each begins where its caption's moment is next. */
export function* beginningOf(lesson: Lesson, card: number): Asking<AskedAt> {
  const here = lesson.cards[card];
  const scenario = here && lesson.scenarios[here.in];
  if (here === undefined || scenario === undefined) return fail(`There is no card ${card + 1}.`);
  const moment = momentOf(here);
  if (moment === null) return ok({ scenario, after: [] });
  const before = lesson.cards[card - 1];
  const isOn = before?.in === here.in && momentOf(before) !== null;
  const from = isOn ? yield* beginningOf(lesson, card - 1) : ok({ scenario, after: [] });
  if (!from.ok) return from;
  const on = yield* wayTo(moment, from.value);
  if (!on.ok || on.value !== null) return on.ok ? ok({ scenario, after: on.value ?? [] }) : on;
  // It is not to come any more from there: it comes in another run.
  const anew = yield* wayTo(moment, { scenario, after: [] });
  if (!anew.ok) return anew;
  if (anew.value === null) return fail(`No run comes to “${moment}”.`);
  return ok({ scenario, after: anew.value });
}

/** A task may begin later than its card. */
const momentOf = ({ at, task }: Card): Condition | null =>
  task?.kind === 'reach' ? (task.after ?? at) : at;
