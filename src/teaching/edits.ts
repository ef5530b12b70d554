/** Every edit of one line that a scenario is open to, as the menu beside the line offers them. */
import { fail, ok, type Result } from '../base/result.ts';
import type { LineInfo } from '../protocol/description.ts';
import type { Edit } from '../scenario/schema.ts';
import type { Library } from '../worker/library.ts';
import { openAtOnce } from '../worker/session.ts';

/** `among`: of these functions alone; null for all. */
export function singleEdits(
  scenario: object,
  library: Library,
  among: readonly string[] | null,
): Result<Edit[], string> {
  const opened = openAtOnce({ kind: 'scenario', scenario, step: 0 }, library, { columns: false });
  if (!opened.ok) return fail(opened.error.sentence);
  const { lines, functions } = opened.value.opened.description;
  const edits = lines
    .filter((line) => among === null || among.includes(functions[line.function]?.name ?? ''))
    .flatMap(editsOf);
  // Two lines that are exchanged are offered at both of them.
  return ok([...new Map(edits.map((edit) => [JSON.stringify(edit), edit])).values()]);
}

function editsOf({ id, offer }: LineInfo): Edit[] {
  const { skip, split, force, up, down } = offer;
  return [
    ...(skip ? [{ kind: 'skip', at: id } as const] : []),
    ...(split ? [{ kind: 'split', at: id } as const] : []),
    ...(force ? [true, false].map((value) => ({ kind: 'force', at: id, value }) as const) : []),
    ...(up === null ? [] : [{ kind: 'move', ...up } as const]),
    ...(down === null ? [] : [{ kind: 'move', ...down } as const]),
  ];
}
