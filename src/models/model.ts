/**
 * A model: an assembled machine together with how people read it. Every model of this folder is a
 * function from a scenario to this.
 */
import type { AssembledMachine } from '../machine/assemble.ts';
import type { Machine } from '../machine/machine.ts';
import type { ExactContext } from '../machine/statement.ts';
import type { Description } from '../protocol/description.ts';
import type { Prints } from './prints.ts';

export interface Model {
  readonly machine: Machine;
  /** The same machine with what it was made of, for searches and exports. */
  readonly assembled?: AssembledMachine;
  readonly description: Description;
  /** Fills `out` (by `description.cells`). */
  readCells(state: Int32Array, out: Int32Array): void;
  /** Fills `out` (by `description.registers`) with the exact values at `timeTicks`. */
  readRegisters(
    state: Int32Array,
    exact: BigUint64Array,
    timeTicks: number,
    out: BigUint64Array,
  ): void;
  /** By `description.registers`: how each is read from a moment. A model made by hand may not say. */
  readonly registers?: readonly ((at: ExactContext) => bigint)[];
  /** What its steps put into a log; left out by a model that says nothing of that. */
  readonly prints?: Prints;
  /** Value of `description.signals[signal]`, an index into its levels. */
  readSignal(state: Int32Array, signal: number): number;
  /** Whether a move may change a signal; a model that does not say has to be read after each. */
  movesSignals?(move: number): boolean;
  /** Why an actor of the environment cannot act; '' where that is not known. A model may know none. */
  obstacle?(state: Int32Array, actor: number): string;
  /** What a machine that is wrong now will do, in sentences with values; none where all is well. */
  aftermath?(state: Int32Array, exact: BigUint64Array, timeTicks: number): readonly string[];
  /** The event of the step that broke it, where the values tell it; null, or left out: see the invariant. */
  blames?(
    invariant: number,
    state: Int32Array,
    exact: BigUint64Array,
    timeTicks: number,
  ): string | null;
  /** What is wrong, with values: `subcore 0: TB is 0x10_0000_0000 behind the ChipTOD`. */
  explain(invariant: number, state: Int32Array, exact: BigUint64Array, timeTicks: number): string;
}
