/** Splits an atomic op into its parts: whatever others do may come between them. */
import { fail, ok, type Result } from '../../base/result.ts';
import type { LineEdit, LineStatement, Op, Statement } from '../statement.ts';

/** What stands in the place of the line; or why it cannot be split. */
export function split(s: LineStatement, edit: LineEdit): Result<readonly Statement[], string> {
  if (s.kind !== 'op' || s.options.parts === undefined)
    return fail('cannot be split: it is no atomic read-modify-write');
  const { steps } = s.options.parts;
  const { added } = s.options;
  return ok([
    { kind: 'struck', body: [{ ...s, edit }] },
    ...steps.map((part, i): Op => {
      const note = `part ${String(i + 1)} of ${String(steps.length)}`;
      return {
        ...part,
        options: { ...part.options, ...(added === undefined ? {} : { added }) },
        name: `${s.name ?? ''}/${String(i + 1)}`,
        edit: { ...edit, sign: '+', note },
      };
    }),
  ]);
}
