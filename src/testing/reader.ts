/** Reads a model's state by the ids of its description. */
import type { Model } from '../models/model.ts';

export class Reader {
  readonly #model: Model;
  readonly #cells: Int32Array;
  readonly #registers: BigUint64Array;
  readonly #actors: ReadonlyMap<string, number>;
  readonly #cellAt: ReadonlyMap<string, number>;
  readonly #registerAt: ReadonlyMap<string, number>;

  constructor(model: Model) {
    const { actors, cells, registers } = model.description;
    this.#model = model;
    this.#cells = new Int32Array(cells.length);
    this.#registers = new BigUint64Array(registers.length);
    this.#actors = new Map(actors.map(({ id }, i) => [id, i]));
    this.#cellAt = new Map(cells.map(({ id }, i) => [id, i]));
    this.#registerAt = new Map(registers.map(({ id }, i) => [id, i]));
  }

  actor(id: string): number {
    return found(this.#actors, id, 'actor');
  }

  /** Looks at a moment: `cell` and `register` tell of it until the next one. */
  look(state: Int32Array, exact: BigUint64Array, timeTicks: number): this {
    this.#model.readCells(state, this.#cells);
    this.#model.readRegisters(state, exact, timeTicks, this.#registers);
    return this;
  }

  cell(id: string): number {
    return this.#cells[found(this.#cellAt, id, 'cell')] ?? 0;
  }

  register(id: string): bigint {
    return this.#registers[found(this.#registerAt, id, 'register')] ?? 0n;
  }

  /** Id of the line of an instruction. */
  lineAt(instruction: number): string {
    const { instructions, lines } = this.#model.description;
    const line = lines[instructions[instruction]?.line ?? -1];
    if (line === undefined) throw new Error(`no instruction ${instruction}`);
    return line.id;
  }

  events(bits: number): string[] {
    return named(this.#model.description.events, bits);
  }

  invariants(bits: number): string[] {
    return named(this.#model.description.invariants, bits);
  }
}

function named(all: readonly { readonly id: string }[], bits: number): string[] {
  return all.filter((_, i) => ((bits >> i) & 1) === 1).map(({ id }) => id);
}

function found(map: ReadonlyMap<string, number>, id: string, what: string): number {
  const index = map.get(id);
  if (index === undefined) throw new Error(`no ${what} ${id}`);
  return index;
}
