/** What was found of a lesson, as text. */
import type { Card, Lesson, Task } from '../lessons/lesson.ts';
import { editWords } from '../grading/all-edits.ts';
import type { Found, Proof } from './prove.ts';
import type { Change } from '../grading/settings.ts';

/** A lesson with its proofs, one a card. */
export function* toldOf(lesson: Lesson, proofs: readonly Proof[]): Generator<string> {
  yield `${lesson.id}: ${lesson.title} (${lesson.minutes} min)`;
  yield `Afterwards ${lesson.promise}`;
  for (const [i, card] of lesson.cards.entries()) {
    const proof = proofs[i];
    yield '';
    yield `${i + 1}. ${card.caption}`;
    if (card.task !== null) yield `   ${card.task.asks}`;
    if (proof !== undefined)
      yield* [...foundOf(card, proof.found), ...wrongOf(proof)].map(indented);
  }
}

const indented = (line: string): string => `   ${line}`;

const wrongOf = ({ wrong }: Proof): string[] => wrong.map((sentence) => `WRONG: ${sentence}`);

function foundOf({ task }: Card, found: Found): string[] {
  switch (found.kind) {
    case 'told':
      return [];
    case 'choice':
      return choicesOf(task).map((says, i) => `${found.right.includes(i) ? '(x)' : '( )'} ${says}`);
    case 'par':
      return [`shortest: ${plural(found.turns, 'turn')}, ${plural(found.steps, 'step')}`];
    case 'edits':
      return [
        `${found.count.length} of ${plural(found.tried, 'edit')} of one line:`,
        ...found.count.map((edit) => `- ${editWords(edit)}`),
      ];
    case 'settings':
      return [
        `${found.count.length} of ${plural(found.tried, 'change')} of settings:`,
        ...found.count.map((change) => `- ${changeWords(change)}`),
      ];
  }
}

const choicesOf = (task: Task | null): readonly string[] =>
  task !== null && 'choices' in task ? task.choices.map(({ says }) => says) : [];

/** Such as `split 1, environment.otherExits yes`. */
const changeWords = (change: Change): string =>
  Object.entries(change)
    .map(([setting, value]) => `${setting} ${typeof value === 'boolean' ? yesNo(value) : value}`)
    .join(', ');

const yesNo = (value: boolean): string => (value ? 'yes' : 'no');

const plural = (count: number, one: string): string => `${count} ${one}${count === 1 ? '' : 's'}`;
