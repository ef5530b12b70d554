/** Programs of a few ops for tests: only what the test is about has to be said. */
import { cell, type Cell } from '../../machine/cell.ts';
import type { Program } from '../../machine/program.ts';
import type { Func, Statement } from '../../machine/statement.ts';

/** A cell that everybody sees, 0..1 unless told otherwise. */
export function shared(id: string, more: Partial<Cell> = {}): Cell {
  return cell({ id, label: id, scope: 'machine', index: 0, summary: '', ...more });
}

/** A thread's own register, 0..7 unless told otherwise. */
export function temporary(id: string, more: Partial<Cell> = {}): Cell {
  return shared(id, { scope: 'thread', temporary: true, max: 7, ...more });
}

export function func(name: string, body: readonly Statement[], more: Partial<Func> = {}): Func {
  return { name, file: '', origin: '', summary: '', body, ...more };
}

export interface SmallProgram extends Partial<Omit<Program, 'threads'>> {
  /** By thread: its routines by name; it starts in the first. */
  readonly threads: readonly Readonly<Record<string, readonly Statement[]>>[];
}

/** Threads `t0`, `t1`...; each routine is a function of the same name. */
export function program({ threads, ...more }: SmallProgram): Program {
  return {
    cells: [],
    environment: [],
    invariants: [],
    events: [],
    phases: ['main'],
    initialExact: new BigUint64Array(0),
    threads: threads.map((routines, i) => ({
      id: `t${String(i)}`,
      label: `thread ${String(i)}`,
      start: Object.keys(routines)[0] ?? '',
      routines: Object.entries(routines).map(([name, body]) => ({ name, code: func(name, body) })),
    })),
    ...more,
  };
}
