/** Which edits of one line count, all of them, found while one waits. */
import { editWords } from '../../grading/all-edits.ts';
import { useLesson, useLessonActions } from './use-lesson.ts';

export function Others() {
  const others = useLesson((state) => state.others);
  const hasCounted = useLesson(
    ({ outcome }) => outcome?.kind === 'made' && outcome.grade.kind === 'counts',
  );
  const { countAll, stop } = useLessonActions();
  if (others === null) {
    if (!hasCounted) return null;
    return (
      <button type="button" className="button" onClick={() => void countAll()}>
        Are there others? Try every edit
      </button>
    );
  }
  const { tried, all, count } = others;
  const isOver = tried === all;
  return (
    <div className="lesson-others">
      <p role="status">
        {isOver ? `All ${all} edits of one line were tried: ` : `${tried} of ${all} tried: `}
        {count.length === 1 ? '1 counts.' : `${count.length} count.`}
      </p>
      {!isOver && (
        <>
          <progress max={all} value={tried} aria-label="Edits tried" />
          <button type="button" className="button button-small" onClick={stop}>
            Stop
          </button>
        </>
      )}
      <ul>
        {count.map((edit) => (
          <li key={editWords(edit)} className="mono">
            {editWords(edit)}
          </li>
        ))}
      </ul>
    </div>
  );
}
