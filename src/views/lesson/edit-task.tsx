/** An edit of one line as the answer: made in the code beside this, and graded by the engine. */
import type { Break, Repair } from '../../lessons/lesson.ts';
import { useActions, useScope } from '../use-scope.ts';
import { Graded } from './graded.tsx';
import { Others } from './others.tsx';
import { useLesson, useLessonActions } from './use-lesson.ts';

export function EditTask({ task }: { readonly task: Break | Repair }) {
  const edits = useScope((state) => state.run?.opened.description.edits ?? NONE);
  const asking = useLesson((state) => state.asking);
  const { check } = useLessonActions();
  const { edit } = useActions();
  return (
    <>
      <ul className="lesson-edits" aria-label="Edited lines">
        {edits.map(({ text }, index) => (
          <li key={text}>
            <span className="mono">{text}</span>
            <button
              type="button"
              className="button button-small"
              onClick={() => void edit((before) => before.filter((_, i) => i !== index))}
            >
              Take back
            </button>
          </li>
        ))}
      </ul>
      {edits.length === 0 && (
        <p className="lesson-small dim">
          Every line of the code has a menu, ⋯: skip it, split it, force it, move it.
        </p>
      )}
      {task.among !== undefined && (
        <p className="lesson-small dim">
          Look in <span className="mono">{task.among.join(', ')}</span>.
        </p>
      )}
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

const NONE: readonly never[] = [];
