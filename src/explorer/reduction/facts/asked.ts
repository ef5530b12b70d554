/** What expressions ask for. */
import type { AssembledMachine } from '../../../machine/assemble.ts';
import type { Cell } from '../../../machine/cell.ts';
import { cellsOf, placesOf, type Expression } from '../../../machine/expression.ts';

/** Cells that they read, places among them, but for constants. */
export function cellsAsked(
  { layout, places }: AssembledMachine,
  expressions: readonly Expression[],
): Set<Cell> {
  const cells = new Set<Cell>();
  for (const e of expressions) {
    for (const c of cellsOf(e)) if (!layout.constants.has(c)) cells.add(c);
    for (const { thread } of placesOf(e)) cells.add(places.cells[thread]!);
  }
  return cells;
}
