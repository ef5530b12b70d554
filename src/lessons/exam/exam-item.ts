/** A question of the exam as data: one card, and the scenarios that it is about. */
import { EXAM } from './exam-id.ts';
import type { Card, Lesson, Task } from '../lesson.ts';

export interface ExamItem {
  /** Part of result links: never changed. */
  readonly id: string;
  /** Two of one topic would give each other away, and are never in one sitting. */
  readonly topic: string;
  /** Of which machine its scenarios are. */
  readonly model: string;
  /** By a name of the item's own. */
  readonly scenarios: Readonly<Record<string, object>>;
  readonly card: ExamCard;
}

/** A card that asks something. */
export type ExamCard = Card & { readonly task: Task };

/** Which place in a sitting an item can take. */
export type ExamPart = 'predict' | 'reach' | 'change' | 'companion';

/** A companion counts as that, whatever it asks. */
export function partOf({ model, card: { task } }: ExamItem): ExamPart {
  if (model !== 'power8-hmi') return 'companion';
  if (task.kind === 'predict' || task.kind === 'where') return 'predict';
  return task.kind === 'reach' ? 'reach' : 'change';
}

/** Items as the cards of a lesson, so that they are shown, graded and proven like one. */
export function lessonOf(items: readonly ExamItem[]): Lesson {
  const [first] = items;
  const scenarios = items.flatMap(({ id, scenarios: own }) =>
    Object.entries(own).map(([name, scenario]) => [nameIn(id, name), scenario] as const),
  );
  return {
    id: EXAM,
    title: 'Exam',
    minutes: 3 * items.length,
    promise: 'you know whether you can read an order of events, predict it, break it and mend it.',
    model: first?.model ?? '',
    scenarios: Object.fromEntries(scenarios),
    cards: items.map(({ id, card }) => withNames(card, (name) => nameIn(id, name))),
    corrects: [],
    exam: [],
    teacher: '',
  };
}

/** Two items may call their scenarios the same. */
const nameIn = (id: string, name: string): string => `${id}: ${name}`;

function withNames(card: ExamCard, named: (name: string) => string): Card {
  const { task } = card;
  const inside = { ...card, in: named(card.in) };
  if (task.kind === 'repair') return { ...inside, task: { ...task, in: task.in.map(named) } };
  if (task.kind !== 'predict') return inside;
  const choices = task.choices.map((choice) =>
    choice.in === undefined ? choice : { ...choice, in: named(choice.in) },
  );
  return { ...inside, task: { ...task, choices } };
}
