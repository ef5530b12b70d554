/** What somebody has answered, and what the engine says of it, in words. */
import { turnsOf } from '../../base/turns.ts';
import { editWords } from '../../grading/all-edits.ts';
import type { ExamAnswer, ExamGrade } from '../../grading/exam.ts';
import type { Task } from '../../lessons/lesson.ts';
import { told } from '../lesson/told.ts';

export function answerWords(task: Task | null, answer: ExamAnswer | null): string {
  switch (answer?.kind) {
    case undefined:
      return 'none';
    case 'choice':
      return choiceAt(task, answer.place);
    case 'way':
      return `a run of ${told({ steps: answer.way.length, turns: turnsOf(answer.way) })}`;
    case 'edit':
      return editWords(answer.edit);
    case 'settings':
      return Object.entries(answer.change)
        .map(([setting, value]) => `${setting}: ${String(value)}`)
        .join(', ');
  }
}

/** What speaks for or against an answer. */
export function verdictWords(task: Task | null, grade: ExamGrade): string {
  switch (grade.kind) {
    case 'choice':
      return grade.right ? 'It is so.' : `It is so: ${choiceAt(task, grade.key)}.`;
    case 'way': {
      const shortest = `A shortest run takes ${told(grade.par)}.`;
      if (grade.grade?.kind === 'there')
        return `It is there at step ${grade.grade.atStep}. ${shortest}`;
      if (grade.grade === null) return shortest;
      const { lost } = grade.grade.kind === 'lost' ? grade.grade : { lost: null };
      const isLost =
        lost === null ? 'The run does not come there.' : `It was lost at step ${lost.atStep}.`;
      return `${isLost} ${shortest}`;
    }
    case 'made':
      return madeWords(grade.grade);
  }
}

type Made = Extract<ExamGrade, { readonly kind: 'made' }>['grade'];

function madeWords(grade: Made): string {
  switch (grade?.kind) {
    case undefined:
      return 'Nothing was changed.';
    case 'counts':
      return 'It counts: every order was searched, and it is so.';
    case 'not':
      return `The search was asked “${grade.ask}”, and says no.`;
    case 'impossible':
      return `Something cannot happen any more that could: ${grade.what}.`;
  }
}

const choiceAt = (task: Task | null, place: number): string =>
  (task !== null && 'choices' in task ? task.choices[place]?.says : undefined) ?? '';
