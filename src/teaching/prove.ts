/**
 * A lesson worked out, card by card: which choice is right, how long the shortest ways are, which edits count,
 * and what is wrong with a card. A lesson that the model of today does not bear out has something wrong.
 */
import type { Result } from '../base/result.ts';
import { allEdits } from '../grading/all-edits.ts';
import { askedAtOnce, type Asking } from '../grading/asking.ts';
import { gradeChoice } from '../grading/choice.ts';
import { gradeEdit } from '../grading/edit.ts';
import { allChanges, gradeSettings, type Change } from '../grading/settings.ts';
import { lostAlong, wayAlong } from '../grading/where.ts';
import { wayBy, wayTo } from '../grading/way-to.ts';
import { parOf } from '../grading/way.ts';
import type { Card, Lesson, Predict, Reach, Settings, Task, Where } from '../lessons/lesson.ts';
import type { Edit } from '../scenario/schema.ts';
import type { Library } from '../worker/library.ts';
import { answerNow, descriptionOf, linkAt } from './ask.ts';

/** What was found of a card; in a lesson that is right nothing is wrong. */
export interface Proof {
  /** From 1. */
  readonly card: number;
  readonly found: Found;
  /** Sentences; none where the card is borne out. */
  readonly wrong: readonly string[];
}

export type Found =
  | { readonly kind: 'told' }
  /** Places of the choices that are right: one. */
  | { readonly kind: 'choice'; readonly right: readonly number[] }
  | {
      readonly kind: 'par';
      readonly steps: number;
      readonly turns: number;
      readonly link: string | null;
    }
  | { readonly kind: 'edits'; readonly tried: number; readonly count: readonly Edit[] }
  | { readonly kind: 'settings'; readonly tried: number; readonly count: readonly Change[] };

const MOST_WORDS = 30;

/** One entry a card, as it is found. */
export function* proofsOf(lesson: Lesson, library: Library): Generator<Proof> {
  for (const [i, card] of lesson.cards.entries()) yield proofOf(lesson, card, i + 1, library);
}

function proofOf(lesson: Lesson, card: Card, number: number, library: Library): Proof {
  const wrong: string[] = [];
  wrong.push(...tooLong(textsOf(card)));
  const scenario = lesson.scenarios[card.in];
  if (scenario === undefined) {
    wrong.push(`there is no scenario ${card.in}`);
    return { card: number, found: { kind: 'told' }, wrong };
  }
  const room: Room = { lesson, scenario, library, wrong };
  comes(room, card);
  const names = namesIn(room);
  for (const name of card.full)
    if (!names.has(name)) wrong.push(`there is no ${name} to stand out`);
  const cells = new Set(descriptionOf(scenario, library)?.cells.map(({ id }) => id));
  for (const id of card.watch ?? [])
    if (!cells.has(id)) wrong.push(`there is no ${id} to keep an eye on`);
  const found: Found = card.task === null ? { kind: 'told' } : work(room, card, card.task);
  return { card: number, found, wrong };
}

/** What nobody reads to its end, in a lesson and on its cards. */
export const tooLongIn = ({ opens, cards }: Lesson): readonly string[] => [
  ...tooLong(opens === undefined ? [] : [['the opening', opens]]),
  ...cards.flatMap((card) => tooLong(textsOf(card))),
];

const tooLong = (texts: readonly (readonly [what: string, text: string])[]): readonly string[] =>
  texts.flatMap(([what, text]) => {
    const words = text.split(/\s+/u).length;
    return words > MOST_WORDS ? [`${what} has ${words} words, and may have ${MOST_WORDS}`] : [];
  });

/** What is read of a card at one go. */
function textsOf({ caption, task }: Card): readonly (readonly [string, string])[] {
  const why = task?.why;
  return [['the caption', caption], ...(why === undefined ? [] : [['the reason', why] as const])];
}

interface Room {
  readonly lesson: Lesson;
  readonly scenario: object;
  readonly library: Library;
  /** What is found to be wrong goes here. */
  readonly wrong: string[];
}

const asked = <T>({ library }: Room, asking: Asking<T>): Result<T, string> =>
  askedAtOnce(asking, (request) => answerNow(request, library));

/** The same where it has to be answered: what is wrong is noted, and null. */
function told<T>(room: Room, asking: Asking<T>): T | null {
  const answer = asked(room, asking);
  if (answer.ok) return answer.value;
  room.wrong.push(answer.error);
  return null;
}

/** The moment that the caption waits for comes in every run, or in one at least where the card says so. */
function comes({ scenario, library, wrong }: Room, { at, comes: how }: Card): void {
  if (at === null) return;
  const answer = answerNow({ scenario, after: [], ask: `${how} ${at}` }, library);
  if (!answer.ok) wrong.push(answer.error);
  else if (answer.value.holds === null) wrong.push(`not decided: ${how} ${at}`);
  else if (!answer.value.holds) wrong.push(`its moment need not come: ${how} ${at}`);
}

/** Ids of what can stand out. */
function namesIn({ scenario, library }: Room): ReadonlySet<string> {
  const description = descriptionOf(scenario, library);
  if (description === null) return new Set();
  const { groups, threads, lines, signals, functions } = description;
  const ids = [groups, threads, lines, signals].flatMap((list) => list.map(({ id }) => id));
  return new Set([...ids, ...functions.map((one) => one.name)]);
}

function work(room: Room, card: Card, task: Task): Found {
  switch (task.kind) {
    case 'predict':
      shows(room, task);
      return oneOf(room, rightOf(room, task));
    case 'where':
      return where(room, task);
    case 'reach':
      return reach(room, task);
    case 'break':
    case 'repair': {
      const description = descriptionOf(room.scenario, room.library);
      const edits = description === null ? [] : allEdits(description, task.among);
      const count = edits.filter((edit) =>
        doesCount(asked(room, gradeEdit(room.lesson, task, card.in, edit))),
      );
      if (count.length === 0) room.wrong.push('no edit of one line does it');
      return { kind: 'edits', tried: edits.length, count };
    }
    case 'settings':
      return settings(room, task);
  }
}

/** What does not fit, or makes something that the questions cannot be asked of, is none that counts. */
const doesCount = (grade: Result<{ readonly kind: string }, string>): boolean =>
  grade.ok && grade.value.kind === 'counts';

function rightOf(room: Room, task: Predict): number[] {
  const start = { scenario: room.scenario, after: [] };
  return task.choices.flatMap((choice, place) => {
    const grade = told(room, gradeChoice(room.lesson, task, choice, start));
    return grade?.right === true ? [place] : [];
  });
}

/** Where the answer is to be seen there is a run to it. */
function shows(room: Room, { shows: moments }: Predict): void {
  if (moments === undefined) return;
  const way = told(room, wayBy(moments, { scenario: room.scenario, after: [] }));
  if (way === null)
    room.wrong.push(`no run comes to where it is to be seen: ${moments.join(', then ')}`);
}

function oneOf({ wrong }: Room, right: readonly number[]): Found {
  if (right.length !== 1) wrong.push(`${right.length} of its choices are right, and one has to be`);
  return { kind: 'choice', right };
}

function reach(room: Room, { goal, after }: Reach): Found {
  const { scenario, library } = room;
  const start = { scenario, after: [] };
  const before = after === undefined ? [] : (told(room, wayTo(after, start)) ?? []);
  const par = told(room, parOf(goal, { scenario, after: before }));
  if (par === null) return { kind: 'told' };
  const { schedule, steps, turns } = par;
  return { kind: 'par', steps, turns, link: linkAt({ scenario, after: schedule }, library) };
}

function where(room: Room, task: Where): Found {
  const { scenario } = room;
  const way = told(room, wayAlong(task, { scenario, after: [] }));
  const lost = way && told(room, lostAlong(task.lost, scenario, way));
  if (lost === null) {
    if (way !== null) room.wrong.push(`it is not lost in that run: ${task.lost}`);
    return { kind: 'choice', right: [] };
  }
  const { names } = lost;
  return oneOf(
    room,
    task.choices.flatMap(({ event }, i) => (names.includes(event) ? [i] : [])),
  );
}

function settings(room: Room, task: Settings): Found {
  const { scenario } = room;
  if (doesCount(asked(room, gradeSettings(task, scenario, {}))))
    room.wrong.push('it is so before anything is changed');
  const all = allChanges(task.offers);
  const count = all.filter((one) => doesCount(asked(room, gradeSettings(task, scenario, one))));
  if (count.length === 0) room.wrong.push('no change of these settings does it');
  return { kind: 'settings', tried: all.length, count };
}
