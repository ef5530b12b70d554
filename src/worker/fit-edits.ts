/**
 * What-if edits in a changed scenario: those that still mean the same line are kept, the others are
 * dropped, and said. Ids of lines count what has the same label, so that another kernel, or a loop
 * without a round, may give an id to another line.
 */
import { defined } from '../base/assert.ts';
import type { Edit, Scenario } from '../scenario/schema.ts';
import type { Library } from './library.ts';

export interface Fitted {
  readonly scenario: Scenario;
  readonly notices: readonly string[];
}

/** `before` is the scenario for which the edits of `after` were made. */
export function fitEdits(before: Scenario, after: Scenario, library: Library): Fitted {
  const then = textsOf(before, library);
  const now = textsOf(after, library);
  const means = (id: string): boolean => then.get(id) === now.get(id);
  const notices: string[] = [];
  let edits = after.edits.filter((edit) => {
    const kept = linesOf(edit).every(means);
    if (!kept) notices.push(droppedText(edit));
    return kept;
  });
  // An edit may need another one that was dropped, or is no longer there.
  for (;;) {
    const scenario = { ...after, edits };
    const model = library.model(scenario);
    if (model.ok) return { scenario, notices };
    const { index } = model.error;
    notices.push(droppedText(defined(edits[index], 'the refused edit')));
    edits = edits.filter((_, i) => i !== index);
  }
}

/** Lines of the unedited program by id. */
export function textsOf(scenario: Scenario, library: Library): ReadonlyMap<string, string> {
  const model = library.model({ ...scenario, edits: [] });
  if (!model.ok) throw new Error(model.error.sentence);
  return new Map(model.value.description.lines.map(({ id, text }) => [id, text]));
}

/** Lines that the edit names; parts of a split are of the line that was split. */
function linesOf(edit: Edit): string[] {
  const ids = edit.kind === 'move' ? [edit.at, edit.before] : [edit.at];
  return ids.map((id) => id.replace(/\/.*$/, ''));
}

function droppedText({ kind, at }: Edit): string {
  return `edits: the ${kind} of ${at} was dropped, for it does not fit the changed scenario`;
}
