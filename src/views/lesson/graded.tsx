/** Whether what a learner has changed counts, and what speaks against it. */
import type { EditGrade } from '../../grading/edit.ts';
import { capitalised } from '../format/sentence.ts';
import { useScope } from '../use-scope.ts';
import { refusal } from './refusal.ts';
import { Said } from './said.tsx';
import { useCard, useLesson, useLessonActions } from './use-lesson.ts';
import { Why } from './why.tsx';

export function Graded() {
  const outcome = useLesson((state) => state.outcome);
  const grade = outcome?.kind === 'made' ? outcome.grade : null;
  return (
    <>
      <Said right={grade === null ? undefined : grade.kind === 'counts'}>
        {grade !== null && <GradeWords grade={grade} />}
      </Said>
      {grade?.kind === 'counts' && <Why />}
      {grade?.kind === 'counts' && grade.seen !== null && (
        <ShowRun label="Show a run in which it is so" />
      )}
      {grade?.kind === 'not' && grade.seen !== null && <ShowRun label="Why? Show the run" />}
    </>
  );
}

function GradeWords({ grade }: { readonly grade: EditGrade }) {
  const { task } = useCard();
  const invariants = useScope((state) => state.run?.opened.description.invariants ?? []);
  switch (grade.kind) {
    case 'counts':
      return (
        <>
          <b>It counts.</b> Every order was searched, and it is so.
        </>
      );
    case 'not':
      return (
        <>
          <b>Not yet.</b>{' '}
          {capitalised(
            `${task?.kind === 'repair' ? `in “${grade.in}” ` : ''}${refusal(grade.ask, invariants)}`,
          )}
        </>
      );
    case 'impossible':
      return (
        <>
          <b>Not yet.</b> In “{grade.in}” something cannot happen any more that could:{' '}
          <span className="mono">{grade.what}</span>. Nobody repairs a kernel by switching things
          off.
        </>
      );
  }
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
