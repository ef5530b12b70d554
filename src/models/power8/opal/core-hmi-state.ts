/** What the word at core_hmi_state_ptr says: bits of threads that have cleaned up. */
import { all, any, type Expression } from '../../../machine/expression.ts';
import type { Cell } from '../../../machine/cell.ts';
import type { Core } from '../core.ts';

const same = (bit: Cell): Cell => bit;

/** Some thread has its bit set. */
export function anyBit({ threads }: Core, bitOf = same): Expression {
  return any(...threads.map((t) => bitOf(t.cleanupBit)));
}

/** Every subcore has a thread with its bit set. */
export function everySubcore({ subcores }: Core, bitOf = same): Expression {
  return all(...subcores.map((s) => any(...s.threads.map((t) => bitOf(t.cleanupBit)))));
}
