/**
 * What a step reads and writes, as it is taken in one state: effects that do not happen write nothing, and
 * of branches only those are asked that are come to. Where a thread stands is a cell like any other.
 */
import type { AssembledMachine } from '../../machine/assemble.ts';
import type { Cell } from '../../machine/cell.ts';
import { compile, type Evaluate } from '../../machine/compile.ts';
import { compileEffects, type Update } from '../../machine/effects.ts';
import { cellsOf, placesOf, term, type Term } from '../../machine/expression.ts';
import type { Effect } from '../../machine/statement.ts';
import type { Action } from './action.ts';

export interface Accesses {
  readonly reads: ReadonlySet<Cell>;
  /** By cell that is written: the cells that its new value was made of. */
  readonly writes: ReadonlyMap<Cell, ReadonlySet<Cell>>;
}

/** Cells over which two steps depend on each other: one writes what the other reads or writes. */
export function conflicts(a: Accesses, b: Accesses): Cell[] {
  return [
    ...[...a.writes.keys()].filter((cell) => b.reads.has(cell) || b.writes.has(cell)),
    ...[...a.reads].filter((cell) => b.writes.has(cell) && !a.writes.has(cell)),
  ];
}

export class AccessReader {
  private readonly machine: AssembledMachine;
  private readonly scratch: Int32Array;
  private readonly evaluators = new Map<Term, Evaluate>();
  private readonly updates = new Map<Effect, Update>();

  constructor(machine: AssembledMachine) {
    this.machine = machine;
    this.scratch = new Int32Array(machine.words);
  }

  /** Value of an expression in a state. */
  evaluate(of: Term, state: Int32Array): number {
    const { layout, places } = this.machine;
    let evaluate = this.evaluators.get(of);
    if (evaluate === undefined) {
      evaluate = compile(term(of), layout, places);
      this.evaluators.set(of, evaluate);
    }
    return evaluate(state);
  }

  /** Carries an effect out, if its condition holds. */
  apply(effect: Effect, state: Int32Array): void {
    const { layout, places } = this.machine;
    let update = this.updates.get(effect);
    if (update === undefined) {
      update = compileEffects([effect], layout, places);
      this.updates.set(effect, update);
    }
    update(state);
  }

  /** Cells that an expression reads, places included. */
  cellsIn(of: Term): Set<Cell> {
    const cells = cellsOf(term(of));
    for (const { thread } of placesOf(term(of))) cells.add(this.placeOf(thread));
    return cells;
  }

  /** What `action` reads and writes if it is taken in `before`. */
  of({ actor, thread, guard, effects, next, moves }: Action, before: Int32Array): Accesses {
    const state = this.scratch;
    state.set(before);
    const reads = this.cellsIn(guard);
    const writes = new Map<Cell, Set<Cell>>();
    /** A cell that the step itself has written stands for what that was made of. */
    const sources = (of: Term): Set<Cell> => {
      const found = new Set<Cell>();
      for (const cell of this.cellsIn(of))
        for (const source of writes.get(cell) ?? [cell]) found.add(source);
      for (const cell of found) reads.add(cell);
      return found;
    };
    for (const effect of effects) {
      const condition = sources(effect.when ?? true);
      if (this.evaluate(effect.when ?? true, state) === 0) continue;
      writes.set(effect.cell, new Set([...sources(effect.value), ...condition]));
      this.apply(effect, state);
    }
    for (let to = next; to?.kind === 'branch';) {
      sources(to.condition);
      to = this.evaluate(to.condition, state) === 0 ? to.otherwise : to.then;
    }
    for (const { thread: sent, when } of moves) {
      // Of several ways for a thread the first that holds is taken, and no other asked about.
      if (writes.has(this.placeOf(sent))) continue;
      sources(when);
      if (this.evaluate(when, state) !== 0) writes.set(this.placeOf(sent), new Set());
    }
    if (thread >= 0) reads.add(this.placeOf(thread));
    if (actor < this.machine.threads || next !== null) writes.set(this.placeOf(thread), new Set());
    return { reads, writes };
  }

  private placeOf(thread: number): Cell {
    return this.machine.places.cells[thread]!;
  }
}
