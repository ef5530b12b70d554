/** What the start page says of the lessons, once it is there: nobody waits for it. */
import type { Progress } from '../../store/lesson/progress.ts';
import type { Load } from '../controls/load.ts';
import { useLater } from '../controls/use-later.ts';
import type { Teaching } from '../page-props.ts';

const loadList = () => import('./lesson-list.tsx');

interface Props {
  readonly loadTeaching: Load<Teaching>;
}

export function LessonsLater({ loadTeaching }: Props) {
  const there = useLessons(loadTeaching);
  return there === null ? null : <there.list.LessonList progress={there.progress} />;
}

export function ContinueLessonLater({ loadTeaching }: Props) {
  const there = useLessons(loadTeaching);
  return there === null ? null : <there.list.ContinueLesson progress={there.progress} />;
}

interface There {
  readonly list: Awaited<ReturnType<typeof loadList>>;
  readonly progress: Progress;
}

/** null where it is not there yet, or cannot be had: the page does without. */
function useLessons(loadTeaching: Load<Teaching>): There | null {
  const list = useLater(loadList);
  const teaching = useLater(loadTeaching);
  if (typeof list === 'string' || typeof teaching === 'string') return null;
  return { list: list.part, progress: teaching.part.progress.read() };
}
