/**
 * A trace as columns of typed arrays, one entry a step: what travels from the worker to the timeline.
 * What only some steps have is listed apart, by the number of the entry in the whole trace. Times are
 * ticks since the start of the run; the description says how many of them are one microsecond.
 */
import { lowerBound, upperBound } from '../base/bisect.ts';

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
  /** What the step costs; when it has passed, the thread arrives at `place`. */
  readonly durationTicks: Uint32Array;
  /** Entries that are events, ascending. */
  readonly eventEntries: Int32Array;
  /** Beside each of them: bit i is set when it is event i of `Description.events`. */
  readonly eventBits: Uint32Array;
  /** Entries that had to wait until another one released them, ascending. */
  readonly releasedEntries: Int32Array;
  /** Beside each of them: the earlier entry whose store did so. */
  readonly releasingEntries: Int32Array;
}

/** When the cost of an entry has passed. */
export function endTicksOf({ startTicks, durationTicks }: TraceColumns, entry: number): number {
  return (startTicks[entry] ?? 0) + (durationTicks[entry] ?? 0);
}

/** When a step is: the start of the entry that led to it, 0 for the start. */
export function ticksOfStep({ startTicks, length }: TraceColumns, step: number): number {
  return startTicks[Math.min(step, length) - 1] ?? 0;
}

/** The last step whose entry starts at or before `ticks`. */
export function stepAtTicks({ startTicks, length }: TraceColumns, ticks: number): number {
  return upperBound(startTicks, ticks, length);
}

/** The events that an entry is, bit by bit as in `eventBits`; 0 for none. */
export function eventsOf({ eventEntries, eventBits }: TraceColumns, entry: number): number {
  const at = lowerBound(eventEntries, entry);
  return eventEntries[at] === entry ? (eventBits[at] ?? 0) : 0;
}

export const NONE = 0xffff;
export const NO_THREAD = 0xff;

/** A signal's changes: from `ticks[i]` (after the first `steps[i]` steps) on, it has `values[i]`. */
export interface SignalTrack {
  readonly steps: Int32Array;
  readonly ticks: Float64Array;
  readonly values: Uint8Array;
}

/** A wait of everybody, ended by what comes only once nobody else can move. */
export interface Stall {
  /** The step that has ended it. */
  readonly step: number;
  /** Threads that waited. */
  readonly threads: readonly number[];
  /** How long. */
  readonly ticks: number;
  /** What has ended it, e.g. `the timer of node 0 runs out`. */
  readonly until: string;
}

/** First breaking of an invariant: `step` is the number of steps after which it is broken. */
export interface Violation {
  readonly invariant: number;
  readonly step: number;
  /** What happened in words, e.g. `the clock of node 0 is 0x10_0000_0000 ticks behind`. */
  readonly sentence: string;
  /** Id of the event that did it, where the values tell; the invariant says whom it blames where not. */
  readonly blames?: string;
}

/** Exact values at a step that was an event. */
export interface Reading {
  /** The number of steps after which the registers had these values. */
  readonly step: number;
  /** Index into `Description.readings`. */
  readonly of: number;
  /** Who took the step, index into `Description.actors`. */
  readonly actor: number;
  /** As the reading names them; signed ones are signed. */
  readonly values: readonly bigint[];
}

/** A run that is over. */
export interface Finished {
  readonly steps: number;
  readonly timeTicks: number;
  readonly checksum: string;
  readonly violations: readonly Violation[];
  readonly stalls: readonly Stall[];
  /** By `Description.signals`. */
  readonly signals: readonly SignalTrack[];
  /** In the order of their steps, the first ten thousand. */
  readonly readings: readonly Reading[];
  /** Why the run ended, a sentence: everybody rests, deadlock, step limit. */
  readonly end: string;
}
