/** Putting what is known into an expression: cells whose value is certain, places of threads. */
import type { Cell } from '../../../machine/cell.ts';
import { binary, not, term, type Expression, type PlaceTest } from '../../../machine/expression.ts';

/** undefined where nothing is known. */
export interface Known {
  cell(cell: Cell): number | undefined;
  place(thread: number, where: PlaceTest): boolean | undefined;
}

export function withKnown(e: Expression, known: Known): Expression {
  switch (e.kind) {
    case 'constant':
      return e;
    case 'cell': {
      const value = known.cell(e.cell);
      return value === undefined ? e : term(value);
    }
    case 'place': {
      const is = known.place(e.thread, e.where);
      return is === undefined ? e : term(is);
    }
    case 'not':
      return not(withKnown(e.of, known));
    case 'binary':
      return binary(e.operator, withKnown(e.left, known), withKnown(e.right, known));
  }
}
