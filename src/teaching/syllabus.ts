/** What whoever teaches needs of every lesson, as Markdown: all of it stands in the lessons themselves. */
import type { Card, Lesson, Task } from '../lessons/lesson.ts';

/** Lines, with a table of all lessons before them. */
export function* syllabusOf(lessons: readonly Lesson[]): Generator<string> {
  yield* ['| | lesson | id | machine | minutes | cards |', '| --: | --- | --- | --- | --: | --: |'];
  for (const [i, { title, id, model, minutes, cards }] of lessons.entries())
    yield `| ${i + 1} | ${title} | \`${id}\` | \`${model}\` | ${minutes} | ${cards.length} |`;
  for (const [i, lesson] of lessons.entries()) yield* ['', ...sheetOf(lesson, i + 1)];
}

function* sheetOf(lesson: Lesson, number: number): Generator<string> {
  const { title, minutes, promise, opens, teacher, corrects, exam, cards } = lesson;
  yield* [`### ${number}. ${title}`, '', `${minutes} minutes. Afterwards ${promise}`, ''];
  if (opens !== undefined) yield* [`It opens with: ${opens}`, ''];
  yield* ['What it asks:', '', ...cards.flatMap(askOf), ''];
  yield* [
    'What it takes away:',
    '',
    ...corrects.map(({ wrong, right }) => `- ~~${wrong}~~ ${right}`),
    '',
  ];
  yield* ['To say at the end:', '', `> ${teacher}`, ''];
  yield* ['For an exam:', ''];
  for (const [i, { asks, answer }] of exam.entries())
    yield* [`${i + 1}. ${asks}`, `   Answer: ${answer}`];
}

/** None of a card that only tells something. */
function askOf({ task }: Card): string[] {
  return task === null ? [] : [`- ${task.asks} (${WORDS[task.kind]})`];
}

const WORDS: Readonly<Record<Task['kind'], string>> = {
  predict: 'a prediction',
  where: 'a step of a run',
  reach: 'a run',
  break: 'an edit that breaks it',
  repair: 'an edit that repairs it',
  settings: 'settings',
};
