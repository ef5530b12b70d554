/** A lesson over the real engine, as the page takes it; what is kept of it stays here. */
import { defined } from '../base/assert.ts';
import { Questions } from '../client/questions.ts';
import { LESSONS } from '../lessons/index.ts';
import type { Lesson } from '../lessons/lesson.ts';
import { catalogue } from '../models/power8/catalogue.ts';
import type { Scope } from '../store/create-scope.ts';
import { createLesson, type LessonStore } from '../store/lesson/create-lesson.ts';
import type { CardState } from '../store/lesson/lesson-state.ts';
import type { LessonParts } from '../store/lesson/desk.ts';
import { NO_PROGRESS, type Progress, type ProgressShelf } from '../store/lesson/progress.ts';
import { Libraries } from '../worker/libraries.ts';
import { realScope, WorkerHere } from './real-scope.ts';

/** Somewhere that forgets all that it is given. */
export const KEEPS_NOTHING: ProgressShelf = {
  read: () => NO_PROGRESS,
  write: () => '',
  trouble: () => '',
  forget: () => '',
  hasForgotten: () => false,
  remember: () => '',
};

/** By its id. */
export const lessonCalled = (id: string): Lesson =>
  defined(
    LESSONS.find((one) => one.id === id),
    id,
  );

export interface RealLesson {
  readonly scope: Scope;
  readonly store: LessonStore;
  readonly kept: () => Progress;
  /** What the page is given for it. */
  readonly parts: Pick<LessonParts, 'questions' | 'isCalm'> & { readonly progress: ProgressShelf };
}

/** Nothing moves by itself: what is to be played is at its end at once. */
export function realLesson(lesson: Lesson, before: Progress = NO_PROGRESS): RealLesson {
  const libraries = Libraries.of(catalogue);
  const scope = realScope(libraries);
  let kept = before;
  const parts: RealLesson['parts'] = {
    questions: new Questions(() => new WorkerHere(libraries)),
    progress: {
      ...KEEPS_NOTHING,
      read: () => kept,
      write: (progress) => {
        kept = progress;
        return '';
      },
    },
    isCalm: () => true,
  };
  const store = createLesson({ scope, lesson, ...parts });
  return { scope, store, kept: () => kept, parts };
}

/** Whatever shows a card over a page. */
interface Shows {
  readonly scope: Scope;
  readonly store: { readonly getState: () => CardState };
}

/** Until nothing is under way any more. */
export async function settled({ scope, store }: Shows): Promise<void> {
  for (let turn = 0; turn < 400; turn++) {
    await new Promise((resolve) => setTimeout(resolve));
    const { status, asking } = store.getState();
    const { opening, run, shown, step } = scope.getState();
    const isShown = shown?.runNumber === run?.number && shown?.snapshot.step === step;
    const isOver = run !== null && run.finished !== null;
    if (status !== 'coming' && !asking && !opening && isOver && isShown) return;
  }
  throw new Error(`still under way: ${store.getState().trouble}`);
}
