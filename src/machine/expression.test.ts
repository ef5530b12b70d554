import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evaluate, type World } from '../testing/machine/evaluate.ts';
import { shared } from '../testing/machine/small-program.ts';
import { layOut, write, type Cell } from './cell.ts';
import {
  all,
  any,
  applyBinary,
  binary,
  both,
  cellsOf,
  compile,
  differs,
  equal,
  less,
  minus,
  more,
  not,
  place,
  plus,
  term,
  type BinaryOperator,
  type Expression,
  type Places,
} from './expression.ts';

const flag = shared('flag');
const small = shared('small', { min: -3, max: 4 });
const wide = shared('wide', { max: 1000 });
const padding = shared('padding', { max: 0x7fff });
/** The last four bits of a word, where a shifted constant may fall off the end. */
const top = shared('top', { max: 12 });
const cells = [flag, small, wide, padding, top, shared('next', { min: 1, max: 3, initial: 1 })];
const layout = layOut(cells);

const nowhere: Places = {
  at: () => 0,
  accepts: () => new Uint8Array(1),
};

const OPERATORS: BinaryOperator[] = ['==', '!=', '<', '>', '&&', '||', '+', '-'];

const anyValues = fc
  .tuple(...cells.map((c) => fc.integer({ min: c.min, max: c.max })))
  .map((values) => new Map(cells.map((c, i) => [c, values[i]!])));

/** As written down, without the builder's folding. */
const { anyExpression } = fc.letrec<{ anyExpression: Expression }>((tie) => ({
  anyExpression: fc.oneof(
    { depthSize: 'medium', withCrossShrink: true },
    fc.integer({ min: -20, max: 20 }).map(term),
    fc.constantFrom(...cells).map(term),
    tie('anyExpression').map((of) => ({ kind: 'not' as const, of })),
    fc
      .tuple(fc.constantFrom(...OPERATORS), tie('anyExpression'), tie('anyExpression'))
      .map(([operator, left, right]) => ({ kind: 'binary' as const, operator, left, right })),
  ),
}));

/** The same expression put together by the builder. */
function rebuilt(e: Expression): Expression {
  if (e.kind === 'not') return not(rebuilt(e.of));
  if (e.kind === 'binary') return binary(e.operator, rebuilt(e.left), rebuilt(e.right));
  return e;
}

function worldOf(values: ReadonlyMap<Cell, number>): World {
  return {
    value: (c) => values.get(c)!,
    point: () => {
      throw new Error('nobody stands anywhere');
    },
  };
}

function run(e: Expression, values: ReadonlyMap<Cell, number>): number {
  const state = new Int32Array(layout.words);
  for (const [c, value] of values) write(state, layout.slot(c), value);
  return compile(e, layout, nowhere)(state);
}

describe('a compiled expression', () => {
  it('means what it says', () => {
    fc.assert(
      fc.property(anyExpression, anyValues, (e, values) => {
        expect(run(e, values)).toBe(evaluate(e, worldOf(values)));
      }),
      { numRuns: 300 },
    );
  });

  it('compares every cell with every constant in and out of its range', () => {
    const wrong: unknown[] = [];
    for (const c of [flag, small, top])
      for (const operator of OPERATORS)
        for (let constant = c.min - 70; constant <= c.max + 70; constant++)
          for (const value of [c.min, c.min + 1, c.max]) {
            const e: Expression = {
              kind: 'binary',
              operator,
              left: term(c),
              right: term(constant),
            };
            const reversed: Expression = { ...e, left: e.right, right: e.left };
            const values = new Map<Cell, number>([[c, value]]);
            for (const x of [e, reversed])
              if (run(x, values) !== evaluate(x, worldOf(values))) wrong.push([x, value]);
          }
    expect(wrong).toEqual([]);
  });

  it('compares in place without disturbing the neighbours', () => {
    const values = new Map<Cell, number>(cells.map((c) => [c, c.max]));
    expect(run(equal(wide, 1000), values)).toBe(1);
    expect(run(equal(wide, 999), values)).toBe(0);
    expect(run(differs(wide, 1000), values)).toBe(0);
    expect(run(differs(small, 1000), values)).toBe(1);
  });

  it('asks where a thread stands', () => {
    const where = { phase: 'guest' };
    const asked: unknown[] = [];
    const places: Places = {
      at: (state, thread) => state[thread]!,
      accepts: (of) => {
        asked.push(of);
        return Uint8Array.of(0, 0, 1);
      },
    };
    const stands = compile(place(1, where), layout, places);
    expect(asked).toEqual([where]);
    expect(stands(Int32Array.of(0, 2))).toBe(1);
    expect(stands(Int32Array.of(2, 1))).toBe(0);
  });
});

describe('the builder', () => {
  it('folds without changing the value, up to truth where only truth counts', () => {
    fc.assert(
      fc.property(anyExpression, anyValues, (e, values) => {
        expect(run(rebuilt(e), values)).toBe(evaluate(e, worldOf(values)));
      }),
      { numRuns: 300 },
    );
  });

  it('leaves no constant operand in && and ||, and no expression of constants', () => {
    const holdsConstant = (e: Expression): boolean => {
      if (e.kind === 'not') return e.of.kind === 'constant' || holdsConstant(e.of);
      if (e.kind !== 'binary') return false;
      const constants = [e.left, e.right].filter((x) => x.kind === 'constant').length;
      const logic = e.operator === '&&' || e.operator === '||';
      return constants > (logic ? 0 : 1) || holdsConstant(e.left) || holdsConstant(e.right);
    };
    fc.assert(
      fc.property(anyExpression, (e) => !holdsConstant(rebuilt(e))),
      { numRuns: 300 },
    );
  });

  it.each<[string, Expression, Expression]>([
    ['a flag is its own truth', both(true, flag), term(flag)],
    ['so is a comparison', both(equal(wide, 3), true), equal(wide, 3)],
    ['so is a negation', any(false, not(wide)), not(wide)],
    ['so is a place', all(place(0, 'rest')), place(0, 'rest')],
    ['a number is compared with 0', both(1, wide), differs(wide, 0)],
    ['so is a number below 0', any(small, 0), differs(small, 0)],
    ['so is a sum', both(plus(flag, flag), 7), differs(plus(flag, flag), 0)],
    ['so is a difference', both(7, minus(flag, flag)), differs(minus(flag, flag), 0)],
    ['so is a number that starts above 0', all(cells[5]!), differs(cells[5]!, 0)],
    ['nothing and something is nothing', both(wide, 0), term(0)],
    ['something or anything is something', any(wide, -2), term(1)],
    ['anything or something is something', any(5, wide), term(1)],
    ['all of nothing holds', all(), term(1)],
    ['any of nothing does not', any(), term(0)],
    ['not of a number', not(3), term(0)],
    ['not of 0', not(false), term(1)],
    ['true is 1', term(true), term(1)],
  ])('%s', (_, built, expected) => {
    expect(built).toEqual(expected);
  });

  it('has a name for every comparison', () => {
    const shape = (operator: BinaryOperator) => ({
      kind: 'binary',
      operator,
      left: term(wide),
      right: term(2),
    });
    expect([equal, differs, less, more, plus, minus].map((f) => f(wide, 2))).toEqual(
      (['==', '!=', '<', '>', '+', '-'] as const).map(shape),
    );
    expect(all(wide, flag, small)).toMatchObject({ operator: '&&', right: { cell: small } });
  });
});

describe('operators on numbers', () => {
  it.each<[BinaryOperator, number, number, number]>([
    ['==', 2, 2, 1],
    ['==', 2, 3, 0],
    ['!=', 2, 2, 0],
    ['!=', 2, 3, 1],
    ['<', 2, 3, 1],
    ['<', 2, 2, 0],
    ['>', 3, 2, 1],
    ['>', 2, 2, 0],
    ['&&', -1, 5, 1],
    ['&&', 0, 5, 0],
    ['&&', 5, 0, 0],
    ['||', 0, -5, 1],
    ['||', -5, 0, 1],
    ['||', 0, 0, 0],
    ['+', 2, 3, 5],
    ['-', 2, 3, -1],
  ])('%s of %i and %i', (operator, a, b, result) => {
    expect(applyBinary(operator, a, b)).toBe(result);
  });
});

describe('the cells of an expression', () => {
  it('are each named once, wherever they stand', () => {
    const e = any(
      not(both(flag, more(wide, small))),
      equal(plus(small, 1), flag),
      place(0, 'rest'),
    );
    expect([...cellsOf(e)]).toEqual([flag, wide, small]);
  });
});
