/** The keys of a lesson, in one table: the sheet under `?` prints it, and the lesson goes by it. */
import type { LessonState } from '../../store/lesson/lesson-state.ts';

export interface LessonKey {
  /** As pressed, see `useCardKeys`; the first is the one that is told. */
  readonly keys: readonly string[];
  readonly label: string;
  /** An exam has it, too. */
  readonly inExam: boolean;
  /** `onward`: to the next card, or lesson. */
  readonly run: (state: LessonState, onward: () => void) => void;
}

export const LESSON_KEYS: readonly LessonKey[] = [
  {
    keys: ['Enter'],
    label: 'Give the chosen answer; once it is given, the next card',
    inExam: false,
    run: (state, onward) => {
      if (state.outcome === null) void state.answer();
      else onward();
    },
  },
  {
    keys: ['n', 'PageDown'],
    label: 'Next card',
    inExam: true,
    run: (_, onward) => onward(),
  },
  {
    keys: ['p', 'PageUp'],
    label: 'Card before',
    inExam: true,
    run: (state) => void state.back(),
  },
  {
    keys: ['h'],
    label: 'Where somebody goes on by your hand: a hint, a larger one each time',
    inExam: false,
    run: (state) => {
      if (state.lesson.cards[state.card]?.task?.kind === 'reach') void state.askHint();
    },
  },
  { keys: ['u', 'z'], label: 'Undo', inExam: true, run: (state) => void state.undo() },
  {
    keys: ['r'],
    label: 'Play once more what was played',
    inExam: false,
    run: (state) => state.replay(),
  },
];

/** Keys with a number, which a card gives a meaning; an exam has them, too. */
const NUMBER_KEYS = [
  { name: ['1–9'], label: 'Choose an answer; or let somebody go on, until he waits' },
  { name: ['Shift', '1–9'], label: 'Let somebody go on, to his next event' },
] as const;

/** What is printed of them. */
export function cardKeys(isExam: boolean): readonly {
  readonly name: readonly string[];
  readonly label: string;
}[] {
  const all = LESSON_KEYS.filter(({ inExam }) => inExam || !isExam);
  return [
    ...NUMBER_KEYS,
    ...all.map(({ keys: [key = ''], label }) => ({
      name: [key.length === 1 ? key.toUpperCase() : key],
      label,
    })),
  ];
}
