/** Edits in words, for lists of them. */
import type { Code, Line } from '../code.ts';
import type { Edit } from './edit.ts';

export interface EditText {
  /** The line's id in the unedited program. */
  readonly at: string;
  /** The function that it is in. */
  readonly function: string;
  /** e.g. `H4 call wait_for_others: skipped`. */
  readonly text: string;
}

/** By edit; `code` is that of the edited program. */
export function editTexts({ lines }: Code, edits: readonly Edit[]): EditText[] {
  const byId = new Map(lines.map((line) => [line.id, line]));
  const textOf = (id: string): string => {
    const line = byId.get(`${id}/was`) ?? byId.get(id);
    return line === undefined ? id : lineText(line);
  };
  return edits.map((edit) => ({
    at: edit.at,
    function: edit.at.replace(/:.*$/, ''),
    text: `${textOf(edit.at)}: ${doneIn(edit, textOf)}`,
  }));
}

const lineText = ({ label, text }: Line): string => `${label} ${text}`.trimStart();

function doneIn(edit: Edit, textOf: (id: string) => string): string {
  switch (edit.kind) {
    case 'skip':
      return 'skipped';
    case 'split':
      return 'split into its parts';
    case 'move':
      return `moved before ${textOf(edit.before)}`;
    case 'force':
      return `always ${String(edit.value)}`;
  }
}
