/** Text for a terminal or a mail: columns, clipping, hexadecimal, time. */
import type { Description, RegisterInfo } from '../protocol/description.ts';

/** Widest line, in characters, that a mail shows unbroken. */
export const MAX_WIDTH = 100;

/** At most `width` characters; what was cut is marked. */
export function clip(text: string, width: number): string {
  return text.length <= width ? text : `${text.slice(0, Math.max(0, width - 1))}…`;
}

/** Rows with each column as wide as its widest entry; the last one is not filled up. */
export function table(rows: readonly (readonly string[])[], indent = '  '): string[] {
  const widths: number[] = [];
  for (const row of rows) {
    for (const [i, cell] of row.entries()) widths[i] = Math.max(widths[i] ?? 0, cell.length);
  }
  return rows.map((row) =>
    (indent + row.map((cell, i) => cell.padEnd(widths[i] ?? 0)).join('  ')).trimEnd(),
  );
}

/** Words broken into lines of at most `MAX_WIDTH` characters, each indented. */
export function paragraph(text: string, indent = ''): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && indent.length + line.length + 1 + word.length > MAX_WIDTH) {
      lines.push(indent + line);
      line = word;
    } else line += line === '' ? word : ` ${word}`;
  }
  return [...lines, indent + line];
}

/** The same as an item of a list, `- ` before its first line. */
export function item(text: string, indent = ''): string[] {
  const [first = '', ...more] = paragraph(text, `${indent}  `);
  return [`${indent}- ${first.trimStart()}`, ...more];
}

/** The bits of a register: `0x` and as many digits as it is wide, two's complement. */
export function registerBits({ width }: RegisterInfo, value: bigint): string {
  const digits = BigInt.asUintN(width, value).toString(16);
  return `0x${digits.padStart(width / 4, '0')}`;
}

/** For people: a signed register as a number with its sign, as a scenario has its ticks. */
export function registerText(info: RegisterInfo, value: bigint): string {
  if (!info.signed) return registerBits(info, value);
  const number = BigInt.asIntN(info.width, value);
  return number < 0n ? `-0x${(-number).toString(16)}` : `0x${number.toString(16)}`;
}

/** Ticks as microseconds, e.g. `1.242`. */
export function microseconds(ticks: number, ticksPerMicrosecond: number): string {
  return (ticks / ticksPerMicrosecond).toFixed(3);
}

/** What-if edits, one a line, with the functions that they are in. */
export function editLines({ edits }: Description): string[] {
  return edits.flatMap(({ function: name, text }) => paragraph(`${name}: ${text}`, '  '));
}
