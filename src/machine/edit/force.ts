/** Makes the condition of a branch constant: only one of its ways is ever taken. */
import { fail, ok, type Result } from '../../base/result.ts';
import { term } from '../expression.ts';
import type { LineEdit, LineStatement, Statement } from '../statement.ts';

/** What stands in the place of the line; or why there is nothing to force. */
export function force(
  s: LineStatement,
  value: boolean,
  edit: LineEdit,
): Result<readonly Statement[], string> {
  if (s.kind !== 'branch') return fail('cannot be forced: it is no branch');
  const { needed } = s.notes;
  if (needed !== undefined) return fail(`cannot be forced: ${needed}`);
  const was: Statement = {
    kind: 'goto',
    text: s.text,
    routine: '',
    notes: s.notes,
    name: `${s.name ?? ''}/was`,
    edit,
  };
  const text = s.text.replace(/\bif .*/, `if ${String(value)}`);
  const now: LineEdit = { ...edit, sign: '+' };
  return ok([
    { kind: 'struck', body: [was] },
    { ...s, text, condition: term(value), edit: now },
  ]);
}
