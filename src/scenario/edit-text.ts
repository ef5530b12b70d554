/**
 * What-if edits in a link: `m-wait_for_others-H6-2=H6.s-leave_guest-S2`. A letter for
 * the kind, the function, and the line in it; `#2` is written `-2`, and `/1` is written `--1`.
 */
import type { Edit } from './schema.ts';

const LINE = /^([A-Za-z]\w*)(?:-([1-9][0-9]*))?(?:--([1-9]))?$/;
const EDIT = /^([spmtf])-([A-Za-z_]\w*)-([\w-]+)(?:=([\w-]+))?$/;

export function writeEdits(edits: readonly Edit[]): string {
  return edits
    .map((edit) => {
      const text = `${letterOf(edit)}-${edit.at.replace(':', '-').replace('#', '-').replace('/', '--')}`;
      return edit.kind === 'move' ? `${text}=${lineText(edit.before)}` : text;
    })
    .join('.');
}

/** undefined for a text that writing does not make. */
export function readEdits(text: string): Edit[] | undefined {
  const edits = text.split('.').map(readEdit);
  return edits.includes(undefined) ? undefined : (edits as Edit[]);
}

/** The line in its function. */
function lineText(id: string): string {
  return id.replace(/^.*:/, '').replace('#', '-').replace('/', '--');
}

function letterOf(edit: Edit): 's' | 'p' | 'm' | 't' | 'f' {
  switch (edit.kind) {
    case 'skip':
      return 's';
    case 'split':
      return 'p';
    case 'move':
      return 'm';
    case 'force':
      return edit.value ? 't' : 'f';
  }
}

function readEdit(text: string): Edit | undefined {
  const [, letter, name = '', line = '', target] = EDIT.exec(text) ?? [];
  const at = readLine(name, line);
  if (at === undefined || (letter === 'm') !== (target !== undefined)) return undefined;
  switch (letter) {
    case 's':
      return { kind: 'skip', at };
    case 'p':
      return { kind: 'split', at };
    case 't':
    case 'f':
      return { kind: 'force', at, value: letter === 't' };
    case 'm': {
      const before = readLine(name, target ?? '');
      return before === undefined ? undefined : { kind: 'move', at, before };
    }
    default:
      return undefined;
  }
}

function readLine(name: string, line: string): string | undefined {
  const [, label, count, part] = LINE.exec(line) ?? [];
  if (label === undefined) return undefined;
  return `${name}:${label}${count === undefined ? '' : `#${count}`}${part === undefined ? '' : `/${part}`}`;
}
