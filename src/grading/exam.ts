/** An answer of an exam, graded after it has been handed in: right or not, and a run that shows it. */
import { fail, ok } from '../base/result.ts';
import type { Break, Lesson, Predict, Reach, Repair, Settings, Where } from '../lessons/lesson.ts';
import type { AskedAt, AskRequest } from '../protocol/asking.ts';
import type { Edit } from '../scenario/schema.ts';
import type { Answer, Asking } from './asking.ts';
import { beginningOf } from './beginning.ts';
import { gradeChoice, rightChoice, type Seen } from './choice.ts';
import { gradeEdit, withEdit, type EditGrade } from './edit.ts';
import { gradeSettings, withSettings, type Change } from './settings.ts';
import { gradeWay, parOf, type Length, type WayGrade } from './way.ts';
import { lostAlong, wayAlong } from './where.ts';

export type ExamAnswer =
  /** Place of a choice, as the sitting has them in order. */
  | { readonly kind: 'choice'; readonly place: number }
  /** Actors from the start of the scenario, by id. */
  | { readonly kind: 'way'; readonly way: readonly string[] }
  | { readonly kind: 'edit'; readonly edit: Edit }
  | { readonly kind: 'settings'; readonly change: Change };

export type ExamGrade = {
  readonly right: boolean;
  /** A run that shows that it is so, or that it is otherwise. */
  readonly seen: Seen;
} & (
  | { readonly kind: 'choice'; /** Place of the right one. */ readonly key: number }
  /** `grade` is null where nobody moved. */
  | { readonly kind: 'way'; readonly grade: WayGrade | null; readonly par: Length }
  /** `grade` is null where nothing was changed. */
  | { readonly kind: 'made'; readonly grade: EditGrade | null }
);

/** `answer` is null where none was given, or one that does not belong to the card. */
export function* gradeExam(
  lesson: Lesson,
  card: number,
  answer: ExamAnswer | null,
): Asking<ExamGrade> {
  const task = lesson.cards[card]?.task ?? null;
  const from = yield* beginningOf(lesson, card);
  if (!from.ok) return from;
  switch (task?.kind) {
    case 'predict':
      return yield* choice(lesson, task, from.value, answer?.kind === 'choice' ? answer.place : -1);
    case 'where':
      return yield* where(task, from.value, answer?.kind === 'choice' ? answer.place : -1);
    case 'reach':
      return yield* way(task, from.value, answer?.kind === 'way' ? answer.way : []);
    case 'break':
    case 'repair': {
      const edit = answer?.kind === 'edit' ? answer.edit : null;
      return yield* edited(lesson, task, card, from.value.scenario, edit);
    }
    case 'settings':
      return yield* settings(task, from.value, answer?.kind === 'settings' ? answer.change : {});
    case undefined:
      return fail('nothing is asked there');
  }
}

function* choice(lesson: Lesson, task: Predict, from: AskedAt, place: number): Asking<ExamGrade> {
  const key = yield* rightChoice(lesson, task, from);
  if (!key.ok) return key;
  const given = task.choices[place];
  const asked = given === undefined ? null : yield* gradeChoice(lesson, task, given, from);
  if (asked !== null && !asked.ok) return asked;
  const seen = asked?.value.seen ?? (yield* seenOfKey(lesson, task, key.value, from));
  return ok({ kind: 'choice', right: key.value === place, key: key.value, seen });
}

function* seenOfKey(lesson: Lesson, task: Predict, key: number, from: AskedAt) {
  const choiceOfKey = task.choices[key];
  if (choiceOfKey === undefined) return runOf(from.scenario);
  const grade = yield* gradeChoice(lesson, task, choiceOfKey, from);
  const shown = lesson.scenarios[choiceOfKey.in ?? ''] ?? from.scenario;
  return grade.ok && grade.value.seen !== null ? grade.value.seen : runOf(shown);
}

function* where(task: Where, from: AskedAt, place: number): Asking<ExamGrade> {
  const along = yield* wayAlong(task, from);
  if (!along.ok) return along;
  const lost = yield* lostAlong(task.lost, from.scenario, along.value);
  if (!lost.ok) return lost;
  if (lost.value === null) return fail('it is not lost in that run');
  const { names, atStep } = lost.value;
  const key = task.choices.findIndex(({ event }) => names.includes(event));
  const seen = { scenario: from.scenario, schedule: along.value, atStep };
  return ok({ kind: 'choice', right: key === place, key, seen });
}

function* way(task: Reach, from: AskedAt, taken: readonly string[]): Asking<ExamGrade> {
  const par = yield* parOf(task.goal, from);
  if (!par.ok) return par;
  const { scenario, after } = from;
  const isTaken = taken.length > 0 && after.every((actor, step) => taken[step] === actor);
  const grade = isTaken ? yield* gradeWay(task.goal, from, taken) : null;
  if (grade !== null && !grade.ok) return grade;
  const right = grade?.value.kind === 'there';
  const schedule = right ? taken : par.value.schedule;
  const seen = { scenario, schedule, atStep: schedule.length };
  return ok({ kind: 'way', right, grade: grade?.value ?? null, par: par.value, seen });
}

function* edited(
  lesson: Lesson,
  task: Break | Repair,
  card: number,
  scenario: object,
  edit: Edit | null,
): Asking<ExamGrade> {
  if (edit === null) return ok({ kind: 'made', right: false, grade: null, seen: runOf(scenario) });
  const grade = yield* gradeEdit(lesson, task, lesson.cards[card]?.in ?? '', edit);
  if (!grade.ok) return grade;
  const asks = task.kind === 'break' ? task.makes : [];
  return ok(yield* made(grade.value, asks, withEdit(scenario, edit)));
}

function* settings(task: Settings, { scenario }: AskedAt, change: Change): Asking<ExamGrade> {
  if (Object.keys(change).length === 0)
    return ok({ kind: 'made', right: false, grade: null, seen: runOf(scenario) });
  const grade = yield* gradeSettings(task, scenario, change);
  if (!grade.ok) return grade;
  const { value } = grade;
  const named: EditGrade = value.kind === 'counts' ? value : { ...value, in: '' };
  return ok(yield* made(named, task.makes, withSettings(scenario, change)));
}

/** With what speaks against it, or what shows that it is so. */
function* made(grade: EditGrade, asks: readonly string[], scenario: object) {
  const against = grade.kind === 'not' ? grade.seen : null;
  const seen = against ?? (yield* firstSeen(asks, scenario));
  return { kind: 'made', right: grade.kind === 'counts', grade, seen } as const;
}

function* firstSeen(
  asks: readonly string[],
  scenario: object,
): Generator<AskRequest, Seen, Answer> {
  for (const ask of asks) {
    const answer = yield { scenario, after: [], ask };
    const schedule = answer.ok && answer.value.holds === true ? answer.value.schedule : null;
    if (answer.ok && schedule !== null)
      return { scenario, schedule, atStep: answer.value.atStep ?? schedule.length };
  }
  return runOf(scenario);
}

/** The run that it has by itself, to its end. */
const runOf = (scenario: object): Seen => ({ scenario, schedule: [], atStep: Infinity });
