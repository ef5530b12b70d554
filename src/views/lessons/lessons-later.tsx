/** What the start page says of the lessons, once it is there: nobody waits for it. */
import type { ProgressShelf } from '../../store/lesson/progress.ts';
import type { Load } from '../controls/load.ts';
import { useLater } from '../controls/use-later.ts';
import type { LoadFiles } from '../files.ts';
import type { Teaching } from '../page-props.ts';

const loadList = () => import('./lesson-list.tsx');

interface Props {
  readonly loadTeaching: Load<Teaching>;
}

interface ListProps extends Props {
  readonly loadFiles: LoadFiles;
}

export function LessonsLater({ loadTeaching, loadFiles }: ListProps) {
  const there = useLessons(loadTeaching);
  return there === null ? null : (
    <there.list.LessonList shelf={there.shelf} loadFiles={loadFiles} />
  );
}

export function ContinueLessonLater({ loadTeaching }: Props) {
  const there = useLessons(loadTeaching);
  return there === null ? null : <there.list.ContinueLesson progress={there.shelf.read()} />;
}

interface There {
  readonly list: Awaited<ReturnType<typeof loadList>>;
  readonly shelf: ProgressShelf;
}

/** null where it is not there yet, or cannot be had: the page does without. */
function useLessons(loadTeaching: Load<Teaching>): There | null {
  const list = useLater(loadList);
  const teaching = useLater(loadTeaching);
  if (typeof list === 'string' || typeof teaching === 'string') return null;
  return { list: list.part, shelf: teaching.part.progress };
}
