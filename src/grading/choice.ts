/** One of several answers: right if the engine says yes to all that it says. */
import { defined } from '../base/assert.ts';
import { fail, ok } from '../base/result.ts';
import type { Choice, Lesson, Predict } from '../lessons/lesson.ts';
import type { AskAnswer, AskedAt } from '../protocol/asking.ts';
import type { Asking } from './asking.ts';
import { wayTo } from './way-to.ts';

/** A run in which something is to be seen. */
export interface Seen {
  readonly scenario: object;
  /** Actors from the start, by id. */
  readonly schedule: readonly string[];
  /** After so many steps. */
  readonly atStep: number;
}

export interface Grade {
  readonly right: boolean;
  /** How it is as the answer says, or that it is otherwise; null where no run can show that. */
  readonly seen: Seen | null;
  /** Different situations that were looked at. */
  readonly states: number;
}

/** `from`: where the card begins; a run that goes on from there is shown rather than another one. */
export function* gradeChoice(
  lesson: Lesson,
  { after }: Predict,
  choice: Choice,
  from: AskedAt,
): Asking<Grade> {
  const scenario = choice.in === undefined ? from.scenario : lesson.scenarios[choice.in];
  if (scenario === undefined) return fail(`there is no scenario ${choice.in ?? ''}`);
  const before =
    after === undefined ? ok<readonly string[]>([]) : yield* wayTo(after, { scenario, after: [] });
  if (!before.ok) return before;
  if (before.value === null) return fail(`no run comes to “${after ?? ''}”`);
  const goesOn = scenario === from.scenario && from.after.length > 0;
  let states = 0;
  let seen: Seen | null = null;
  for (const ask of choice.if) {
    const answer = yield { scenario, after: before.value, ask };
    if (!answer.ok) return answer;
    const { holds, bound, schedule } = answer.value;
    if (holds === null) return fail(`not decided: ${ask}; ${bound ?? ''}`);
    states = Math.max(states, answer.value.states);
    const on = schedule !== null && goesOn ? yield { ...from, ask } : null;
    const isSame = on?.ok === true && on.value.holds === holds && on.value.schedule !== null;
    const shown = seenIn(scenario, isSame ? on.value : answer.value);
    if (!holds) return ok({ right: false, seen: shown, states });
    seen ??= shown;
  }
  return ok({ right: true, seen, states });
}

/** The place of the choice that is right. */
export function* rightChoice(lesson: Lesson, task: Predict, from: AskedAt): Asking<number> {
  for (const [place, choice] of task.choices.entries()) {
    const grade = yield* gradeChoice(lesson, task, choice, from);
    if (!grade.ok) return grade;
    if (grade.value.right) return ok(place);
  }
  return fail('none of the answers is right');
}

function seenIn(scenario: object, { schedule, atStep }: AskAnswer): Seen | null {
  return schedule && { scenario, schedule, atStep: defined(atStep, 'a step') };
}
