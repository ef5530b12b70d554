/**
 * A trace as columns of typed arrays, one entry a step: what travels from the worker to the timeline.
 * Times are TB ticks since the start of the run (512 ticks are one microsecond).
 */

export interface TraceColumns {
  /** Number of steps in these columns. */
  readonly length: number;
  /** Index into `Description.actors`. */
  readonly actor: Uint8Array;
  /** Instruction that was taken, index into `Description.instructions`; NONE for the environment. */
  readonly instruction: Uint16Array;
  /** Index into `Description.threads` of the thread whose place changed; NO_THREAD for none. */
  readonly thread: Uint8Array;
  /** Instruction that thread stands at afterwards; NONE when no thread moved. */
  readonly place: Uint16Array;
  readonly startTicks: Float64Array;
  /** When the step's cost has passed; the thread arrives at `place` then. */
  readonly endTicks: Float64Array;
  /** Bit i is set when the step is event i of `Description.events`. */
  readonly events: Uint32Array;
  /** Index of the earlier step whose store released this wait; -1 for none. */
  readonly releasedBy: Int32Array;
}

export const NONE = 0xffff;
export const NO_THREAD = 0xff;

/** A signal's changes: from `ticks[i]` (after the first `steps[i]` steps) on, it has `values[i]`. */
export interface SignalTrack {
  readonly steps: Int32Array;
  readonly ticks: Float64Array;
  readonly values: Uint8Array;
}

/** First breaking of an invariant: `step` is the number of steps after which it is broken. */
export interface Violation {
  readonly invariant: number;
  readonly step: number;
  /** What happened in words, e.g. `subcore 0: TB is 0x10_0000_0000 behind the ChipTOD`. */
  readonly sentence: string;
}
