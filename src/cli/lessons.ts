/** `lessons`: every lesson of a model, worked out; what is wrong with one is an error. */
import { fail, ok } from '../base/result.ts';
import { LESSONS } from '../lessons/index.ts';
import { proofsOf } from '../teaching/prove.ts';
import { toldOf } from '../teaching/told.ts';
import { json, lines, type Command } from './command.ts';

export const lessons: Command = {
  name: 'lessons',
  takes: '',
  summary: 'the lessons of a model, each card worked out by the search',
  flags: ['model'],
  run: ({ library }, flags, tell) => {
    const { model } = library.settings;
    const worked = LESSONS.filter((lesson) => lesson.model === model).map((lesson) => {
      const proofs = [...proofsOf(lesson, library)];
      tell(`${lesson.id}: ${proofs.length} cards`);
      return { lesson, proofs };
    });
    const wrong = worked.flatMap(({ lesson, proofs }) =>
      proofs.flatMap(({ card, wrong: sentences }) =>
        sentences.map((sentence) => `${lesson.id}, card ${card}: ${sentence}`),
      ),
    );
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
