/** Finds the statement that a line's id stands for. */
import type { Program } from '../program.ts';
import { isGroup, type Func, type LineStatement, type Statement } from '../statement.ts';
import { listsIn } from './tree.ts';

export interface Located {
  readonly id: string;
  readonly func: Func;
  readonly statement: LineStatement;
  /** The line is the one between the two ways of the branch. */
  readonly between: boolean;
  /** The edit that has taken the line out of what is run; null for none. */
  readonly struckBy: number | null;
}

/** All lines by id; the statements of a named program, of its first thread. */
export function locateAll(program: Program): ReadonlyMap<string, Located> {
  const found = new Map<string, Located>();
  const visited = new Set<string>();
  const visit = (func: Func): void => {
    if (visited.has(func.name)) return;
    visited.add(func.name);
    visitList(func, func.body, false);
  };
  const visitList = (func: Func, list: readonly Statement[], struck: boolean): void => {
    for (const s of list) {
      if (!isGroup(s)) add(func, s, struck);
      for (const inner of listsIn(s)) visitList(func, inner, struck || s.kind === 'struck');
      if (s.kind === 'call') visit(s.callee);
    }
  };
  const add = (func: Func, statement: LineStatement, struck: boolean): void => {
    const struckBy = struck ? (statement.edit?.by ?? null) : null;
    const put = (name: string, between: boolean): void => {
      const id = `${func.name}:${name}`;
      found.set(id, { id, func, statement, between, struckBy });
    };
    if (statement.name !== undefined) put(statement.name, false);
    if (statement.kind === 'branch' && statement.between.name !== undefined)
      put(statement.between.name, true);
  };
  for (const { code } of program.threads[0]?.routines ?? []) visit(code);
  return found;
}
