/**
 * Expressions compiled to closures over a packed state. Comparisons of a cell with a constant are made
 * in place, and those of one word that stand in one `&&` or `||` are made together.
 */
import type { Cell, Layout } from './cell.ts';
import {
  not,
  simplify,
  type BinaryOperator,
  type Expression,
  type PlaceTest,
} from './expression.ts';

export type Evaluate = (state: Int32Array) => number;

/** Where threads stand, for `place` expressions. */
export interface Places {
  /** By thread: the cell that holds its instruction. */
  readonly cells: readonly Cell[];
  /** One entry an instruction, 1 where `where` accepts it. */
  accepts(where: PlaceTest): Uint8Array;
}

/** Holds when `(state[word] & mask) === bits`, or when it does not. */
interface Test {
  readonly word: number;
  readonly mask: number;
  readonly bits: number;
  /** Always true of a single bit. */
  readonly equal: boolean;
}

export function compile(e: Expression, layout: Layout, places: Places): Evaluate {
  return compileSimple(simplify(e, layout.constants), layout, places);
}

/** A guard: one comparison, which is all that most need, and whatever else must hold. */
export interface Guard {
  /** Holds when `(state[word] & mask) === bits`. */
  readonly test: { readonly word: number; readonly mask: number; readonly bits: number };
  /** Asked when the test holds; null for nothing. */
  readonly rest: Evaluate | null;
}

const ALWAYS: Guard = { test: { word: 0, mask: 0, bits: 0 }, rest: null };
export const NEVER: Guard = { test: { word: 0, mask: 0, bits: 1 }, rest: null };

export function compileGuard(of: Expression, layout: Layout, places: Places): Guard {
  const e = simplify(of, layout.constants);
  if (e.kind === 'constant') return e.value === 0 ? NEVER : ALWAYS;
  const [tests, others] = part(operandsOf(e, '&&'), (one) => testOf(one, layout));
  const merged = merge(tests);
  if (merged === null) return NEVER;
  const [test = ALWAYS.test, ...more] = merged;
  const rest = [
    ...more.map(compileTest),
    ...others.map((one) => compileSimple(one, layout, places)),
  ];
  return { test, rest: rest.length === 0 ? null : all(rest) };
}

function compileSimple(e: Expression, layout: Layout, places: Places): Evaluate {
  const isNumber = e.kind === 'cell' && !isFlag(e.cell);
  const test = isNumber ? null : testOf(e, layout);
  if (test !== null) return compileTest(test);
  switch (e.kind) {
    case 'constant': {
      const { value } = e;
      return () => value;
    }
    case 'cell':
      return compileCell(e.cell, layout);
    case 'not': {
      const factors = operandsOf(e, '&&');
      if (factors.length > 1) return compileAll(factors, layout, places);
      const alternatives = operandsOf(e, '||');
      if (alternatives.length > 1) return compileAny(alternatives, layout, places);
      const of = compileSimple(e.of, layout, places);
      return (s) => (of(s) === 0 ? 1 : 0);
    }
    case 'place': {
      const accepted = places.accepts(e.where);
      const { word, shift, mask } = layout.slot(places.cells[e.thread]!);
      return (s) => accepted[(s[word]! >>> shift) & mask]!;
    }
    case 'binary': {
      if (e.operator === '&&') return compileAll(operandsOf(e, '&&'), layout, places);
      if (e.operator === '||') return compileAny(operandsOf(e, '||'), layout, places);
      const a = compileSimple(e.left, layout, places);
      const b = compileSimple(e.right, layout, places);
      return compileBinary(e.operator, a, b);
    }
  }
}

function compileCell(cell: Cell, layout: Layout): Evaluate {
  const { word, shift, mask, min } = layout.slot(cell);
  if (min === 0) return (s) => (s[word]! >>> shift) & mask;
  return (s) => ((s[word]! >>> shift) & mask) + min;
}

function compileBinary(
  operator: Exclude<BinaryOperator, '&&' | '||'>,
  a: Evaluate,
  b: Evaluate,
): Evaluate {
  switch (operator) {
    case '==':
      return (s) => (a(s) === b(s) ? 1 : 0);
    case '!=':
      return (s) => (a(s) !== b(s) ? 1 : 0);
    case '<':
      return (s) => (a(s) < b(s) ? 1 : 0);
    case '>':
      return (s) => (a(s) > b(s) ? 1 : 0);
    case '+':
      return (s) => a(s) + b(s);
    case '-':
      return (s) => a(s) - b(s);
  }
}

const DUAL = { '&&': '||', '||': '&&' } as const;

/** What `operator` joins in the end: nested ones are opened, and `!(a || b)` is `!a && !b`. */
export function operandsOf(e: Expression, operator: '&&' | '||', negated = false): Expression[] {
  if (e.kind === 'not') return operandsOf(e.of, operator, !negated);
  if (e.kind === 'binary' && e.operator === (negated ? DUAL[operator] : operator))
    return [...operandsOf(e.left, operator, negated), ...operandsOf(e.right, operator, negated)];
  return [negated ? not(e) : e];
}

function compileAll(factors: readonly Expression[], layout: Layout, places: Places): Evaluate {
  const [tests, others] = part(factors, (e) => testOf(e, layout));
  const merged = merge(tests);
  if (merged === null) return () => 0;
  return all([...merged.map(compileTest), ...others.map((e) => compileSimple(e, layout, places))]);
}

/** Not one of them fails only when their opposites all hold. */
function compileAny(alternatives: readonly Expression[], layout: Layout, places: Places): Evaluate {
  const [tests, others] = part(alternatives, (e) => opposite(testOf(e, layout)));
  const merged = merge(tests);
  if (merged === null) return () => 1;
  const failures = merged.map((test) => compileTest({ ...test, equal: false }));
  return any([...failures, ...others.map((e) => compileSimple(e, layout, places))]);
}

/** Those that can be merged as tests for equal bits, and the others. */
function part(
  operands: readonly Expression[],
  asTest: (e: Expression) => Test | null,
): [Test[], Expression[]] {
  const tests: Test[] = [];
  const others: Expression[] = [];
  for (const e of operands) {
    const test = asTest(e);
    if (test?.equal === true) tests.push(test);
    else others.push(e);
  }
  return [tests, others];
}

/** Whether the expression is not 0, as a test of one cell's bits; null when it takes more. */
function testOf(e: Expression, layout: Layout): Test | null {
  if (e.kind === 'cell') return opposite(cellIs(e.cell, 0, layout));
  if (e.kind === 'not') return opposite(testOf(e.of, layout));
  if (e.kind !== 'binary' || e.left.kind !== 'cell' || e.right.kind !== 'constant') return null;
  const test = cellIs(e.left.cell, e.right.value, layout);
  if (e.operator === '==') return test;
  return e.operator === '!=' ? opposite(test) : null;
}

const isFlag = ({ min, max }: Cell): boolean => min === 0 && max === 1;

/** null when the cell has no such value. */
function cellIs(cell: Cell, value: number, layout: Layout): Test | null {
  const { word, shift, mask, min } = layout.slot(cell);
  if (value < min || value - min > mask) return null;
  return { word, mask: mask << shift, bits: (value - min) << shift, equal: true };
}

function opposite(test: Test | null): Test | null {
  if (test === null) return null;
  const { mask, bits } = test;
  const isSingleBit = (mask & (mask - 1)) === 0;
  return isSingleBit ? { ...test, bits: bits ^ mask } : { ...test, equal: !test.equal };
}

/** One test a word; null when they contradict each other. */
function merge(tests: readonly Test[]): Test[] | null {
  const byWord = new Map<number, Test>();
  for (const test of tests) {
    const { word, mask, bits } = test;
    const known = byWord.get(word);
    if (known === undefined) byWord.set(word, test);
    else if (((known.bits ^ bits) & known.mask & mask) !== 0) return null;
    else byWord.set(word, { ...test, mask: known.mask | mask, bits: known.bits | bits });
  }
  return [...byWord.values()];
}

function compileTest({ word, mask, bits, equal }: Test): Evaluate {
  if (equal) return (s) => ((s[word]! & mask) === bits ? 1 : 0);
  return (s) => ((s[word]! & mask) === bits ? 0 : 1);
}

function all(of: readonly Evaluate[]): Evaluate {
  const [a, b, c] = of as [Evaluate, ...Evaluate[]];
  if (b === undefined) return a;
  if (c === undefined) return (s) => (a(s) !== 0 && b(s) !== 0 ? 1 : 0);
  if (of.length === 3) return (s) => (a(s) !== 0 && b(s) !== 0 && c(s) !== 0 ? 1 : 0);
  return (s) => {
    for (let i = 0; i < of.length; i++) if (of[i]!(s) === 0) return 0;
    return 1;
  };
}

function any(of: readonly Evaluate[]): Evaluate {
  const [a, b, c] = of as [Evaluate, ...Evaluate[]];
  if (b === undefined) return a;
  if (c === undefined) return (s) => (a(s) !== 0 || b(s) !== 0 ? 1 : 0);
  if (of.length === 3) return (s) => (a(s) !== 0 || b(s) !== 0 || c(s) !== 0 ? 1 : 0);
  return (s) => {
    for (let i = 0; i < of.length; i++) if (of[i]!(s) !== 0) return 1;
    return 0;
  };
}
