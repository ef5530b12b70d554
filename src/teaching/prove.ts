/**
 * A lesson worked out, card by card: which choice is right, how long the shortest ways are, which edits count,
 * and what is wrong with a card. A lesson that the model of today does not bear out has something wrong.
 */
import { fail, ok, type Result } from '../base/result.ts';
import type { Card, Choice, Condition, Lesson, Task } from '../lessons/lesson.ts';
import type { Edit } from '../scenario/schema.ts';
import type { Library } from '../worker/library.ts';
import { openAtOnce } from '../worker/session.ts';
import { askAt } from './ask.ts';
import { singleEdits } from './edits.ts';
import { allChanges, withSettings, type Change } from './settings.ts';
import { namesOfStep } from './step-names.ts';

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
  const words = card.caption.split(/\s+/u).length;
  if (words > MOST_WORDS) wrong.push(`the caption has ${words} words, and may have ${MOST_WORDS}`);
  const scenario = lesson.scenarios[card.in];
  if (scenario === undefined)
    return {
      card: number,
      found: { kind: 'told' },
      wrong: [...wrong, `there is no scenario ${card.in}`],
    };
  const room: Room = { lesson, scenario, library, wrong };
  comes(room, card);
  const names = namesIn(room);
  for (const name of card.full)
    if (!names.has(name)) wrong.push(`there is no ${name} to stand out`);
  return {
    card: number,
    found: card.task === null ? { kind: 'told' } : work(room, card.task),
    wrong,
  };
}

interface Room {
  readonly lesson: Lesson;
  readonly scenario: object;
  readonly library: Library;
  /** What is found to be wrong goes here. */
  readonly wrong: string[];
}

/** The moment that the caption waits for comes in every run, or in one at least where the card says so. */
function comes(room: Room, { at, comes: how }: Card): void {
  if (at !== null && !yes(room, `${how} ${at}`))
    room.wrong.push(`its moment need not come: ${how} ${at}`);
}

/** Whether it is answered with yes, `after` these actors have moved. */
function yes(
  room: Room,
  question: string,
  scenario = room.scenario,
  after: readonly string[] = [],
): boolean {
  const answer = askAt({ scenario, after }, question, room.library);
  if (!answer.ok) {
    room.wrong.push(answer.error);
    return false;
  }
  if (answer.value.holds === null) room.wrong.push(`not decided: ${question}`);
  return answer.value.holds === true;
}

/** Ids of what can stand out. */
function namesIn({ scenario, library }: Room): ReadonlySet<string> {
  const opened = openAtOnce({ kind: 'scenario', scenario, step: 0 }, library, { columns: false });
  if (!opened.ok) return new Set();
  const { groups, threads, lines, functions } = opened.value.opened.description;
  const ids = [groups, threads, lines].flatMap((list) => list.map(({ id }) => id));
  return new Set([...ids, ...functions.map((one) => one.name)]);
}

function work(room: Room, task: Task): Found {
  switch (task.kind) {
    case 'predict':
      return oneOf(
        room,
        task.choices.flatMap((choice, i) => (isRight(room, choice, task.after) ? [i] : [])),
      );
    case 'where':
      return where(room, task);
    case 'reach': {
      const found = shortest(room, task.goal, task.after ?? null);
      if (!found.ok) {
        room.wrong.push(found.error);
        return { kind: 'told' };
      }
      const { steps, turns, link } = found.value;
      return { kind: 'par', steps, turns, link };
    }
    case 'break':
      return count(room, task.among ?? null, (edit) =>
        task.makes.every((question) => yes(room, question, withEdit(room.scenario, edit))),
      );
    case 'repair':
      return count(room, task.among ?? null, (edit) =>
        task.in.every((name) => {
          const scenario = room.lesson.scenarios[name] ?? {};
          return (
            task.holds.every((question) => yes(room, question, withEdit(scenario, edit))) &&
            possible(room, task.keeps, scenario, withEdit(scenario, edit))
          );
        }),
      );
    case 'settings':
      return settings(room, task);
  }
}

function isRight(room: Room, choice: Choice, after: Condition | undefined): boolean {
  const { scenarios } = room.lesson;
  const scenario = choice.in === undefined ? room.scenario : (scenarios[choice.in] ?? {});
  const before = after === undefined ? ok([]) : scheduleTo({ ...room, scenario }, after);
  if (!before.ok) {
    room.wrong.push(before.error);
    return false;
  }
  return choice.if.every((question) => yes(room, question, scenario, before.value));
}

function oneOf({ wrong }: Room, right: readonly number[]): Found {
  if (right.length !== 1) wrong.push(`${right.length} of its choices are right, and one has to be`);
  return { kind: 'choice', right };
}

interface Way {
  readonly schedule: readonly string[];
  readonly steps: number;
  readonly turns: number;
  readonly link: string | null;
}

/** A shortest run to a goal, from the start or after a shortest run to somewhere else. */
function shortest(room: Room, goal: Condition, after: Condition | null): Result<Way, string> {
  const before = after === null ? ok<readonly string[]>([]) : scheduleTo(room, after);
  if (!before.ok) return before;
  const moment = { scenario: room.scenario, after: before.value };
  const answer = askAt(moment, `par ${goal}`, room.library);
  if (!answer.ok) return answer;
  const { schedule, turns, link } = answer.value;
  if (schedule === null) return fail(`no run comes to its goal: ${goal}`);
  return ok({ schedule, steps: schedule.length, turns: turns ?? 0, link });
}

function scheduleTo(room: Room, goal: Condition): Result<readonly string[], string> {
  const way = shortest(room, goal, null);
  return way.ok ? ok(way.value.schedule) : way;
}

function where(room: Room, task: Extract<Task, { kind: 'where' }>): Found {
  const way = scheduleTo(room, task.along);
  if (!way.ok) {
    room.wrong.push(way.error);
    return { kind: 'choice', right: [] };
  }
  const moment = { scenario: room.scenario, after: [] };
  const answer = askAt(moment, `lost ${task.lost}`, room.library, way.value);
  const step = answer.ok ? answer.value.atStep : null;
  if (step === null) {
    room.wrong.push(answer.ok ? `it is not lost in that run: ${task.lost}` : answer.error);
    return { kind: 'choice', right: [] };
  }
  const names = namesOfStep(room.scenario, way.value, step, room.library);
  return oneOf(
    room,
    task.choices.flatMap(({ event }, i) => (names.includes(event) ? [i] : [])),
  );
}

const withEdit = (scenario: object, edit: Edit): object => {
  const { edits = [] } = scenario as { readonly edits?: readonly Edit[] };
  return { ...scenario, edits: [...edits, edit] };
};

function count(
  room: Room,
  among: readonly string[] | null,
  counts: (edit: Edit) => boolean,
): Found {
  const edits = singleEdits(room.scenario, room.library, among);
  if (!edits.ok) {
    room.wrong.push(edits.error);
    return { kind: 'told' };
  }
  const found = counted(room, edits.value, counts);
  if (found.length === 0) room.wrong.push('no edit of one line does it');
  return { kind: 'edits', tried: edits.value.length, count: found };
}

/** What does not fit, or makes something that the questions cannot be asked of, is none that counts. */
function counted<T>({ wrong }: Room, all: readonly T[], counts: (one: T) => boolean): T[] {
  const before = wrong.length;
  const found = all.filter(counts);
  wrong.splice(before);
  return found;
}

function settings(room: Room, task: Extract<Task, { kind: 'settings' }>): Found {
  const isMade = (scenario: object) =>
    task.makes.every((question) => yes(room, question, scenario));
  if (isMade(room.scenario)) room.wrong.push('it is so before anything is changed');
  const all = allChanges(task.offers);
  const count = counted(room, all, (change) => isMade(withSettings(room.scenario, change)));
  if (count.length === 0) room.wrong.push('no change of these settings does it');
  return { kind: 'settings', tried: all.length, count };
}

/** What was possible before still is. */
const possible = (
  room: Room,
  keeps: readonly Condition[],
  before: object,
  after: object,
): boolean =>
  keeps.every((one) => !yes(room, `can ${one}`, before) || yes(room, `can ${one}`, after));
