/**
 * A program as a tree: functions wherever they are called, statements by the line that they are. The
 * same function has the same lines wherever it is inlined, and so have all rounds of a loop.
 */
import { defined } from '../../base/assert.ts';
import type { Code } from '../code.ts';
import type { Program } from '../program.ts';
import {
  isGroup,
  type Func,
  type LineNotes,
  type LineStatement,
  type Statement,
} from '../statement.ts';

type List = readonly Statement[];

/** The statement with each list inside it changed; what a call calls is not inside. */
export function withLists<S extends Statement>(s: S, change: (list: List) => List): S;
export function withLists(s: Statement, change: (list: List) => List): Statement {
  switch (s.kind) {
    case 'op':
    case 'goto':
    case 'call':
      return s;
    case 'phase':
    case 'entry':
    case 'interruptible':
    case 'struck':
      return { ...s, body: change(s.body) };
    case 'branch':
      return { ...s, then: change(s.then), otherwise: change(s.otherwise) };
    case 'loop':
      return { ...s, rounds: s.rounds.map(change) };
  }
}

/** Lists inside a statement; of a loop the first round only. */
export function listsIn(s: Statement): readonly List[] {
  switch (s.kind) {
    case 'op':
    case 'goto':
    case 'call':
      return [];
    case 'phase':
    case 'entry':
    case 'interruptible':
    case 'struck':
      return [s.body];
    case 'branch':
      return [s.then, s.otherwise];
    case 'loop':
      return s.rounds.slice(0, 1);
  }
}

/** The program with every function changed, at every place where it is called. */
export function mapFunctions(program: Program, change: (func: Func) => Func): Program {
  const ofFunction = (f: Func): Func => change({ ...f, body: ofList(f.body) });
  const ofList = (list: List): List =>
    list.map((s) =>
      s.kind === 'call' ? { ...s, callee: ofFunction(s.callee) } : withLists(s, ofList),
    );
  return {
    ...program,
    threads: program.threads.map((t) => ({
      ...t,
      routines: t.routines.map((r) => ({ ...r, code: ofFunction(r.code) })),
    })),
  };
}

/** The program with each statement tied to the id of its line, so that it may change its place. */
export function named(program: Program, { lines, lineOf, betweenOf }: Code): Program {
  const nameOf = (line: number | undefined): string =>
    defined(lines[line ?? -1], 'a line').id.replace(/^[^:]*:/, '');
  const ofList = (list: List): List =>
    list.map((s) => {
      if (isGroup(s)) return withLists(s, ofList);
      const own = { ...withLists(s, ofList), name: nameOf(lineOf.get(s)) };
      if (own.kind === 'call') return { ...own, callee: ofFunction(own.callee) };
      const between = s.kind === 'branch' ? betweenOf.get(s) : undefined;
      if (own.kind !== 'branch' || between === undefined) return own;
      return { ...own, between: { ...own.between, name: nameOf(between) } };
    });
  const ofFunction = (f: Func): Func => ({ ...f, body: ofList(f.body) });
  return {
    ...program,
    threads: program.threads.map((t) => ({
      ...t,
      routines: t.routines.map((r) => ({ ...r, code: ofFunction(r.code) })),
    })),
  };
}

/** The list with each statement of this name, in whatever list inside, replaced. */
export function replace(
  list: List,
  name: string | undefined,
  by: (s: LineStatement) => List,
): List {
  return list.flatMap((s) => {
    if (s.kind === 'struck') return [s];
    if (!isGroup(s) && s.name === name) return by(s);
    return [withLists(s, (inner) => replace(inner, name, by))];
  });
}

/** Statements in a row, whatever groups them; those that were taken out do not count. */
export function inRow(list: List): LineStatement[] {
  return list.flatMap((s) => {
    if (s.kind === 'struck') return [];
    return isGroup(s) ? inRow(s.body) : [s];
  });
}

/** The row in which a statement stands; empty when it is nowhere. */
export function rowOf(list: List, name: string | undefined): readonly LineStatement[] {
  const row = inRow(list);
  if (row.some((s) => s.name === name)) return row;
  for (const s of row)
    for (const inner of listsIn(s)) {
      const found = rowOf(inner, name);
      if (found.length > 0) return found;
    }
  return [];
}

/** The statement after another in its row; undefined for none. */
export function nextInRow(list: List, name: string | undefined): LineStatement | undefined {
  const row = rowOf(list, name);
  return row[row.findIndex((s) => s.name === name) + 1];
}

export function notesOf(s: LineStatement): LineNotes {
  return s.kind === 'op' ? s.options : s.notes;
}
