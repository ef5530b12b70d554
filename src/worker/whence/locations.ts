/** Where a machine keeps what it knows, as one number each: its cells, then its exact registers. */
import { defined } from '../../base/assert.ts';
import type { AssembledMachine } from '../../machine/assemble.ts';
import type { Cell } from '../../machine/cell.ts';

export type Location = number;

export class Locations {
  readonly cells: readonly Cell[];
  readonly #places: readonly Location[];
  readonly #numbers: ReadonlyMap<Cell, Location>;

  constructor({ layout, places }: AssembledMachine) {
    this.cells = layout.cells;
    this.#numbers = new Map(layout.cells.map((cell, i) => [cell, i]));
    this.#places = places.cells.map((cell) => this.ofCell(cell));
  }

  ofCell(cell: Cell): Location {
    return defined(this.#numbers.get(cell), cell.id);
  }

  /** Of where the thread stands. */
  ofPlace(thread: number): Location {
    return defined(this.#places[thread], 'a thread');
  }

  /** Of the exact register `index`. */
  ofExact(index: number): Location {
    return this.cells.length + index;
  }

  isExact(location: Location): boolean {
    return location >= this.cells.length;
  }

  ofCells(cells: Iterable<Cell>): Set<Location> {
    return new Set(Array.from(cells, (cell) => this.ofCell(cell)));
  }
}
