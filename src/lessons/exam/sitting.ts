/** Which questions a sitting has, and in which order their choices stand: all of it follows from its number. */
import { draw, within } from '../../base/random.ts';
import { partOf, type ExamCard, type ExamItem, type ExamPart } from './exam-item.ts';
import { POOL } from './pool.ts';

/** Numbers that a sitting may have. */
export const NUMBERS = { first: 1, last: 999_999 } as const;

/** One of each, and one more of whatever kind. */
const PARTS: readonly (ExamPart | 'any')[] = ['predict', 'reach', 'change', 'companion', 'any'];

/** The same five for the same number, as long as the pool is the same. */
export function sittingOf(number: number, pool: readonly ExamItem[] = POOL): readonly ExamItem[] {
  const drawn: ExamItem[] = [];
  for (const [place, part] of PARTS.entries()) {
    const topics = drawn.map(({ topic }) => topic);
    const open = pool.filter(
      (item) => (part === 'any' || partOf(item) === part) && !topics.includes(item.topic),
    );
    const item = open[within(draw(number, place, 0), 0, open.length - 1)];
    if (item !== undefined) drawn.push(item);
  }
  return shuffled(drawn, number, PARTS.length).map((item, i) => ({
    ...item,
    card: shuffledCard(item.card, number, PARTS.length + 1 + i),
  }));
}

function shuffledCard(card: ExamCard, number: number, salt: number): ExamCard {
  const { task } = card;
  switch (task.kind) {
    case 'predict':
      return { ...card, task: { ...task, choices: shuffled(task.choices, number, salt) } };
    case 'where':
      return { ...card, task: { ...task, choices: shuffled(task.choices, number, salt) } };
    default:
      return card;
  }
}

/** In an order that depends on two numbers alone. */
function shuffled<T>(items: readonly T[], number: number, salt: number): readonly T[] {
  const keys = items.map((item, i) => ({ item, key: draw(number, salt, i + 1) }));
  return keys.sort((a, b) => a.key - b.key).map(({ item }) => item);
}
