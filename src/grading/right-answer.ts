/** Which answer of a card is right, for whoever teaches: asked of the engine, and written down nowhere. */
import { ok } from '../base/result.ts';
import type { Lesson } from '../lessons/lesson.ts';
import type { Asking } from './asking.ts';
import { beginningOf } from './beginning.ts';
import { rightChoice } from './choice.ts';
import { rightStep, wayAlong } from './where.ts';

/** Its place among the choices; null for a card that offers none. */
export function* rightAnswer(lesson: Lesson, card: number): Asking<number | null> {
  const task = lesson.cards[card]?.task ?? null;
  if (task?.kind !== 'predict' && task?.kind !== 'where') return ok(null);
  const from = yield* beginningOf(lesson, card);
  if (!from.ok) return from;
  if (task.kind === 'predict') return yield* rightChoice(lesson, task, from.value);
  const along = yield* wayAlong(task, from.value);
  if (!along.ok) return along;
  return yield* rightStep(task, { scenario: from.value.scenario, after: along.value });
}
