/** Cells that have one certain value wherever a guard holds. */
import type { Cell } from '../../../machine/cell.ts';
import type { Expression } from '../../../machine/expression.ts';
import { isFlag } from './conditions.ts';

export type Pins = ReadonlyMap<Cell, number>;

/** null when the expressions can never hold together. */
export function pinsOf(...together: (readonly Expression[])[]): Pins | null {
  const pins = new Map<Cell, number>();
  for (const e of together.flat()) {
    const pin = pinOf(e);
    if (pin === null) continue;
    const [cell, value] = pin;
    const before = pins.get(cell) ?? value;
    if (before !== value || value < cell.min || value > cell.max) return null;
    pins.set(cell, value);
  }
  return pins;
}

function pinOf(e: Expression): readonly [Cell, number] | null {
  if (e.kind === 'cell') return isFlag(e.cell) ? [e.cell, 1] : null;
  if (e.kind === 'not') {
    if (e.of.kind === 'cell') return [e.of.cell, 0];
    return e.of.kind === 'binary' && e.of.operator === '!=' ? sides(e.of) : null;
  }
  return e.kind === 'binary' && e.operator === '==' ? sides(e) : null;
}

function sides({
  left,
  right,
}: Extract<Expression, { kind: 'binary' }>): readonly [Cell, number] | null {
  return left.kind === 'cell' && right.kind === 'constant' ? [left.cell, right.value] : null;
}
