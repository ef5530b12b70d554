/** `lessons`: every lesson, or one, worked out; what is wrong with one is an error. */
import { nearest } from '../base/nearest.ts';
import { fail, ok, type Result } from '../base/result.ts';
import { LESSONS } from '../lessons/index.ts';
import type { Lesson } from '../lessons/lesson.ts';
import { quoted } from '../scenario/sentence.ts';
import { proofsOf, type Proof } from '../teaching/prove.ts';
import { toldOf } from '../teaching/told.ts';
import { json, lines, type Command } from './command.ts';

interface Worked {
  readonly lesson: Lesson;
  readonly proofs: readonly Proof[];
}

export const lessons: Command = {
  name: 'lessons',
  takes: '',
  summary: 'the lessons, each card worked out by the search',
  flags: ['lesson'],
  run: async ({ load }, flags, tell) => {
    const asked = lessonsCalled(flags.lesson);
    if (!asked.ok) return asked;
    const worked: Worked[] = [];
    for (const lesson of asked.value) {
      const proofs = [...proofsOf(lesson, await load(lesson.model))];
      tell(`${lesson.id}: ${proofs.length} cards`);
      worked.push({ lesson, proofs });
    }
    const wrong = worked.flatMap(wrongOf);
    if (wrong.length > 0) return fail(wrong.join('; '));
    if (flags.json)
      return ok(json(worked.map(({ lesson: { id, title }, proofs }) => ({ id, title, proofs }))));
    return ok(
      lines(
        worked.flatMap(({ lesson, proofs }, i) => [
          ...(i === 0 ? [] : ['']),
          ...toldOf(lesson, proofs),
        ]),
      ),
    );
  },
};

/** All where no name is given. */
function lessonsCalled(id: string | null): Result<readonly Lesson[], string> {
  if (id === null) return ok(LESSONS);
  const lesson = LESSONS.find((one) => one.id === id);
  if (lesson !== undefined) return ok([lesson]);
  const ids = LESSONS.map((one) => one.id);
  const guess = nearest(id, ids);
  const help = guess === null ? `there are ${ids.join(', ')}` : `did you mean ${guess}?`;
  return fail(`there is no lesson ${quoted(id)}; ${help}`);
}

const wrongOf = ({ lesson, proofs }: Worked): string[] =>
  proofs.flatMap(({ card, wrong }) =>
    wrong.map((sentence) => `${lesson.id}, card ${card}: ${sentence}`),
  );
