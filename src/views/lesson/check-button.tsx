/** Has what was changed graded, and says meanwhile that this takes a search. */
import { useLesson, useLessonActions } from './use-lesson.ts';

export function CheckButton() {
  const asking = useLesson((state) => state.asking);
  const { check } = useLessonActions();
  return (
    <button
      type="button"
      className="button button-accent lesson-main-button"
      aria-disabled={asking}
      onClick={asking ? undefined : () => void check()}
    >
      {asking ? 'Every order is being searched…' : 'Does it count?'}
    </button>
  );
}
