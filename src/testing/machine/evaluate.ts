/** Expressions evaluated as they stand, over whatever knows the cells and where threads are. */
import type { Cell } from '../../machine/cell.ts';
import { term, type Term } from '../../machine/expression.ts';
import type { Op } from '../../machine/statement.ts';

/** Where a thread stands. */
export interface Point {
  readonly op: Op;
  readonly line: string;
  readonly phase: string;
  /** The function, and those that have called it. */
  readonly functions: readonly string[];
  /** An interrupt that is taken before anything else happens; null where none can be. */
  readonly pending: Term | null;
}

export interface World {
  value(cell: Cell): number;
  point(thread: number): Point;
}

export function evaluate(of: Term, world: World): number {
  const e = term(of);
  switch (e.kind) {
    case 'constant':
      return e.value;
    case 'cell':
      return world.value(e.cell);
    case 'not':
      return Number(evaluate(e.of, world) === 0);
    case 'place': {
      const { op, line, phase, functions, pending } = world.point(e.thread);
      if (e.where === 'rest') return Number(op.options.rest === true);
      if (e.where === 'interruptible') return Number(op.options.rest === true || pending !== null);
      if ('instruction' in e.where) throw new Error('only the assembler knows instructions');
      if ('function' in e.where) return Number(functions.includes(e.where.function));
      return Number('line' in e.where ? line === e.where.line : phase === e.where.phase);
    }
    case 'binary': {
      const a = evaluate(e.left, world);
      const b = evaluate(e.right, world);
      const results: Record<typeof e.operator, number | boolean> = {
        '==': a === b,
        '!=': a !== b,
        '<': a < b,
        '>': a > b,
        '&&': a !== 0 && b !== 0,
        '||': a !== 0 || b !== 0,
        '+': a + b,
        '-': a - b,
      };
      return Number(results[e.operator]);
    }
  }
}
