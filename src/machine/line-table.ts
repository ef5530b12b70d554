/**
 * The lines of all functions, each written down once however often it is inlined: a line is found
 * again by its path inside the function. A later visit must say the same, or the build fails.
 */
import { assert } from '../base/assert.ts';
import type { CodeFunction, Line } from './code.ts';
import type { Func } from './statement.ts';

interface Entry {
  readonly func: Func;
  readonly lines: number[];
  readonly byPath: Map<string, number>;
  readonly byLabel: Map<string, number>;
}

export class LineTable {
  readonly lines: Line[] = [];
  private readonly entries: Entry[] = [];
  private readonly byName = new Map<string, number>();

  /** Index of the function; the same name always means the same function. */
  functionIndex(func: Func): number {
    const known = this.byName.get(func.name);
    if (known !== undefined) return known;
    const index = this.entries.push({ func, lines: [], byPath: new Map(), byLabel: new Map() }) - 1;
    this.byName.set(func.name, index);
    return index;
  }

  /**
   * Index of the line at `path` of function `fn`; written down on the first visit. Its id is made of
   * `name`, or of its label and how many lines before it have the same.
   */
  line(fn: number, path: string, line: Omit<Line, 'id' | 'function'>, name?: string): number {
    const entry = this.entries[fn]!;
    const known = entry.byPath.get(path);
    if (known !== undefined) {
      const before = this.lines[known]!;
      assert(
        before.text === line.text && before.label === line.label,
        `${entry.func.name}: "${line.text}" reads "${before.text}" elsewhere`,
      );
      return known;
    }
    const id = `${entry.func.name}:${name ?? counted(line, entry.byLabel)}`;
    const index = this.lines.push({ ...line, id, function: fn }) - 1;
    entry.byPath.set(path, index);
    entry.lines.push(index);
    return index;
  }

  /** How many lines function `fn` has so far. */
  length(fn: number): number {
    return this.entries[fn]!.lines.length;
  }

  functions(): CodeFunction[] {
    return this.entries.map(({ func, lines }) => ({
      name: func.name,
      file: func.file,
      origin: func.origin,
      summary: func.summary,
      lines: [...lines],
    }));
  }
}

function counted(
  { label, kind }: Omit<Line, 'id' | 'function'>,
  counts: Map<string, number>,
): string {
  const name = label === '' ? kind : label;
  const count = (counts.get(name) ?? 0) + 1;
  counts.set(name, count);
  return count === 1 ? name : `${name}#${String(count)}`;
}
