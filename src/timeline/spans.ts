/**
 * A growing tiling of time: span i reaches from `start[i]` to `start[i + 1]`, the last one has no end
 * yet. Neighbours differ in value and no span is empty, so every time from the first start on lies in
 * exactly one span. Times are ticks. Sums per block of spans let any stretch be averaged quickly.
 */
import { assert } from '../base/assert.ts';
import { upperBound } from '../base/bisect.ts';

const BLOCK = 32;
const FIRST_CAPACITY = 64;

export class Spans {
  length = 0;
  start: Float64Array = new Float64Array(FIRST_CAPACITY);
  /** A phase of a lane or a level of a signal. */
  value: Uint16Array = new Uint16Array(FIRST_CAPACITY);
  /** Step that began the span. */
  firstStep: Int32Array = new Int32Array(FIRST_CAPACITY);
  /** Kind of each value: what is told apart when a pixel holds many spans. */
  readonly kindOf: Uint8Array;
  readonly kinds: number;
  /** Ticks of each kind before each block of spans. */
  #ticksBefore: Float64Array;

  constructor(kindOf: Uint8Array, kinds: number) {
    assert(kinds <= 32, 'at most 32 kinds of spans');
    this.kindOf = kindOf;
    this.kinds = kinds;
    this.#ticksBefore = new Float64Array((FIRST_CAPACITY / BLOCK) * kinds);
  }

  /** From `startTicks` on, the value is `value`, by step `step`. Times must not go back. */
  push(startTicks: number, value: number, step: number): void {
    let last = this.length - 1;
    if (last >= 0) {
      assert(startTicks >= this.start[last]!, 'spans must be pushed in order of time');
      if (startTicks === this.start[last]! && value !== this.value[last]!) {
        // What lasted no time at all is no span: the new one takes its place and its steps.
        if (last > 0 && this.value[last - 1] === value) {
          this.length = last;
          last -= 1;
        } else {
          this.value[last] = value;
        }
      }
      if (this.value[last] === value) return;
    }
    const index = this.length;
    if (index === this.start.length) this.#grow();
    this.start[index] = startTicks;
    this.value[index] = value;
    this.firstStep[index] = step;
    this.length = index + 1;
    if (index > 0 && index % BLOCK === 0) this.#closeBlock(index / BLOCK);
  }

  /** End of span `index`; Infinity for the last one. */
  endTicks(index: number): number {
    return index + 1 < this.length ? this.start[index + 1]! : Infinity;
  }

  /** The span that holds `ticks`; the first one for times before it, -1 when there is none. */
  indexAt(ticks: number): number {
    if (this.length === 0) return -1;
    return Math.max(0, upperBound(this.start, ticks, this.length) - 1);
  }

  /**
   * Adds to `into[offset + kind]` the ticks each kind has within [fromTicks, toTicks), where span
   * `index` holds `fromTicks`. Returns the index of the span that holds `toTicks`.
   */
  addTicks(
    fromTicks: number,
    toTicks: number,
    index: number,
    into: Float64Array,
    offset: number,
  ): number {
    const { start, value, kindOf, kinds, length } = this;
    let at = index;
    let from = fromTicks;
    for (;;) {
      if (at % BLOCK === 0 && from === start[at]! && at + BLOCK < length) {
        if (start[at + BLOCK]! <= toTicks) {
          const block = (at / BLOCK) * kinds;
          for (let kind = 0; kind < kinds; kind += 1) {
            into[offset + kind]! +=
              this.#ticksBefore[block + kinds + kind]! - this.#ticksBefore[block + kind]!;
          }
          at += BLOCK;
          from = start[at]!;
          continue;
        }
      }
      const end = at + 1 < length ? start[at + 1]! : Infinity;
      const to = end < toTicks ? end : toTicks;
      if (to > from) into[offset + kindOf[value[at]!]!]! += to - from;
      if (end > toTicks) return at;
      at += 1;
      from = end;
    }
  }

  #closeBlock(block: number): void {
    const { kinds, start } = this;
    const needed = (block + 1) * kinds;
    if (needed > this.#ticksBefore.length) {
      const wider = new Float64Array(needed * 2);
      wider.set(this.#ticksBefore);
      this.#ticksBefore = wider;
    }
    const before = this.#ticksBefore;
    for (let kind = 0; kind < kinds; kind += 1) {
      before[block * kinds + kind] = before[(block - 1) * kinds + kind]!;
    }
    for (let index = (block - 1) * BLOCK; index < block * BLOCK; index += 1) {
      before[block * kinds + this.kindOf[this.value[index]!]!]! +=
        start[index + 1]! - start[index]!;
    }
  }

  #grow(): void {
    // Half as much again: a long run must not hold twice the memory it needs.
    const capacity = Math.ceil(this.start.length * 1.5);
    const start = new Float64Array(capacity);
    start.set(this.start);
    const value = new Uint16Array(capacity);
    value.set(this.value);
    const firstStep = new Int32Array(capacity);
    firstStep.set(this.firstStep);
    Object.assign(this, { start, value, firstStep });
  }
}
