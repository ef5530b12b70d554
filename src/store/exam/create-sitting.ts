/** Makes the store of an exam that is sat: answers are kept, and none is graded before all are handed in. */
import { partsOf } from '../../grading/parts.ts';
import { createStore, type StoreApi } from 'zustand/vanilla';
import { beginningOf } from '../../grading/beginning.ts';
import { withEdit } from '../../grading/edit.ts';
import type { ExamAnswer } from '../../grading/exam.ts';
import { withSettings } from '../../grading/settings.ts';
import type { Lesson } from '../../lessons/lesson.ts';
import type { AskedAt } from '../../protocol/asking.ts';
import { ownEdit } from '../lesson/changing.ts';
import { Desk, type LessonParts } from '../lesson/desk.ts';
import { FRESH } from '../lesson/lesson-state.ts';
import { NO_PROGRESS } from '../lesson/progress.ts';
import type { SittingState } from './sitting-state.ts';

export type SittingStore = StoreApi<SittingState>;

export interface SittingParts extends Omit<LessonParts, 'progress' | 'lesson'> {
  /** The questions, as the cards of a lesson. */
  readonly lesson: Lesson;
  /** What is answered already. */
  readonly answers: readonly (ExamAnswer | null)[];
}

/** What somebody does in an exam is no progress. */
export const KEEPS_NOTHING = { read: () => NO_PROGRESS, write: () => '' } as const;

export function createSitting({ answers: before, ...parts }: SittingParts): SittingStore {
  const { lesson, scope } = parts;
  return createStore<SittingState>()((set, get) => {
    const desk = new Desk({ ...parts, progress: KEEPS_NOTHING }, { get, set: (part) => set(part) });

    const keep = (answer: ExamAnswer | null) => {
      const { card, answers } = get();
      const now = lesson.cards.map((_, i) => (i === card ? answer : (answers[i] ?? null)));
      set({ answers: now, done: answered(now) });
    };

    /** An edit is made in the code, and known by the run that it leads to. */
    const unsubscribe = scope.subscribe(({ run }, { run: last }) => {
      const { beginning, status } = get();
      const kind = desk.card.task?.kind;
      const isEdited = kind === 'break' || kind === 'repair';
      if (!isEdited || run === last || run === null || beginning === null || status !== 'there')
        return;
      const edit = ownEdit(desk, beginning.scenario);
      keep(edit.ok ? { kind: 'edit', edit: edit.value } : null);
    });

    /** Opens the card's run as the answer so far has left it. */
    const open = async (from: AskedAt) => {
      const answer = get().answers[get().card] ?? null;
      const { scenario, after } = from;
      const { task } = desk.card;
      const isOpen = task !== null && ['break', 'repair', 'settings'].includes(task.kind);
      switch (answer?.kind) {
        case undefined:
          break;
        case 'choice':
          set({ chosen: answer.place });
          break;
        case 'way':
          set({ way: answer.way, waysBefore: [after] });
          await desk.open({ scenario, after: answer.way });
          return;
        case 'edit':
          await desk.open({ scenario: withEdit(scenario, answer.edit), after: [] }, 0, null);
          return;
        case 'settings':
          set({ change: answer.change });
          await desk.open({ scenario: withSettings(scenario, answer.change), after: [] }, 0, null);
          return;
      }
      await desk.open(from, after.length, isOpen ? null : undefined);
    };

    const show = async (card: number) => {
      if (lesson.cards[card] === undefined) return;
      const isNewest = desk.begin();
      set({ ...FRESH, card });
      const beginning = await desk.ask(beginningOf(lesson, card));
      if (!isNewest()) return;
      if (!beginning.ok) {
        set({ status: 'failed', trouble: beginning.error });
        return;
      }
      set({ beginning: beginning.value, way: beginning.value.after });
      await open(beginning.value);
      if (!isNewest()) return;
      const isThere = scope.getState().run !== null;
      set(
        isThere
          ? { status: 'there' }
          : { status: 'failed', trouble: 'The run of this question could not be opened.' },
      );
    };

    const stand = async (way: readonly string[], waysBefore: readonly (readonly string[])[]) => {
      const { beginning } = get();
      if (beginning === null) return;
      const isNewest = desk.begin();
      set({ way, waysBefore, asking: true, trouble: '' });
      keep(way.length > beginning.after.length ? { kind: 'way', way } : null);
      await desk.open({ scenario: beginning.scenario, after: way });
      if (isNewest()) set({ asking: false });
    };

    return {
      ...FRESH,
      lesson,
      card: 0,
      veiledAt: 0,
      answers: lesson.cards.map((_, i) => before[i] ?? null),
      done: answered(before),
      show,
      choose: (place) => {
        set({ chosen: place });
        keep({ kind: 'choice', place });
      },
      go: async (actor, far) => {
        const { beginning, way, waysBefore } = get();
        const { task } = desk.card;
        if (beginning === null || task?.kind !== 'reach') return;
        const on = [...waysBefore, way];
        if (far === 'step') {
          await stand([...way, actor], on);
          return;
        }
        const isNewest = desk.begin();
        const { scenario } = beginning;
        const until = partsOf(task.goal);
        const gone = await parts.questions.go({ scenario, after: way, actor, far, until });
        if (!isNewest()) return;
        if (gone.ok) await stand(gone.value.schedule, on);
        else set({ trouble: gone.error });
      },
      undo: async () => {
        const kind = desk.card.task?.kind;
        if (kind === 'break' || kind === 'repair') await scope.getState().undo();
        if (kind !== 'reach') return;
        const { waysBefore } = get();
        const way = waysBefore.at(-1);
        if (way !== undefined) await stand(way, waysBefore.slice(0, -1));
      },
      changeSetting: async (setting, value) => {
        const { beginning, change: last } = get();
        if (beginning === null) return;
        const change = { ...last, [setting]: value };
        desk.begin();
        set({ change, trouble: '' });
        keep({ kind: 'settings', change });
        await desk.open({ scenario: withSettings(beginning.scenario, change), after: [] }, 0, null);
      },
      end: () => {
        unsubscribe();
        desk.end();
      },
    };
  });
}

const answered = (answers: readonly (ExamAnswer | null)[]): ReadonlySet<number> =>
  new Set(answers.flatMap((answer, i) => (answer === null ? [] : [i])));
