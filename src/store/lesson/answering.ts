/** Answers to questions with choices: given, graded by the engine, and played. */
import { defined } from '../../base/assert.ts';
import { beginningOf } from '../../grading/beginning.ts';
import { gradeChoice, rightChoice, type Seen } from '../../grading/choice.ts';
import { wayBy } from '../../grading/way-to.ts';
import { lostAlong, rightStep } from '../../grading/where.ts';
import type { Predict, Where } from '../../lessons/lesson.ts';
import type { AskedAt } from '../../protocol/asking.ts';
import type { Desk } from './desk.ts';
import type { Answer } from './lesson-state.ts';
import { stepCalled } from './step-called.ts';

/** Grades an answer, and plays what shows it. */
export async function answerWith(desk: Desk, answer: Answer): Promise<void> {
  const { task } = desk.card;
  const { beginning } = desk.get();
  if (beginning === null) return;
  if (task?.kind === 'predict') await predicted(desk, task, beginning, answer);
  if (task?.kind === 'where') await located(desk, task, beginning, answer);
}

/** The place of the right answer, given for the learner. */
export async function revealAnswer(desk: Desk): Promise<void> {
  const { task } = desk.card;
  const { beginning } = desk.get();
  if (beginning === null) return;
  if (task?.kind !== 'predict' && task?.kind !== 'where') return;
  const right =
    task.kind === 'predict'
      ? rightChoice(desk.lesson, task, beginning)
      : rightStep(task, beginning);
  const place = await desk.grade(right);
  if (place !== null) await answerWith(desk, { place: place.value, given: false, isKnown: false });
}

async function predicted(
  desk: Desk,
  task: Predict,
  beginning: AskedAt,
  answer: Answer,
): Promise<void> {
  const { place, given, isKnown } = answer;
  const choice = defined(task.choices[place], 'a choice');
  desk.set({ chosen: place });
  const grade = await desk.grade(gradeChoice(desk.lesson, task, choice, beginning));
  if (grade === null) return;
  const { isNewest } = grade;
  const { right, seen, states } = grade.value;
  desk.set({
    isShowing: true,
    outcome: {
      kind: 'choice',
      right,
      given,
      states,
      isSeen: seen !== null,
      isPlayed: seen !== null,
      isLate: false,
      yours: !right && seen === null ? (choice.draws ?? null) : null,
      lost: null,
    },
  });
  if (right) desk.finish(answer);
  if (seen !== null) {
    // What is right is seen to its end: wrong for a moment is not wrong for good.
    const until = right ? Infinity : seen.atStep;
    if (await openSeen(desk, seen, beginning, isNewest)) desk.play(until, isKnown);
    return;
  }
  const isPlayed = await playOn(desk, task, beginning, { isNewest, isKnown });
  const { outcome } = desk.get();
  if (isNewest() && outcome?.kind === 'choice') desk.set({ outcome: { ...outcome, isPlayed } });
}

/** At the step from which it parts from where the card begins; false where it is not to be played. */
async function openSeen(
  desk: Desk,
  { scenario, schedule, atStep }: Seen,
  beginning: AskedAt,
  isNewest: () => boolean,
): Promise<boolean> {
  const isSame = scenario === beginning.scenario;
  const parts = beginning.after.findIndex((actor, step) => schedule[step] !== actor);
  const together = parts < 0 ? beginning.after.length : parts;
  const from = isSame ? Math.min(together, atStep) : 0;
  const isOpen = await desk.open({ scenario, after: schedule }, from);
  if (!isNewest()) return false;
  if (!isOpen) desk.set({ isShowing: false });
  return isOpen;
}

/**
 * No run has to be shown: this one goes on to where it is to be seen, or the next card begins, or to its end.
 * False where it is there already.
 */
async function playOn(
  desk: Desk,
  { shows }: Predict,
  beginning: AskedAt,
  { isNewest, isKnown }: { readonly isNewest: () => boolean; readonly isKnown: boolean },
): Promise<boolean> {
  const { scenario, after } = beginning;
  const { card } = desk.get();
  const next = desk.lesson.cards[card + 1];
  const isOn = next?.in === desk.card.in && next.at !== null;
  const shown = shows === undefined ? null : await desk.ask(wayBy(shows, beginning));
  const on = shown === null && isOn ? await desk.ask(beginningOf(desk.lesson, card + 1)) : null;
  if (!isNewest()) return false;
  const way = shown?.ok === true ? shown.value : on?.ok === true ? on.value.after : null;
  if (way === null || !after.every((actor, step) => way[step] === actor)) {
    desk.play(Infinity, isKnown);
    return true;
  }
  await desk.open({ scenario, after: way }, after.length);
  if (isNewest()) desk.play(way.length, isKnown);
  return way.length > after.length;
}

/** Where something was lost along the run on the page. */
async function located(
  desk: Desk,
  { lost, choices }: Where,
  { scenario, after: way }: AskedAt,
  answer: Answer,
): Promise<void> {
  const { place, given } = answer;
  const { event } = defined(choices[place], 'a choice');
  desk.set({ chosen: place });
  const found = await desk.grade(lostAlong(lost, scenario, way));
  if (found === null) return;
  const { value: at, isNewest } = found;
  const right = at !== null && at.names.includes(event);
  const rescue = right ? null : await rescueAfter(desk, lost, { scenario, after: way }, event);
  if (!isNewest()) return;
  desk.set({
    isShowing: rescue !== null,
    outcome: {
      kind: 'choice',
      right,
      given,
      states: 0,
      isSeen: rescue !== null,
      isPlayed: rescue !== null,
      isLate: !right && rescue === null,
      yours: null,
      lost: right ? at : null,
    },
  });
  if (right) {
    desk.finish(answer);
    desk.scope.getState().show(at.atStep);
  } else if (rescue !== null) {
    await desk.open({ scenario, after: rescue.way }, rescue.from);
    if (isNewest()) desk.play(rescue.way.length);
  }
}

/** How it could still have come right after the step that was chosen; null where it could not. */
async function rescueAfter(
  desk: Desk,
  lost: string,
  { scenario, after: way }: AskedAt,
  event: string,
): Promise<{ readonly way: readonly string[]; readonly from: number } | null> {
  const { run } = desk.scope.getState();
  const from = run === null ? null : stepCalled(run, event);
  if (from === null || from > way.length) return null;
  const answer = await desk.questions.ask({
    scenario,
    after: way.slice(0, from),
    ask: `can ${lost}`,
  });
  const schedule = answer.ok ? answer.value.schedule : null;
  return schedule && { way: schedule, from };
}
