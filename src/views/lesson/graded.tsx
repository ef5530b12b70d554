/** Whether what a learner has changed counts, and what speaks against it. */
import { useLesson, useLessonActions } from './use-lesson.ts';

export function Graded() {
  const outcome = useLesson((state) => state.outcome);
  if (outcome?.kind !== 'made') return null;
  const { grade } = outcome;
  if (grade.kind === 'counts')
    return (
      <>
        <p className="lesson-said" data-right role="status">
          <b>It counts.</b> Every order was searched, and it is so.
        </p>
        {grade.seen !== null && <ShowRun label="Show a run in which it is so" />}
      </>
    );
  return (
    <>
      <p className="lesson-said" data-right={false} role="status">
        <b>Not yet.</b>{' '}
        {grade.kind === 'not' ? (
          <>
            The search was asked <span className="mono">{grade.ask}</span> of “{grade.in}”, and says
            no.
          </>
        ) : (
          <>
            In “{grade.in}” something cannot happen any more that could:{' '}
            <span className="mono">{grade.what}</span>. Nobody repairs a kernel by switching things
            off.
          </>
        )}
      </p>
      {grade.kind === 'not' && grade.seen !== null && <ShowRun label="Why? Show the run" />}
    </>
  );
}

function ShowRun({ label }: { readonly label: string }) {
  const { showSeen } = useLessonActions();
  return (
    <p className="lesson-buttons">
      <button type="button" className="button" onClick={() => void showSeen()}>
        {label}
      </button>
    </p>
  );
}
