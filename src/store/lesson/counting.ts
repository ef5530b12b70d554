/** All that counts for a task whose answer is an edit: every one that the machine is open to is graded. */
import { allEdits } from '../../grading/all-edits.ts';
import { gradeEdit } from '../../grading/edit.ts';
import type { Desk } from './desk.ts';

/** Goes on until all are tried, or something else is done in the lesson. */
export async function countAll(desk: Desk): Promise<void> {
  const { card, lesson } = desk;
  const { task } = card;
  const { beginning } = desk.get();
  if (beginning === null || (task?.kind !== 'break' && task?.kind !== 'repair')) return;
  const isNewest = desk.begin();
  desk.set({ trouble: '' });
  const own = desk.scope.getState().run?.opened.scenario ?? null;
  // The learner's own edit is no part of what the others are made to; it stays what is to be seen.
  await desk.open(beginning, 0, null);
  const { run } = desk.scope.getState();
  if (!isNewest() || run === null) return;
  const edits = allEdits(run.opened.description, task.among);
  if (own !== null) await desk.open({ scenario: own, after: [] }, 0, null);
  if (!isNewest()) return;
  for (const [tried, edit] of edits.entries()) {
    const { count = [] } = desk.get().others ?? {};
    desk.set({ others: { tried, all: edits.length, count } });
    const grade = await desk.ask(gradeEdit(lesson, task, card.in, edit));
    if (!isNewest()) return;
    // What does not fit is none that counts.
    if (!grade.ok || grade.value.kind !== 'counts') continue;
    desk.set({ others: { tried, all: edits.length, count: [...count, edit] } });
  }
  const { count = [] } = desk.get().others ?? {};
  desk.set({ others: { tried: edits.length, all: edits.length, count } });
}
