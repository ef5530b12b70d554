/** Text for a terminal, in lines that a mail shows unbroken. */
import { wrapped } from '../base/text-lines.ts';
import type { Description } from '../protocol/description.ts';

/** Widest line, in characters. */
export const MAX_WIDTH = 100;

/** Words broken into lines of at most `MAX_WIDTH` characters, each indented. */
export function paragraph(text: string, indent = ''): string[] {
  return wrapped(text, MAX_WIDTH, indent);
}

/** The same as an item of a list, `- ` before its first line. */
export function item(text: string, indent = ''): string[] {
  const [first = '', ...more] = paragraph(text, `${indent}  `);
  return [`${indent}- ${first.trimStart()}`, ...more];
}

/** What-if edits, one a line, with the functions that they are in. */
export function editLines({ edits }: Description): string[] {
  return edits.flatMap(({ function: name, text }) => paragraph(`${name}: ${text}`, '  '));
}
