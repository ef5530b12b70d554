/** An exam over the real engine, as the page sits it and has it graded. */
import { Questions } from '../client/questions.ts';
import type { ExamAnswer } from '../grading/exam.ts';
import { lessonOf, type ExamItem } from '../lessons/exam/exam-item.ts';
import { registry } from '../models/registry.ts';
import { createResult, type ResultStore } from '../store/exam/create-result.ts';
import { createSitting, type SittingStore } from '../store/exam/create-sitting.ts';
import type { Scope } from '../store/create-scope.ts';
import type { Teaching } from '../views/page-props.ts';
import { Libraries } from '../worker/libraries.ts';
import { KEEPS_NOTHING } from './real-lesson.ts';
import { realScope, WorkerHere } from './real-scope.ts';

const libraries = new Libraries(registry);
await Promise.all(registry.map(({ id }) => libraries.load(id)));

interface Over<Store> {
  readonly scope: Scope;
  readonly store: Store;
}

type Answers = readonly (ExamAnswer | null)[];

export const realSitting = (
  items: readonly ExamItem[],
  answers: Answers = [],
): Over<SittingStore> =>
  over((parts) => createSitting({ ...parts, lesson: lessonOf(items), answers }));

export const realResult = (items: readonly ExamItem[], answers: Answers): Over<ResultStore> =>
  over((parts) => createResult({ ...parts, lesson: lessonOf(items), answers }));

/** What the page gives to the exam. */
export function realExamPage(): { readonly scope: Scope; readonly teaching: Teaching } {
  const teaching = {
    questions: new Questions(() => new WorkerHere(libraries)),
    isCalm: () => true,
    progress: KEEPS_NOTHING,
    loadPresenting: () => Promise.reject(new Error('nobody presents here')),
  };
  return { scope: realScope(libraries), teaching };
}

type Parts = Omit<Parameters<typeof createSitting>[0], 'lesson' | 'answers'>;

/** Nothing moves by itself: what is to be played is at its end at once. */
function over<Store>(make: (parts: Parts) => Store): Over<Store> {
  const scope = realScope(libraries);
  const questions = new Questions(() => new WorkerHere(libraries));
  return { scope, store: make({ scope, questions, isCalm: () => true }) };
}
