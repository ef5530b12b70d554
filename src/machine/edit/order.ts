/** What keeps two lines in their order. */
import type { Cell } from '../cell.ts';
import type { LineStatement, Statement } from '../statement.ts';
import { addTemporaries } from '../temporaries.ts';
import { inRow } from './tree.ts';

/** Whether the second reads at once what the first loads into a register. */
export function feeds(first: LineStatement, second: LineStatement): boolean {
  if (first.kind !== 'op') return false;
  const read = new Set<Cell>();
  if (second.kind === 'branch') addTemporaries(second.condition, read);
  if (second.kind === 'op') {
    if (second.guard !== null) addTemporaries(second.guard, read);
    for (const { value, when } of second.effects) {
      addTemporaries(value, read);
      addTemporaries(when ?? true, read);
    }
  }
  return first.effects.some(({ cell }) => read.has(cell));
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
