/** An edit of one line, graded: it counts if the questions of its task say so. */
import { fail, ok } from '../base/result.ts';
import type { Break, Lesson, Repair } from '../lessons/lesson.ts';
import type { Asking } from './asking.ts';
import type { Seen } from './choice.ts';
import type { Edit } from '../scenario/schema.ts';

export type EditGrade =
  | { readonly kind: 'counts' }
  /** A question was answered with no, in the scenario of that name. */
  | { readonly kind: 'not'; readonly ask: string; readonly in: string; readonly seen: Seen | null }
  /** Something could happen before, and cannot any more: nobody repairs by switching things off. */
  | { readonly kind: 'impossible'; readonly what: string; readonly in: string };

/** `name`: the scenario of the card. */
export function* gradeEdit(
  lesson: Lesson,
  task: Break | Repair,
  name: string,
  edit: Edit,
): Asking<EditGrade> {
  const asks = task.kind === 'break' ? task.makes : task.holds;
  const keeps = task.kind === 'break' ? [] : task.keeps;
  for (const one of task.kind === 'break' ? [name] : task.in) {
    const before = lesson.scenarios[one];
    if (before === undefined) return fail(`There is no scenario ${one}.`);
    const scenario = withEdit(before, edit);
    for (const ask of asks) {
      const answer = yield { scenario, after: [], ask };
      if (!answer.ok) return answer;
      const { holds, schedule, atStep } = answer.value;
      if (holds === true) continue;
      const seen = schedule && { scenario, schedule, atStep: atStep ?? schedule.length };
      return ok({ kind: 'not', ask, in: one, seen });
    }
    for (const what of keeps) {
      const was = yield* isPossible(what, before);
      if (!was.ok) return was;
      const is = yield* isPossible(what, scenario);
      if (!is.ok) return is;
      if (was.value && !is.value) return ok({ kind: 'impossible', what, in: one });
    }
  }
  return ok({ kind: 'counts' });
}

function* isPossible(what: string, scenario: object): Asking<boolean> {
  const answer = yield { scenario, after: [], ask: `can ${what}` };
  return answer.ok ? ok(answer.value.holds === true) : answer;
}

/** A scenario with one more edit. */
export function withEdit(scenario: object, edit: Edit): object {
  return { ...scenario, edits: [...editsOf(scenario), edit] };
}

/** Edits that a scenario begins with. */
export function editsOf(scenario: object): readonly Edit[] {
  const { edits = [] } = scenario as { readonly edits?: readonly Edit[] };
  return edits;
}
