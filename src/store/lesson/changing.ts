/** An edit of one line, or settings, as an answer: it counts if the engine says so. */
import { fail, ok, type Result } from '../../base/result.ts';
import type { Asking } from '../../grading/asking.ts';
import { editsOf, gradeEdit, type EditGrade } from '../../grading/edit.ts';
import { gradeSettings, withSettings } from '../../grading/settings.ts';
import type { SettingValue } from '../../lessons/lesson.ts';
import type { Edit } from '../../scenario/schema.ts';
import type { Desk } from './desk.ts';

export async function changeSetting(
  desk: Desk,
  setting: string,
  value: SettingValue,
): Promise<void> {
  const { beginning, change: before } = desk.get();
  if (beginning === null) return;
  const change = { ...before, [setting]: value };
  desk.begin();
  desk.set({ change, outcome: null, asking: false, trouble: '' });
  await desk.open({ scenario: withSettings(beginning.scenario, change), after: [] }, 0, null);
}

/** Grades what is on the page. */
export async function check(desk: Desk): Promise<void> {
  const grading = gradingOf(desk);
  if (!grading.ok) {
    desk.set({ trouble: grading.error, outcome: null });
    return;
  }
  desk.set({ outcome: null });
  const grade = await desk.grade(grading.value);
  if (grade === null) return;
  desk.set({ outcome: { kind: 'made', grade: grade.value } });
  if (grade.value.kind === 'counts') desk.finish();
}

/** The run that speaks for it, or against it, from its start. */
export async function showSeen(desk: Desk): Promise<void> {
  const { outcome } = desk.get();
  if (outcome?.kind !== 'made' || outcome.grade.kind === 'impossible') return;
  const { seen } = outcome.grade;
  if (seen === null) return;
  const isNewest = desk.begin();
  await desk.open({ scenario: seen.scenario, after: seen.schedule }, 0, null);
  if (isNewest()) desk.play(seen.atStep);
}

function gradingOf(desk: Desk): Result<Asking<EditGrade>, string> {
  const { card, lesson } = desk;
  const { beginning, change } = desk.get();
  const { task } = card;
  if (beginning === null || task === null) return fail('there is nothing to be graded yet');
  if (task.kind === 'settings') return ok(settingsGraded(desk, change));
  if (task.kind !== 'break' && task.kind !== 'repair') return fail('nothing is to be changed here');
  const edit = ownEdit(desk, beginning.scenario);
  return edit.ok ? ok(gradeEdit(lesson, task, card.in, edit.value)) : edit;
}

function* settingsGraded(
  { card, get }: Desk,
  change: Parameters<typeof withSettings>[1],
): Asking<EditGrade> {
  const { beginning } = get();
  if (card.task?.kind !== 'settings' || beginning === null)
    return fail('no settings are asked for');
  const grade = yield* gradeSettings(card.task, beginning.scenario, change);
  if (!grade.ok) return grade;
  return ok(grade.value.kind === 'counts' ? grade.value : { ...grade.value, in: card.in });
}

/** The one edit that was made by hand; the error is a sentence. */
export function ownEdit({ scope }: Pick<Desk, 'scope'>, scenario: object): Result<Edit, string> {
  const known = editsOf(scenario).map((edit) => JSON.stringify(edit));
  const { run } = scope.getState();
  const edits = (run?.opened.scenario.edits ?? []).filter(
    (edit) => !known.includes(JSON.stringify(edit)),
  );
  const [edit] = edits;
  if (edit === undefined) return fail('No line is edited yet: press ⋯ at a line of the code.');
  if (edits.length === 1) return ok(edit);
  return fail(`${edits.length} lines are edited, and one may be: take the others back.`);
}
