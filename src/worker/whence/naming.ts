/** What the page calls a location, and its value at a moment. */
import { defined } from '../../base/assert.ts';
import { momentOf, type AssembledMachine } from '../../machine/assemble.ts';
import { read } from '../../machine/cell.ts';
import type { ExactContext } from '../../machine/statement.ts';
import type { Valued } from '../../protocol/whence.ts';
import type { Location, Locations } from './locations.ts';
import { watch } from './recorder.ts';
import type { BeforeStep } from './step-reader.ts';

type Name = Pick<Valued, 'kind' | 'index'>;

export class Naming {
  readonly #machine: AssembledMachine;
  readonly #registers: readonly ((at: ExactContext) => bigint)[];
  readonly #names: ReadonlyMap<Location, Name>;

  /** `registers` as in `Model.registers`; `isDifference`: which of them are differences of clocks. */
  constructor(
    machine: AssembledMachine,
    registers: readonly ((at: ExactContext) => bigint)[],
    locations: Locations,
    isDifference: (register: number) => boolean,
  ) {
    this.#machine = machine;
    this.#registers = registers;
    this.#names = namesOf(machine, registers, locations, isDifference);
  }

  /** Values of the locations that have a name, each once. */
  valued(of: Iterable<Location>, at: BeforeStep): Valued[] {
    const names = Array.from(of, (location) => this.#names.get(location));
    return [...new Set(names)].flatMap((name) => (name === undefined ? [] : this.value(name, at)));
  }

  value({ kind, index }: Name, at: BeforeStep): Valued {
    const { layout, given } = this.#machine;
    if (kind === 'cell')
      return {
        kind,
        index,
        value: read(at.state, layout.slot(defined(given.cells[index], 'a cell'))),
      };
    const register = defined(this.#registers[index], 'a register');
    const moment = momentOf(layout, at.state, at.exact, at.timeTicks);
    return { kind, index, value: register(moment) };
  }
}

/** An exact register goes by the register that shows it as a difference, or else by the first that shows it. */
function namesOf(
  machine: AssembledMachine,
  registers: readonly ((at: ExactContext) => bigint)[],
  locations: Locations,
  isDifference: (register: number) => boolean,
): Map<Location, Name> {
  const names = new Map<Location, Name>(
    machine.given.cells.map((cell, index) => [locations.ofCell(cell), { kind: 'cell', index }]),
  );
  const start = { state: machine.initial, exact: machine.initialExact, timeTicks: 0 };
  const inOrder = registers.map((register, index) => ({ register, index }));
  const isPlain = ({ index }: { readonly index: number }) => Number(!isDifference(index));
  for (const { register, index } of inOrder.toSorted((a, b) => isPlain(a) - isPlain(b)))
    for (const location of watch(machine, locations, start, register).reads)
      if (!names.has(location)) names.set(location, { kind: 'register', index });
  return names;
}
