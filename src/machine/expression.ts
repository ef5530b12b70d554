/**
 * Expressions over cells, as data: simulator, explorer and exports read the same ones. Values are
 * small integers; comparisons and logic give 0 or 1. `place` asks where a thread stands.
 */
import type { Cell } from './cell.ts';

export type BinaryOperator = '==' | '!=' | '<' | '>' | '&&' | '||' | '+' | '-';

export type Expression =
  | { readonly kind: 'constant'; readonly value: number }
  | { readonly kind: 'cell'; readonly cell: Cell }
  | { readonly kind: 'not'; readonly of: Expression }
  | {
      readonly kind: 'binary';
      readonly operator: BinaryOperator;
      readonly left: Expression;
      readonly right: Expression;
    }
  | PlaceExpression;

/** 1 when thread `thread` stands at an instruction that `where` accepts. */
export interface PlaceExpression {
  readonly kind: 'place';
  readonly thread: number;
  readonly where: PlaceTest;
}

/** A set of instructions, known once the program is assembled; of a function also what it calls. */
export type PlaceTest =
  | 'rest'
  | 'interruptible'
  | { readonly phase: string }
  | { readonly line: string }
  | { readonly function: string }
  | { readonly instruction: number };

/** What a model writes where an expression is wanted. */
export type Term = Expression | Cell | number | boolean;

export function term(from: Term): Expression {
  if (typeof from === 'number') return { kind: 'constant', value: from };
  if (typeof from === 'boolean') return { kind: 'constant', value: from ? 1 : 0 };
  return 'kind' in from ? from : { kind: 'cell', cell: from };
}

export function binary(operator: BinaryOperator, left: Term, right: Term): Expression {
  const l = term(left);
  const r = term(right);
  const known = (e: Expression) => (e.kind === 'constant' ? e.value : undefined);
  const a = known(l);
  const b = known(r);
  if (a !== undefined && b !== undefined) return term(applyBinary(operator, a, b));
  if (operator === '&&') {
    if (a === 0 || b === 0) return term(0);
    if (a !== undefined) return truth(r);
    if (b !== undefined) return truth(l);
  }
  if (operator === '||') {
    if ((a ?? 0) !== 0 || (b ?? 0) !== 0) return term(1);
    if (a !== undefined) return truth(r);
    if (b !== undefined) return truth(l);
  }
  return { kind: 'binary', operator, left: l, right: r };
}

/** The expression as 0 or 1. */
function truth(e: Expression): Expression {
  const logical =
    e.kind === 'not' ||
    e.kind === 'place' ||
    (e.kind === 'binary' && e.operator !== '+' && e.operator !== '-') ||
    (e.kind === 'cell' && e.cell.min === 0 && e.cell.max === 1);
  return logical ? e : { kind: 'binary', operator: '!=', left: e, right: term(0) };
}

export const equal = (a: Term, b: Term): Expression => binary('==', a, b);
export const differs = (a: Term, b: Term): Expression => binary('!=', a, b);
export const less = (a: Term, b: Term): Expression => binary('<', a, b);
export const more = (a: Term, b: Term): Expression => binary('>', a, b);
export const plus = (a: Term, b: Term): Expression => binary('+', a, b);
export const minus = (a: Term, b: Term): Expression => binary('-', a, b);
export const both = (a: Term, b: Term): Expression => binary('&&', a, b);
export const all = (...of: readonly Term[]): Expression => of.map(term).reduce(both, term(1));
export const any = (...of: readonly Term[]): Expression =>
  of.map(term).reduce((a, b) => binary('||', a, b), term(0));

export function not(of: Term): Expression {
  const e = term(of);
  return e.kind === 'constant' ? term(e.value === 0) : { kind: 'not', of: e };
}

export function place(thread: number, where: PlaceTest): Expression {
  return { kind: 'place', thread, where };
}

export function applyBinary(operator: BinaryOperator, a: number, b: number): number {
  switch (operator) {
    case '==':
      return a === b ? 1 : 0;
    case '!=':
      return a !== b ? 1 : 0;
    case '<':
      return a < b ? 1 : 0;
    case '>':
      return a > b ? 1 : 0;
    case '&&':
      return a !== 0 && b !== 0 ? 1 : 0;
    case '||':
      return a !== 0 || b !== 0 ? 1 : 0;
    case '+':
      return a + b;
    case '-':
      return a - b;
  }
}

/** Cells that the expression reads, each once. */
export function cellsOf(e: Expression, into: Set<Cell> = new Set()): Set<Cell> {
  if (e.kind === 'cell') into.add(e.cell);
  if (e.kind === 'not') cellsOf(e.of, into);
  if (e.kind === 'binary') {
    cellsOf(e.left, into);
    cellsOf(e.right, into);
  }
  return into;
}

/** Questions that the expression asks about where threads stand. */
export function placesOf(e: Expression): PlaceExpression[] {
  if (e.kind === 'place') return [e];
  if (e.kind === 'not') return placesOf(e.of);
  return e.kind === 'binary' ? [...placesOf(e.left), ...placesOf(e.right)] : [];
}

/** The expression with the values of `constant` cells in place of the cells. */
export function simplify(e: Expression, constant: ReadonlySet<Cell>): Expression {
  switch (e.kind) {
    case 'constant':
    case 'place':
      return e;
    case 'cell':
      return constant.has(e.cell) ? term(e.cell.initial) : e;
    case 'not':
      return not(simplify(e.of, constant));
    case 'binary':
      return binary(e.operator, simplify(e.left, constant), simplify(e.right, constant));
  }
}
