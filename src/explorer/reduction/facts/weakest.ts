/** Conditions of which it only matters whether one of them holds. */
import { operandsOf } from '../../../machine/compile.ts';
import type { Expression } from '../../../machine/expression.ts';
import { keyOf } from './conditions.ts';

/** One of these holds wherever one of all does: without those that ask for all that another one asks for. */
export function weakest(expressions: readonly Expression[]): Expression[] {
  const all = expressions.map((e) => ({ e, parts: new Set(operandsOf(e, '&&').map(keyOf)) }));
  const kept = all.filter(({ parts }, i) =>
    all.every((other, j) => {
      const asksLess = other.parts.size < parts.size || (other.parts.size === parts.size && j < i);
      return !asksLess || [...other.parts].some((part) => !parts.has(part));
    }),
  );
  return kept.map(({ e }) => e);
}
