/**
 * On which bits of the state it depends whether an actor can move: what its guards read, and where
 * the threads stand that they ask about. Whoever keeps track of changes need not ask the others.
 */
import type { Cell, Layout } from './cell.ts';
import type { Code } from './code.ts';
import type { Places } from './compile.ts';
import { cellsOf, term, threadsOf, type Term } from './expression.ts';
import type { Program } from './program.ts';

/** By actor, threads first, then the environment: bits, word by word. */
export function watchedBits(
  program: Program,
  code: Code,
  layout: Layout,
  places: Places,
): Int32Array[] {
  const bitsOf = (guards: readonly Term[], thread: number): Int32Array => {
    const bits = new Int32Array(layout.words);
    const add = (cell: Cell) => {
      const { word, shift, mask } = layout.slot(cell);
      bits[word] = bits[word]! | (mask << shift);
    };
    if (thread >= 0) add(places.cells[thread]!);
    for (const guard of guards) {
      for (const cell of cellsOf(term(guard))) add(cell);
      for (const t of threadsOf(term(guard))) add(places.cells[t]!);
    }
    return bits;
  };
  return [
    ...code.threads.map(({ ops }, i) =>
      bitsOf(
        ops.map((op) => op.guard ?? true),
        i,
      ),
    ),
    ...program.environment.map((e) => bitsOf([e.guard], e.thread)),
  ];
}
