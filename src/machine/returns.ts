/**
 * Interrupts that go back: the environment notes at which place it has interrupted a thread, in a cell
 * of that thread that the code asks where it goes back (`resume`). It is a cell like any other, so that
 * whoever reads the program needs no rule of its own for it.
 */
import type { Code } from './code.ts';
import { place } from './expression.ts';
import type { EnvironmentActor, Program } from './program.ts';
import { set } from './statement.ts';

/** The program with those cells, and with what the environment notes in them. */
export function withReturns(program: Program, code: Code): Program {
  const cells = code.threads.flatMap(({ interrupted }) => interrupted?.cell ?? []);
  if (cells.length === 0) return program;
  return {
    ...program,
    cells: [...program.cells, ...cells],
    environment: program.environment.map((e) => noting(e, code)),
  };
}

function noting(e: EnvironmentActor, code: Code): EnvironmentActor {
  const interrupted = code.threads[e.thread]?.interrupted ?? null;
  if (interrupted === null || e.moves.length === 0) return e;
  const { cell, places } = interrupted;
  const notes = places.map((instruction, i) => set(cell, i + 1, place(e.thread, { instruction })));
  return { ...e, effects: [set(cell, 0), ...notes, ...e.effects] };
}
