/** What the page is given: what a browser offers, and the pictures of another room. */
import type { OpenDialogProps } from './open-dialog.tsx';
import type { Lesson } from '../lessons/lesson.ts';
import type { LessonParts } from '../store/lesson/desk.ts';
import type { ProgressShelf } from '../store/lesson/progress.ts';
import type { Load } from './controls/load.ts';
import type { Pictures } from './pictures.ts';
import type { Presenting } from './presenter/presenting.ts';

/** What a lesson needs of the browser. */
export interface Teaching extends Pick<LessonParts, 'questions' | 'isCalm'> {
  readonly progress: ProgressShelf;
  /** What only those need who tell it to a class. */
  readonly loadPresenting: Load<Presenting>;
}

export interface PageProps extends OpenDialogProps {
  /** The browser's name and version, for a report. */
  readonly browser: string;
  readonly pictures: Pictures;
  /** What only a lesson needs. */
  readonly loadTeaching: Load<Teaching>;
}

/** What a view of a lesson is given. */
export interface TaughtProps extends PageProps {
  readonly lesson: Lesson;
  readonly teaching: Teaching;
}
