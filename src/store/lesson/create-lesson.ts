/** Makes the store of a lesson: which card is shown, and what has come of it. One for each that is taken. */
import { createStore, type StoreApi } from 'zustand/vanilla';
import { ok } from '../../base/result.ts';
import type { Asking } from '../../grading/asking.ts';
import { beginningOf } from '../../grading/beginning.ts';
import { wayAlong } from '../../grading/where.ts';
import type { Where } from '../../lessons/lesson.ts';
import type { AskedAt } from '../../protocol/asking.ts';
import { answerWith, revealAnswer } from './answering.ts';
import { countAll } from './counting.ts';
import { Desk, type LessonParts } from './desk.ts';
import { changeSetting, check, showSeen } from './changing.ts';
import { askHint, findPar, goOn, rescue, undoGo } from './going.ts';
import { FRESH, type LessonState } from './lesson-state.ts';

export type LessonStore = StoreApi<LessonState>;

export function createLesson(parts: LessonParts): LessonStore {
  const { lesson } = parts;
  return createStore<LessonState>()((set, get) => {
    const desk = new Desk(parts, { get, set: (part) => set(part) });

    /** Beside the run that a card asks about; null where it is about one. */
    let beside: AskedAt | null = null;
    const openBoth = async (from: AskedAt) => {
      await desk.open(from);
      if (beside !== null) desk.besides(beside, 'the other one, for comparison');
    };

    /** `isOn`: what is on the page goes on to where the card begins. */
    const show = async (card: number, isOn = false) => {
      if (lesson.cards[card] === undefined) return;
      const isNewest = desk.begin();
      set({ ...FRESH, card });
      desk.keep({ card });
      const beginning = await desk.ask(beginningOf(lesson, card));
      if (!isNewest()) return;
      const { task } = desk.card;
      const runs =
        beginning.ok && task?.kind === 'where'
          ? await desk.ask(twoRuns(desk, task, beginning.value))
          : null;
      if (!isNewest()) return;
      const from = runs?.ok === true ? ok(runs.value.lost) : (runs ?? beginning);
      if (!from.ok) {
        set({ status: 'failed', trouble: from.error });
        return;
      }
      set({ beginning: from.value, way: from.value.after });
      // An edited line is seen in the whole run.
      const isOpen = task !== null && ['break', 'repair', 'settings'].includes(task.kind);
      const { step } = parts.scope.getState();
      const { answer } = desk;
      const isOne = runs === null && answer === null;
      const goesOn = isOn && isOne && step < from.value.after.length;
      beside = runs?.ok === true ? runs.value.right : null;
      if (goesOn) await desk.open(from.value, step);
      else if (beside !== null) await openBoth(from.value);
      else await desk.open(from.value, from.value.after.length, isOpen ? null : undefined);
      if (!isNewest()) return;
      if (parts.scope.getState().run === null) {
        set({ status: 'failed', trouble: 'The run of this card could not be opened.' });
        return;
      }
      set({ status: 'there' });
      if (goesOn) desk.play(from.value.after.length);
      if (task === null) desk.finish();
      if (answer !== null) await answerWith(desk, { ...answer, isKnown: true });
      await findPar(desk, isNewest);
    };

    /** Before anything was answered. */
    const again = async () => {
      const { beginning } = get();
      if (beginning === null) return;
      desk.begin();
      set({ outcome: null, asking: false, isShowing: false, trouble: '' });
      await openBoth(beginning);
    };

    return {
      ...FRESH,
      lesson,
      card: 0,
      veiledAt: 0,
      done: new Set(desk.progress.done),
      show: (card) => show(card),
      next: () => {
        const { card } = get();
        const isOn = lesson.cards[card + 1]?.in === desk.card.in && isAtRun(get());
        return show(card + 1, isOn);
      },
      back: () => show(get().card - 1),
      choose: (chosen) => {
        if (get().outcome?.kind !== 'choice') set({ chosen });
      },
      answer: async () => {
        const { chosen, outcome } = get();
        if (chosen !== null && outcome === null)
          await answerWith(desk, { place: chosen, given: true, isKnown: false });
      },
      reveal: async () => {
        await again();
        await revealAnswer(desk);
      },
      undo: async () => {
        const { task } = desk.card;
        if (task?.kind === 'reach') await undoGo(desk);
        else if (task?.kind === 'predict' || task?.kind === 'where') await again();
        else await parts.scope.getState().undo();
      },
      replay: () => desk.replay(),
      go: (actor, far) => goOn(desk, actor, far),
      rescue: () => rescue(desk),
      askHint: () => askHint(desk),
      changeSetting: (setting, value) => changeSetting(desk, setting, value),
      check: () => check(desk),
      showSeen: () => showSeen(desk),
      countAll: () => countAll(desk),
      stop: () => {
        desk.begin();
        set({ isShowing: false });
      },
      end: () => desk.end(),
    };
  });
}

/** Whether the run on the page is the one that goes on: nothing else was shown in its place. */
const isAtRun = ({ outcome }: LessonState): boolean =>
  outcome === null || (outcome.kind === 'choice' && !outcome.isSeen);

interface TwoRuns {
  /** It has come to where something was lost. */
  readonly lost: AskedAt;
  /** It has come to what the other has lost. */
  readonly right: AskedAt;
}

/** Those that somebody has made on earlier cards, or shortest ones. */
function* twoRuns(desk: Desk, task: Where, { scenario }: AskedAt): Asking<TwoRuns> {
  const start = { scenario, after: [] };
  const own = [ownWay(desk, task.along), ownWay(desk, task.lost)];
  const lost = own[0] === undefined ? yield* wayAlong(task, start) : ok(own[0]);
  if (!lost.ok) return lost;
  const right = own[1] === undefined ? yield* wayAlong({ along: task.lost }, start) : ok(own[1]);
  if (!right.ok) return right;
  return ok({ lost: { scenario, after: lost.value }, right: { scenario, after: right.value } });
}

/** The newest way to this goal that was made by hand in the card's scenario. */
function ownWay(
  { lesson, card: here, progress }: Desk,
  goal: string,
): readonly string[] | undefined {
  const made = lesson.cards.flatMap((card, number) => {
    const isIt = card.in === here.in && card.task?.kind === 'reach' && card.task.goal === goal;
    const way = progress.ways[number];
    return isIt && way !== undefined ? [way] : [];
  });
  return made.at(-1);
}
