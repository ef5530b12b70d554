/** What is after this card: the next one; after the last the next lesson, or the start page. */
import { useActions } from '../use-scope.ts';
import { useFollowing } from './use-following.ts';
import { useLesson, useLessonActions } from './use-lesson.ts';

export function useOnward(): () => void {
  const isLast = useLesson(({ card, lesson }) => card === lesson.cards.length - 1);
  const following = useFollowing();
  const { next } = useLessonActions();
  const { setLesson, showStart } = useActions();
  return () => {
    if (!isLast) void next();
    else if (following === undefined) showStart();
    else setLesson({ id: following.id, card: 0, view: 'lesson' });
  };
}
