/** An edit of one line, graded: it counts if the questions of its task say so. */
import { fail, ok } from '../base/result.ts';
import type { Break, Condition, Lesson, Repair } from '../lessons/lesson.ts';
import type { Edit } from '../scenario/schema.ts';
import type { Asking } from './asking.ts';
import type { Seen } from './choice.ts';
import { firstNo, type No } from './first-no.ts';

export type EditGrade =
  /** With a run that shows it; null where none can. */
  | { readonly kind: 'counts'; readonly seen: Seen | null }
  /** A question was answered with no, in the scenario of that name. */
  | ({ readonly kind: 'not'; readonly in: string } & No)
  /** Something could happen before, and cannot any more: nobody repairs by switching things off. */
  | { readonly kind: 'impossible'; readonly what: string; readonly in: string };

/** `name`: the scenario of the card. */
export function* gradeEdit(
  lesson: Lesson,
  task: Break | Repair,
  name: string,
  edit: Edit,
): Asking<EditGrade> {
  const isBreak = task.kind === 'break';
  let seen: Seen | null = null;
  for (const one of isBreak ? [name] : task.in) {
    const before = lesson.scenarios[one];
    if (before === undefined) return fail(`there is no scenario ${one}`);
    const scenario = withEdit(before, edit);
    const no = yield* firstNo(isBreak ? task.makes : task.holds, scenario);
    if (!no.ok) return no;
    if (no.value.no !== null) return ok({ kind: 'not', in: one, ...no.value.no });
    seen ??= no.value.seen;
    const gone = yield* firstGone(isBreak ? [] : task.keeps, before, scenario);
    if (!gone.ok) return gone;
    if (gone.value !== null) return ok({ kind: 'impossible', what: gone.value, in: one });
  }
  return ok({ kind: 'counts', seen });
}

/** The first of these that was possible before, and is no more; null where there is none. */
function* firstGone(
  keeps: readonly Condition[],
  before: object,
  scenario: object,
): Asking<Condition | null> {
  for (const what of keeps) {
    const was = yield* isPossible(what, before);
    if (!was.ok) return was;
    const is = was.value ? yield* isPossible(what, scenario) : was;
    if (!is.ok) return is;
    if (was.value && !is.value) return ok(what);
  }
  return ok(null);
}

function* isPossible(what: Condition, scenario: object): Asking<boolean> {
  const answer = yield { scenario, after: [], ask: `can ${what}` };
  return answer.ok ? ok(answer.value.holds === true) : answer;
}

export function withEdit(scenario: object, edit: Edit): object {
  return { ...scenario, edits: [...editsOf(scenario), edit] };
}

/** Edits that a scenario begins with. */
export function editsOf(scenario: object): readonly Edit[] {
  const { edits = [] } = scenario as { readonly edits?: readonly Edit[] };
  return edits;
}
