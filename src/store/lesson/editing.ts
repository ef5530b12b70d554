/** An edit of one line as an answer: it counts if the engine says so. */
import { editsOf, gradeEdit } from '../../grading/edit.ts';
import type { Desk } from './desk.ts';

/** Grades the edit of the run on the page. */
export async function checkEdit(desk: Desk): Promise<void> {
  const { card } = desk;
  const { task } = card;
  const { beginning } = desk.get();
  if (beginning === null || (task?.kind !== 'break' && task?.kind !== 'repair')) return;
  const known = editsOf(beginning.scenario).map((edit) => JSON.stringify(edit));
  const { run } = desk.scope.getState();
  const edits = (run?.opened.scenario.edits ?? []).filter(
    (edit) => !known.includes(JSON.stringify(edit)),
  );
  const [edit] = edits;
  if (edit === undefined || edits.length > 1) {
    const trouble =
      edit === undefined
        ? 'No line is edited yet: press a line of the code.'
        : `${edits.length} lines are edited, and one may be: take the others back.`;
    desk.set({ trouble, outcome: null });
    return;
  }
  const isNewest = desk.begin();
  desk.set({ asking: true, trouble: '', outcome: null });
  const grade = await desk.ask(gradeEdit(desk.lesson, task, card.in, edit));
  if (!isNewest()) return;
  if (!grade.ok) {
    desk.set({ asking: false, trouble: grade.error });
    return;
  }
  desk.set({ asking: false, outcome: { kind: 'edit', grade: grade.value } });
  if (grade.value.kind === 'counts') desk.finish();
}
