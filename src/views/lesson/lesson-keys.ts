/** The keys of a lesson, in one table: the sheet under `?` prints it, and the lesson goes by it. */
import type { LessonState } from '../../store/lesson/lesson-state.ts';

export interface LessonKey {
  /** As pressed: what `useCardKeys` gives, in lower case; the first is the one that is told. */
  readonly keys: readonly string[];
  /** What is printed. */
  readonly name: readonly string[];
  readonly label: string;
  /** `onward`: to the next card, or lesson. */
  readonly run: (state: LessonState, onward: () => void) => void;
}

export const LESSON_KEYS: readonly LessonKey[] = [
  {
    keys: ['enter'],
    name: ['Enter'],
    label: 'Give the chosen answer; once it is given, the next card',
    run: (state) => void (state.outcome === null ? state.answer() : state.next()),
  },
  {
    keys: ['n', 'pagedown'],
    name: ['N'],
    label: 'Next card',
    run: (_, onward) => onward(),
  },
  {
    keys: ['p', 'pageup'],
    name: ['P'],
    label: 'Card before',
    run: (state) => void state.back(),
  },
  {
    keys: ['h'],
    name: ['H'],
    label: 'Where somebody goes on by your hand: a hint, a larger one each time',
    run: (state) => {
      if (state.lesson.cards[state.card]?.task?.kind === 'reach') void state.askHint();
    },
  },
  {
    keys: ['u', 'z'],
    name: ['U'],
    label: 'Undo',
    run: (state) => void state.undo(),
  },
  {
    keys: ['r'],
    name: ['R'],
    label: 'Play once more what was played',
    run: (state) => state.replay(),
  },
];

/** Keys with a number, which a card gives a meaning. */
export const NUMBER_KEYS = [
  { name: ['1–9'], label: 'Choose an answer; or let somebody go on, until he waits' },
  { name: ['Shift', '1–9'], label: 'Let somebody go on, to his next event' },
] as const;
