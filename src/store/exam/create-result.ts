/** Makes the store of an exam that is handed in: every answer is graded by the engine, whoever opens it. */
import { createStore, type StoreApi } from 'zustand/vanilla';
import { gradeExam, type ExamAnswer, type ExamGrade } from '../../grading/exam.ts';
import { Desk } from '../lesson/desk.ts';
import { FRESH, type CardState } from '../lesson/lesson-state.ts';
import { KEEPS_NOTHING, type SittingParts } from './create-sitting.ts';

/** What is known of one answer so far. */
export type ItemResult =
  | { readonly kind: 'coming' }
  | { readonly kind: 'graded'; readonly grade: ExamGrade }
  /** The engine could not: `sentence` says why. */
  | { readonly kind: 'failed'; readonly sentence: string };

export interface ResultState extends CardState {
  readonly answers: readonly (ExamAnswer | null)[];
  readonly results: readonly ItemResult[];
  /** Grades what is not graded yet. */
  readonly gradeAll: () => Promise<void>;
  /** Plays the run that shows what an answer is worth. */
  readonly showRun: (card: number) => Promise<void>;
  readonly end: () => void;
}

export type ResultStore = StoreApi<ResultState>;

export function createResult({ answers, ...parts }: SittingParts): ResultStore {
  const { lesson } = parts;
  return createStore<ResultState>()((set, get) => {
    const desk = new Desk({ ...parts, progress: KEEPS_NOTHING }, { get, set: (part) => set(part) });
    let isOver = false;

    const put = (card: number, result: ItemResult) =>
      set({ results: get().results.map((one, i) => (i === card ? result : one)) });

    /** The run of a question, from its start. */
    const stage = async (card: number) => {
      const result = get().results[card];
      if (result?.kind !== 'graded') return null;
      const { scenario, schedule, atStep } = result.grade.seen;
      const isNewest = desk.begin();
      set({ card });
      await desk.open({ scenario, after: schedule }, 0, null);
      return isNewest() ? atStep : null;
    };

    return {
      ...FRESH,
      lesson,
      card: 0,
      veiledAt: null,
      done: new Set<number>(),
      answers,
      results: lesson.cards.map(() => ({ kind: 'coming' })),
      gradeAll: async () => {
        for (const card of lesson.cards.keys()) {
          if (get().results[card]?.kind === 'graded') continue;
          put(card, { kind: 'coming' });
          const grade = await desk.ask(gradeExam(lesson, card, answers[card] ?? null));
          if (isOver) return;
          put(
            card,
            grade.ok
              ? { kind: 'graded', grade: grade.value }
              : { kind: 'failed', sentence: grade.error },
          );
          if (get().status === 'coming' && grade.ok) {
            set({ status: 'there' });
            await stage(card);
          }
        }
      },
      showRun: async (card) => {
        const until = await stage(card);
        if (until !== null) desk.play(until);
      },
      end: () => {
        isOver = true;
        desk.end();
      },
    };
  });
}
