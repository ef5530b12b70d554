/**
 * Time as it is drawn: linear, but where nobody does anything for long a short fold stands for all of it.
 * Grows with a trace; what is drawn at a time that is known stays there. In this room `ticks` are ticks
 * as drawn; `trueTicks` are the run's own.
 */
import { upperBound } from '../base/bisect.ts';
import { endTicksOf, type TraceColumns } from '../protocol/trace.ts';
import type { TimeWindow } from './time-window.ts';

/** What comes before idle time and after it is drawn with so much of it, and a fold in between. */
const AFTER_STEP_MICROSECONDS = 0.1;
const BEFORE_STEP_MICROSECONDS = 0.6;
const FOLD_MICROSECONDS = 0.15;
/** A fold must be worth it. */
const LEAST_FOLDED_MICROSECONDS = 0.4;
const FIRST_CAPACITY = 16;

export class DrawnTime {
  readonly #afterTicks: number;
  readonly #beforeTicks: number;
  readonly #leastTicks: number;
  readonly #foldTicks: number;
  /** Somebody's step lasts until then. */
  #busyUntil = 0;
  #folds = 0;
  /** By fold: true times of its ends, and where it is drawn. */
  #from = new Float64Array(FIRST_CAPACITY);
  #to = new Float64Array(FIRST_CAPACITY);
  #drawn = new Float64Array(FIRST_CAPACITY);

  /** `linear`: nothing is folded. */
  constructor(ticksPerMicrosecond: number, linear: boolean) {
    this.#afterTicks = AFTER_STEP_MICROSECONDS * ticksPerMicrosecond;
    this.#beforeTicks = BEFORE_STEP_MICROSECONDS * ticksPerMicrosecond;
    this.#leastTicks = linear ? Infinity : LEAST_FOLDED_MICROSECONDS * ticksPerMicrosecond;
    this.#foldTicks = FOLD_MICROSECONDS * ticksPerMicrosecond;
  }

  get hasFolds(): boolean {
    return this.#folds > 0;
  }

  /** Takes in entries `from` .. `to - 1` of the trace, each once and in order. */
  extend(trace: TraceColumns, from: number, to: number): void {
    for (let entry = from; entry < to; entry += 1) {
      const start = trace.startTicks[entry]!;
      const from = this.#busyUntil + this.#afterTicks;
      const until = start - this.#beforeTicks;
      if (until - from > this.#leastTicks) this.#fold(from, until);
      this.#busyUntil = Math.max(this.#busyUntil, endTicksOf(trace, entry));
    }
  }

  /** Where a time is drawn. */
  drawn(trueTicks: number): number {
    const fold = upperBound(this.#from, trueTicks, this.#folds) - 1;
    if (fold < 0) return trueTicks;
    const past = trueTicks - this.#to[fold]!;
    if (past >= 0) return this.#drawn[fold]! + this.#foldTicks + past;
    const share = (trueTicks - this.#from[fold]!) / (this.#to[fold]! - this.#from[fold]!);
    return this.#drawn[fold]! + share * this.#foldTicks;
  }

  /** The time that is drawn there. */
  trueTicks(drawn: number): number {
    const fold = upperBound(this.#drawn, drawn, this.#folds) - 1;
    if (fold < 0) return drawn;
    const past = drawn - this.#drawn[fold]! - this.#foldTicks;
    if (past >= 0) return this.#to[fold]! + past;
    const share = (drawn - this.#drawn[fold]!) / this.#foldTicks;
    return this.#from[fold]! + share * (this.#to[fold]! - this.#from[fold]!);
  }

  /** A place as drawn that is not within a fold: itself, or else where the fold ends. */
  afterFold(drawn: number): number {
    const fold = upperBound(this.#drawn, drawn, this.#folds) - 1;
    if (fold < 0 || drawn === this.#drawn[fold]!) return drawn;
    return Math.max(drawn, this.#drawn[fold]! + this.#foldTicks);
  }

  /** The folds that a window shows any part of, as drawn. */
  foldsIn({ fromTicks, toTicks }: TimeWindow): readonly TimeWindow[] {
    const found: TimeWindow[] = [];
    const first = upperBound(this.#drawn, fromTicks - this.#foldTicks, this.#folds);
    for (let fold = first; fold < this.#folds && this.#drawn[fold]! < toTicks; fold += 1) {
      const at = this.#drawn[fold]!;
      found.push({ fromTicks: at, toTicks: at + this.#foldTicks });
    }
    return found;
  }

  #fold(from: number, to: number): void {
    if (this.#folds === this.#from.length) this.#grow();
    const drawn = this.drawn(from);
    this.#from[this.#folds] = from;
    this.#to[this.#folds] = to;
    this.#drawn[this.#folds] = drawn;
    this.#folds += 1;
  }

  #grow(): void {
    const twice = (column: Float64Array<ArrayBuffer>) => {
      const longer = new Float64Array(2 * column.length);
      longer.set(column);
      return longer;
    };
    this.#from = twice(this.#from);
    this.#to = twice(this.#to);
    this.#drawn = twice(this.#drawn);
  }
}
