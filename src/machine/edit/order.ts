/** What keeps two lines in their order. */
import type { Cell } from '../cell.ts';
import { isGroup, type LineStatement, type Statement } from '../statement.ts';
import { addTemporaries } from '../temporaries.ts';
import { inRow, listsIn } from './tree.ts';

/** Whether the second reads at once what the first loads into a register. */
export function feeds(first: LineStatement, second: LineStatement): boolean {
  const read = new Set<Cell>();
  if (second.kind === 'branch') addTemporaries(second.condition, read);
  if (second.kind === 'op') {
    if (second.guard !== null) addTemporaries(second.guard, read);
    for (const { value, when } of second.effects) {
      addTemporaries(value, read);
      addTemporaries(when ?? true, read);
    }
  }
  return stores(first).some((cell) => read.has(cell));
}

/** Cells that the statement may store to, in whatever it calls, too. */
function stores(s: Statement): Cell[] {
  if (s.kind === 'op') return s.effects.map(({ cell }) => cell);
  const inside = s.kind === 'call' ? [s.callee.body] : listsIn(s);
  return inside.flat().flatMap(stores);
}

/** Whether control comes back into the list from elsewhere: some routine begins in it. */
export function isComeBackTo(list: readonly Statement[]): boolean {
  return list.some((s) => {
    if (isGroup(s)) return s.kind === 'entry' || isComeBackTo(s.body);
    return s.kind === 'call' ? isComeBackTo(s.callee.body) : listsIn(s).some(isComeBackTo);
  });
}

/** Whether control can come to the end of the list. */
export function returns(list: readonly Statement[]): boolean {
  return inRow(list).every((s) => {
    switch (s.kind) {
      case 'op':
        return true;
      case 'goto':
        return false;
      case 'branch':
        return returns(s.then) || returns(s.otherwise);
      case 'loop':
        return s.rounds.every(returns);
      case 'call':
        return returns(s.callee.body);
    }
  });
}
