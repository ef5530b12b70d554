/** Lists of statements that are being carried out, and where they stand in the program. */
import { defined } from '../../base/assert.ts';
import type { Term } from '../../machine/expression.ts';
import { isGroup, type Func, type Statement } from '../../machine/statement.ts';

/** Statements still to be carried out, and those after them. */
export interface Frame {
  readonly statements: readonly Statement[];
  readonly index: number;
  /** Unique among all statements of a thread. */
  readonly path: string;
  /** The same in every call of the function and in every round of a loop. */
  readonly linePath: string;
  readonly phase: string;
  readonly outer: Frame | null;
  /** An edit has taken the statements out: they are lines only. */
  readonly struck: boolean;
  /** An interrupt that is taken before anything else happens; null where none can be. */
  readonly pending: Term | null;
}

export function frameOf(func: Func, path: string, phase: string): Frame {
  const statements = func.body;
  return {
    statements,
    index: 0,
    path,
    linePath: func.name,
    phase,
    outer: null,
    struck: false,
    pending: null,
  };
}

export const statementAt = (f: Frame): Statement =>
  defined(f.statements[f.index], `a statement at ${f.path}`);
export const pathAt = (f: Frame): string => `${f.path}/${String(f.index)}`;
export const linePathAt = (f: Frame): string => `${f.linePath}/${String(f.index)}`;
export const after = (f: Frame): Frame => ({ ...f, index: f.index + 1 });

/** The function that the frame is in, and those that have called it. */
export function functionsAt(f: Frame): string[] {
  const callers = f.outer === null ? [] : functionsAt(f.outer);
  return [f.linePath.replace(/\/.*/, ''), ...callers];
}

/** Lists inside the statement at which `f` stands: alternatives of a branch, rounds of a loop. */
export function inside(f: Frame): Frame[] {
  const s = statementAt(f);
  const list = (statements: readonly Statement[], path: string, linePath = path): Frame => ({
    ...f,
    statements,
    index: 0,
    path: `${pathAt(f)}${path}`,
    linePath: `${linePathAt(f)}${linePath}`,
    outer: after(f),
  });
  switch (s.kind) {
    case 'op':
    case 'goto':
      return [];
    case 'struck':
      return [{ ...list(s.body, ''), struck: true }];
    case 'phase':
      return [{ ...list(s.body, ''), phase: s.phase }];
    case 'entry':
      return [list(s.body, '')];
    case 'interruptible':
      return [{ ...list(s.body, ''), pending: s.pending }];
    case 'call':
      return [{ ...list(s.callee.body, `>${s.callee.name}`), linePath: s.callee.name }];
    case 'branch':
      return [list(s.then, '/then'), list(s.otherwise, '/otherwise')];
    case 'loop':
      return s.rounds.map((round, i) => list(round, `/round${String(i)}`, '/round'));
  }
}

/** Every statement of a list, and of those inside, in the order of the listing. */
export function allFrames(f: Frame): Frame[] {
  return f.statements.flatMap((_, index) => {
    const here = { ...f, index };
    return [here, ...inside(here).flatMap(allFrames)];
  });
}

/** Ids of all lines, by line path: each line once, however often it is inlined. */
export function lineIds(frames: readonly Frame[]): Map<string, string> {
  const ids = new Map<string, string>();
  const counts = new Map<string, number>();
  const name = (path: string, label: string, given?: string) => {
    if (ids.has(path)) return;
    const base = `${path.replace(/\/.*/, '')}:${given ?? label}`;
    const count = (counts.get(base) ?? 0) + 1;
    counts.set(base, count);
    ids.set(path, count === 1 ? base : `${base}#${String(count)}`);
  };
  for (const f of frames) {
    const s = statementAt(f);
    const path = linePathAt(f);
    if (f.index === 0 && f.linePath.endsWith('/otherwise')) {
      const branch = f.outer?.statements[f.outer.index - 1];
      const given = branch?.kind === 'branch' ? branch.between.name : undefined;
      name(`${f.linePath}:else`, 'control', given);
    }
    if (s.kind === 'op') name(path, s.label || (s.guard === null ? 'op' : 'wait'), s.name);
    else if (s.kind === 'call') name(path, s.label || 'call', s.name);
    else if (!isGroup(s)) name(path, 'control', s.name);
  }
  return ids;
}
