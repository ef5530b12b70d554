/** Whether what a learner has changed counts, and what speaks against it. */
import { useLesson, useLessonActions } from './use-lesson.ts';

export function Graded() {
  const outcome = useLesson((state) => state.outcome);
  const { showSeen } = useLessonActions();
  if (outcome?.kind !== 'made') return null;
  const { grade } = outcome;
  if (grade.kind === 'counts')
    return (
      <p className="lesson-said" data-right role="status">
        <b>It counts.</b> Every order was searched, and it is so.
      </p>
    );
  return (
    <>
      <p className="lesson-said" data-right={false} role="status">
        <b>Not yet.</b>{' '}
        {grade.kind === 'not' ? (
          <>
            Asked in “{grade.in}”: <span className="mono">{grade.ask}</span> The answer is no.
          </>
        ) : (
          <>
            In “{grade.in}” something cannot happen any more that could:{' '}
            <span className="mono">{grade.what}</span>. Nobody repairs a kernel by switching things
            off.
          </>
        )}
      </p>
      {grade.kind === 'not' && grade.seen !== null && (
        <p className="lesson-buttons">
          <button type="button" className="button" onClick={() => void showSeen()}>
            Why? Show the run
          </button>
        </p>
      )}
    </>
  );
}
