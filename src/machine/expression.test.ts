import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evaluate } from '../testing/machine/evaluate.ts';
import { anyExpression, anyValues, worldOf } from '../testing/machine/random-expression.ts';
import { shared } from '../testing/machine/small-program.ts';
import { runs } from '../testing/runs.ts';
import {
  all,
  any,
  applyBinary,
  binary,
  both,
  cellsOf,
  differs,
  equal,
  less,
  minus,
  more,
  not,
  place,
  placesOf,
  plus,
  term,
  type BinaryOperator,
  type Expression,
} from './expression.ts';

const flag = shared('flag');
const small = shared('small', { min: -3, max: 4 });
const wide = shared('wide', { max: 1000 });
const high = shared('high', { min: 1, max: 3, initial: 1 });
const around = shared('around', { min: -1, max: 1 });
const cells = [flag, small, wide, high, around];

/** The same expression put together by the builder. */
function rebuilt(e: Expression): Expression {
  if (e.kind === 'not') return not(rebuilt(e.of));
  if (e.kind === 'binary') return binary(e.operator, rebuilt(e.left), rebuilt(e.right));
  return e;
}

describe('the builder', () => {
  it('folds without changing the value', () => {
    fc.assert(
      fc.property(anyExpression(cells), anyValues(cells), (e, values) => {
        expect(evaluate(rebuilt(e), worldOf(values))).toBe(evaluate(e, worldOf(values)));
      }),
      { numRuns: runs(300) },
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
      fc.property(anyExpression(cells), (e) => !holdsConstant(rebuilt(e))),
      { numRuns: runs(300) },
    );
  });

  it.each<[string, () => Expression[]]>([
    ['a flag is its own truth', () => [both(true, flag), term(flag)]],
    ['so is a comparison', () => [both(equal(wide, 3), true), equal(wide, 3)]],
    ['so is a negation', () => [any(false, not(wide)), not(wide)]],
    ['so is a place', () => [all(place(0, 'rest')), place(0, 'rest')]],
    ['a number is compared with 0', () => [both(1, wide), differs(wide, 0)]],
    ['so is a number below 0', () => [any(small, 0), differs(small, 0)]],
    ['so is a sum', () => [both(plus(flag, flag), 7), differs(plus(flag, flag), 0)]],
    ['so is a difference', () => [both(7, minus(flag, flag)), differs(minus(flag, flag), 0)]],
    ['so is a number that starts above 0', () => [all(high), differs(high, 0)]],
    ['so is a number around 0', () => [all(around), differs(around, 0)]],
    ['something and nothing is nothing', () => [both(wide, 0), term(0)]],
    ['nothing and something is nothing', () => [both(0, wide), term(0)]],
    ['something or anything is something', () => [any(wide, -2), term(1)]],
    ['anything or something is something', () => [any(5, wide), term(1)]],
    ['all of nothing holds', () => [all(), term(1)]],
    ['any of nothing does not', () => [any(), term(0)]],
    ['not of a number', () => [not(3), term(0)]],
    ['not of 0', () => [not(false), term(1)]],
    ['true is 1', () => [term(true), term(1)]],
  ])('%s', (_, both) => {
    const [built, expected] = both();
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
    ['!=', 3, 2, 1],
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

describe('what an expression reads', () => {
  const mixed = () => {
    const inner = not(both(flag, more(wide, small)));
    return any(inner, equal(plus(small, 1), flag), place(3, 'rest'), not(place(1, 'rest')));
  };

  it('are its cells, each named once', () => {
    expect([...cellsOf(mixed())]).toEqual([flag, wide, small]);
  });

  it('are the questions where threads stand', () => {
    const guest = place(3, { phase: 'guest' });
    expect(placesOf(both(mixed(), guest))).toEqual([place(3, 'rest'), place(1, 'rest'), guest]);
  });
});
