/** Questions as somebody would write them, and any condition of a machine. */
import * as fc from 'fast-check';
import type { AssembledMachine } from '../../machine/assemble.ts';
import {
  COMPARISONS,
  ENDS,
  SEVERAL,
  type Condition,
  type Value,
  type Where,
} from '../../explorer/questions/question.ts';

/** The condition in words, every part of it in brackets. */
export function textOf(of: Condition): string {
  switch (of.kind) {
    case 'and':
    case 'or':
      return `(${textOf(of.left)} ${of.kind} ${textOf(of.right)})`;
    case 'not':
      return `not ${textOf(of.of)}`;
    case 'compare':
      return `(${valueText(of.left)} ${of.operator} ${valueText(of.right)})`;
    case 'place':
      return `${of.thread} ${whereText(of.where)}`;
    case 'event':
    case 'invariant':
      return `${of.kind} "${of.id}"`;
    case 'end':
      return of.how;
  }
}

const valueText = (value: Value): string =>
  value.kind === 'number' ? String(value.value) : `cell "${value.id}"`.replace('cell ', '');

function whereText(where: Where): string {
  if (where === 'rest') return 'at rest';
  if ('line' in where) return `at ${where.line}`;
  return 'phase' in where ? `in phase ${where.phase}` : `in ${where.function}`;
}

/** Any condition over what the machine has. */
export function anyCondition({ given, code }: AssembledMachine): fc.Arbitrary<Condition> {
  const lines = [...new Set(code.instructions.map(({ line }) => code.lines[line]?.id ?? ''))];
  const anyThread = fc.constantFrom(...SEVERAL, ...given.threads.map(({ id }) => id));
  const anyWhere: fc.Arbitrary<Where> = fc.oneof(
    fc.constant<Where>('rest'),
    fc.constantFrom(...lines).map((line) => ({ line })),
    fc.constantFrom(...code.functions.map(({ name }) => name)).map((name) => ({ function: name })),
    fc.constantFrom(...given.phases).map((phase) => ({ phase })),
  );
  const anyCell = fc.constantFrom(...given.cells);
  const { condition } = fc.letrec<{ condition: Condition }>((tie) => ({
    condition: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      {
        weight: 3,
        arbitrary: fc
          .tuple(anyCell, fc.constantFrom(...COMPARISONS), fc.nat(), fc.option(anyCell))
          .map(([cell, operator, value, other]): Condition => {
            const number = cell.min + (value % (cell.max - cell.min + 1));
            return {
              kind: 'compare',
              operator,
              left: { kind: 'cell', id: cell.id },
              right:
                other !== null && value % 3 === 0
                  ? { kind: 'cell', id: other.id }
                  : { kind: 'number', value: number },
            };
          }),
      },
      {
        weight: 2,
        arbitrary: fc.record({
          kind: fc.constant('place' as const),
          thread: anyThread,
          where: anyWhere,
        }),
      },
      {
        weight: 2,
        arbitrary: fc.constantFrom<Condition>(
          ...given.events.map((id) => ({ kind: 'event', id }) as const),
          ...given.invariants.map(({ id }) => ({ kind: 'invariant', id }) as const),
          ...ENDS.map((how) => ({ kind: 'end', how }) as const),
        ),
      },
      {
        weight: 2,
        arbitrary: fc
          .tuple(fc.constantFrom('and', 'or'), tie('condition'), tie('condition'))
          .map(([kind, left, right]): Condition => ({ kind, left, right })),
      },
      {
        weight: 1,
        arbitrary: tie('condition').map((of): Condition => ({ kind: 'not', of })),
      },
    ),
  }));
  return condition;
}
