/** What the page knows of an exam that somebody sits, as types. */
import type { Far } from '../../protocol/asking.ts';
import type { ExamAnswer } from '../../grading/exam.ts';
import type { SettingValue } from '../../lessons/lesson.ts';
import type { CardState } from '../lesson/lesson-state.ts';

/** `done` has the questions that are answered. */
export interface SittingState extends CardState {
  /** One for each question; null where none is given yet. */
  readonly answers: readonly (ExamAnswer | null)[];
  readonly show: (card: number) => Promise<void>;
  /** The answer to a question with choices; it can be another one until all are handed in. */
  readonly choose: (place: number) => void;
  /** Somebody goes on, up to the next thing worth a look, or by one step. */
  readonly go: (actor: string, far: Far) => Promise<void>;
  /** Before the last move, or edit, again. */
  readonly undo: () => Promise<void>;
  readonly changeSetting: (setting: string, value: SettingValue) => Promise<void>;
  /** Nothing is asked any more. */
  readonly end: () => void;
}
