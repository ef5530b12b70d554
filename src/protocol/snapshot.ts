/** One moment of a run: the state after `step` steps, step 0 being the start. */

export interface Choice {
  /** Index into `Description.actors`. */
  readonly actor: number;
  /** `resting`: nothing to do, and that is fine (a guest that runs, a nap). */
  readonly status: 'enabled' | 'blocked' | 'resting';
  /** What it would do, e.g. `H2 claimed = !test_and_set_bit(0, &flags)`. */
  readonly text: string;
  /** For a blocked one: what it waits for, in words; '' otherwise. */
  readonly waitsFor: string;
  /** Index into `Description.instructions`; NONE for the environment. */
  readonly instruction: number;
}

export interface Snapshot {
  readonly step: number;
  /** Start of the step that led here; 0 at the start. */
  readonly timeTicks: number;
  /** By `Description.cells`. */
  readonly cells: Int32Array;
  /** By `Description.registers`. */
  readonly registers: BigUint64Array;
  /** 1 where the step changed the value; a clock that merely ticked on counts as unchanged. */
  readonly changedCells: Uint8Array;
  readonly changedRegisters: Uint8Array;
  /** By `Description.threads`: index into `Description.instructions` of its next instruction. */
  readonly places: Uint16Array;
  /** Every thread, and every part of the environment that is enabled; threads first. */
  readonly choices: readonly Choice[];
  /** The actor of the next step of this trace; -1 at the end. */
  readonly nextActor: number;
  /** Why no error of the scenario's kind can be raised here, in words; '' where nothing is known of it. */
  readonly errorObstacle: string;
  /** What a machine that is wrong by now will do, in sentences; none where all is well. */
  readonly aftermath: readonly string[];
  /** What the step that led here did, a line of the log; null at the start. */
  readonly last: LogLine | null;
}

export interface LogLine {
  /** Index into the trace, from 0; the state after it is that of step + 1. */
  readonly step: number;
  readonly timeTicks: number;
  readonly actor: number;
  /** Innermost function name, or '' for the environment. */
  readonly function: string;
  readonly text: string;
  /** Outcome worth a word, e.g. `won: becomes the owner`; '' otherwise. */
  readonly outcome: string;
  /** Bits as in `TraceColumns.events`. */
  readonly events: number;
}
