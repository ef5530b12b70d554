/** What the page is given: what a browser offers, and the pictures of another room. */
import type { OpenDialogProps } from './open-dialog.tsx';
import type { LessonParts } from '../store/lesson/desk.ts';
import type { ProgressShelf } from '../store/lesson/progress.ts';
import type { Load } from './controls/load.ts';
import type { Pictures } from './pictures.ts';

/** What a lesson needs of the browser. */
export interface Teaching extends Pick<LessonParts, 'questions' | 'isCalm'> {
  readonly progress: ProgressShelf;
}

export interface PageProps extends OpenDialogProps {
  /** The browser's name and version, for a report. */
  readonly browser: string;
  readonly pictures: Pictures;
  /** What only a lesson needs. */
  readonly loadTeaching: Load<Teaching>;
}
