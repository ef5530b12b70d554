/** Random expressions over given cells, and values for these, for fast-check. */
import * as fc from 'fast-check';
import type { Cell } from '../../machine/cell.ts';
import { term, type BinaryOperator, type Expression } from '../../machine/expression.ts';
import type { World } from './evaluate.ts';

export const OPERATORS: readonly BinaryOperator[] = ['==', '!=', '<', '>', '&&', '||', '+', '-'];

/** As written down: the builder's folding has not been at it. */
export function anyExpression(cells: readonly Cell[]): fc.Arbitrary<Expression> {
  const { expression } = fc.letrec<{ expression: Expression }>((tie) => ({
    expression: fc.oneof(
      { depthSize: 'medium', withCrossShrink: true },
      fc.integer({ min: -20, max: 20 }).map(term),
      fc.constantFrom(...cells).map(term),
      // What guards and invariants are made of: a cell that has one of its values.
      fc
        .tuple(fc.constantFrom<BinaryOperator>('==', '!='), fc.constantFrom(...cells), fc.nat())
        .map(([operator, c, n]) => raw(operator, term(c), term(c.min + (n % (c.max - c.min + 1))))),
      tie('expression').map((of) => ({ kind: 'not' as const, of })),
      fc
        .tuple(fc.constantFrom(...OPERATORS, '&&', '||'), tie('expression'), tie('expression'))
        .map(([operator, left, right]) => raw(operator, left, right)),
    ),
  }));
  return expression;
}

export function raw(operator: BinaryOperator, left: Expression, right: Expression): Expression {
  return { kind: 'binary', operator, left, right };
}

export function anyValues(cells: readonly Cell[]): fc.Arbitrary<ReadonlyMap<Cell, number>> {
  return fc
    .tuple(...cells.map((c) => fc.integer({ min: c.min, max: c.max })))
    .map((values) => new Map(cells.map((c, i) => [c, values[i] ?? c.min])));
}

/** A world of these values, in which nobody stands anywhere. */
export function worldOf(values: ReadonlyMap<Cell, number>): World {
  return {
    value: (c) => values.get(c) ?? NaN,
    point: () => {
      throw new Error('nobody stands anywhere');
    },
  };
}
