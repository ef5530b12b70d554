/** An assembled program as plain text: what a reader of the kernel would expect to see. */
import type { Code, CodeFunction, Line } from './code.ts';

/**
 * Per function its name and source, its summary and its lines, functions parted by an empty line.
 * The first column says `+` where a line was added against the previous era. What a what-if edit has
 * taken out or put in stands as in a diff: with a column of `-` and `+` before it, and what was done.
 */
export function listing(code: Code): string {
  return code.functions.map((f) => functionText(code, f)).join('\n\n');
}

function functionText(code: Code, f: CodeFunction): string {
  const source = [f.file, f.origin].filter((part) => part !== '').join(' · ');
  const lines = f.lines.map((i) => code.lines[i]!).filter((l) => l.text !== '');
  const labelWidth = Math.max(0, ...lines.map((l) => l.label.length));
  const edited = code.lines.some((l) => l.edit !== null);
  return [
    source === '' ? f.name : `${f.name}   ${source}`,
    f.summary,
    ...lines.map((l) => (edited ? editText(l) : '') + lineText(l, labelWidth) + noteText(l)),
  ].join('\n');
}

function lineText({ added, label, indent, text }: Line, labelWidth: number): string {
  return `${added ? '+' : ' '} ${label.padEnd(labelWidth)}  ${'  '.repeat(indent)}${text}`;
}

const editText = ({ edit }: Line): string => `${edit?.sign ?? ' '} `;

const noteText = ({ edit }: Line): string => (edit === null ? '' : `   <- ${edit.note}`);
