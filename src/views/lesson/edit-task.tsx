/** An edit of one line as the answer: made in the code beside this, and graded by the engine. */
import type { Break, Repair } from '../../lessons/lesson.ts';
import { EditedLines } from './edited-lines.tsx';
import { Graded } from './graded.tsx';
import { Others } from './others.tsx';
import { useLesson, useLessonActions } from './use-lesson.ts';

export function EditTask({ task }: { readonly task: Break | Repair }) {
  const asking = useLesson((state) => state.asking);
  const { check } = useLessonActions();
  return (
    <>
      <EditedLines among={task.among} />
      <button
        type="button"
        className="button button-accent lesson-main-button"
        aria-disabled={asking}
        onClick={asking ? undefined : () => void check()}
      >
        {asking ? 'Every order is being searched…' : 'Does it count?'}
      </button>
      <Graded />
      <Others />
    </>
  );
}
