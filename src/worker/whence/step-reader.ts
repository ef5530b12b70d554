/**
 * What a step reads and writes: as it is taken at some moment, and, of a move, at any moment. Exact
 * registers are told as cells are. A temporary that is dropped because nobody needs it any more is
 * written, with nothing.
 */
import { defined } from '../../base/assert.ts';
import { AccessReader } from '../../explorer/explain/accesses.ts';
import { actionOf, type Action } from '../../explorer/explain/action.ts';
import type { AssembledMachine } from '../../machine/assemble.ts';
import { read, write } from '../../machine/cell.ts';
import { targetsIn } from '../../machine/code.ts';
import type { Location, Locations } from './locations.ts';
import { watch } from './recorder.ts';

export interface Touches {
  /** Of cells those that the program looks at, not what exact registers need to follow it. */
  readonly reads: ReadonlySet<Location>;
  /** By location that is written: what its new value is made of. */
  readonly writes: ReadonlyMap<Location, ReadonlySet<Location>>;
}

/** What a move may touch. */
export interface Reach {
  readonly reads: ReadonlySet<Location>;
  readonly writes: ReadonlySet<Location>;
  /** Temporaries that nobody needs any more. */
  readonly drops: ReadonlySet<Location>;
  /** It does not say which exact registers it touches. */
  readonly isOpen: boolean;
}

export interface BeforeStep {
  readonly state: Int32Array;
  readonly exact: BigUint64Array;
  /** Start of the step. */
  readonly timeTicks: number;
}

export class StepReader {
  readonly accesses: AccessReader;
  readonly #machine: AssembledMachine;
  readonly #locations: Locations;
  readonly #after: Int32Array;
  readonly #exact: BigUint64Array;
  readonly #reaches: (Reach | undefined)[] = [];

  constructor(machine: AssembledMachine, locations: Locations) {
    this.#machine = machine;
    this.#locations = locations;
    this.accesses = new AccessReader(machine);
    this.#after = new Int32Array(machine.words);
    this.#exact = machine.initialExact.slice();
  }

  action(state: Int32Array, actor: number): Action {
    return actionOf(this.#machine, state, actor);
  }

  /** What the step of `actor` touches; nothing is changed. */
  touches(before: BeforeStep, actor: number): Touches {
    const machine = this.#machine;
    const locations = this.#locations;
    const { state, timeTicks } = before;
    const accesses = this.accesses.of(actionOf(machine, state, actor), state);
    const reads = locations.ofCells(accesses.reads);
    const writes = new Map<Location, ReadonlySet<Location>>();
    for (const [cell, sources] of accesses.writes)
      writes.set(locations.ofCell(cell), locations.ofCells(sources));
    const { exact, writes: mayWrite } = this.#caseOf(machine.moveOf(state, actor));
    if (exact !== null) {
      this.#exact.set(before.exact);
      const watched = watch(machine, locations, { state, exact: this.#exact, timeTicks }, exact);
      for (const location of watched.reads) if (locations.isExact(location)) reads.add(location);
      for (const [location, sources] of watched.writes) writes.set(location, sources);
    }
    this.#after.set(state);
    machine.step(this.#after, actor);
    for (const cell of mayWrite) {
      if (!cell.temporary || writes.has(locations.ofCell(cell))) continue;
      const slot = machine.layout.slot(cell);
      if (read(state, slot) !== read(this.#after, slot))
        writes.set(locations.ofCell(cell), new Set());
    }
    return { reads, writes };
  }

  /** What `move` may touch. */
  reach(move: number): Reach {
    return (this.#reaches[move] ??= this.#reachOf(move));
  }

  #reachOf(move: number): Reach {
    const locations = this.#locations;
    const { exact, writes, journeys } = this.#caseOf(move);
    const action = this.#actionOfMove(move);
    const reads = new Set<Location>();
    const add = (of: Action['guard']) => {
      for (const cell of this.accesses.cellsIn(of)) reads.add(locations.ofCell(cell));
    };
    add(action.guard);
    for (const { value, when } of action.effects) {
      add(value);
      add(when ?? true);
    }
    for (const { when } of action.moves) add(when);
    for (const target of action.next === null ? [] : targetsIn(action.next))
      if (target.kind === 'branch') add(target.condition);
    const ofExact = (indices: readonly number[] = []) =>
      indices.map((index) => locations.ofExact(index));
    return {
      reads: new Set([...reads, ...ofExact(exact?.touches?.reads)]),
      writes: new Set([
        ...locations.ofCells(action.effects.map(({ cell }) => cell)),
        ...journeys.map(({ thread }) => locations.ofPlace(thread)),
        ...ofExact(exact?.touches?.writes),
      ]),
      drops: locations.ofCells([...writes].filter((cell) => cell.temporary)),
      isOpen: exact !== null && exact.touches === undefined,
    };
  }

  /** An action is known by where its thread stands. */
  #actionOfMove(move: number): Action {
    const { mover, actors, layout, places } = this.#machine;
    const actor = mover.actors[move] ?? -1;
    const place = places.cells[actors[actor]?.thread ?? -1];
    const state = this.#after;
    if (place !== undefined) write(state, layout.slot(place), mover.placeOf(move));
    return actionOf(this.#machine, state, actor);
  }

  #caseOf(move: number) {
    return defined(this.#machine.mover.cases[move], 'a move');
  }
}
