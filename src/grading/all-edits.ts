/** Every edit of one line that a machine is open to, as the menu beside the line offers them. */
import type { Description, LineInfo } from '../protocol/description.ts';
import type { Edit } from '../scenario/schema.ts';

/** `among`: of these functions alone; all where it is left out. */
export function allEdits(
  { lines, functions }: Pick<Description, 'lines' | 'functions'>,
  among?: readonly string[],
): readonly Edit[] {
  const edits = lines
    .filter(({ function: at }) => among?.includes(functions[at]?.name ?? '') ?? true)
    .flatMap(editsOf);
  // Two lines that are exchanged are offered at both of them.
  return [...new Map(edits.map((edit) => [JSON.stringify(edit), edit])).values()];
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

/** e.g. `skip wait_for_others:H2`. */
export function editWords(edit: Edit): string {
  switch (edit.kind) {
    case 'move':
      return `move ${edit.at} before ${edit.before}`;
    case 'force':
      return `force ${edit.at} to ${edit.value ? 'yes' : 'no'}`;
    default:
      return `${edit.kind} ${edit.at}`;
  }
}
