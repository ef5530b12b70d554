/**
 * A trace that grows by chunks: one set of columns, of which the first `length` entries are filled.
 * What was written stays; only when the room is used up are the columns moved to twice the room.
 */
import { assert } from '../base/assert.ts';
import type { TraceColumns } from '../protocol/trace.ts';

const FIRST_ROOM_STEPS = 1024;

export class GrowingColumns {
  #length = 0;
  #columns: TraceColumns = emptyColumns(FIRST_ROOM_STEPS);

  get length(): number {
    return this.#length;
  }

  /** Adds `chunk`, whose first entry is step `from`; there may be no gap and no overlap. */
  append(from: number, chunk: TraceColumns): void {
    assert(from === this.#length, `trace chunk starts at ${from}, expected ${this.#length}`);
    const length = from + chunk.length;
    if (length > this.#columns.length) {
      const wider = emptyColumns(Math.max(length, this.#columns.length * 2));
      copy(this.view(), wider, 0);
      this.#columns = wider;
    }
    copy(chunk, this.#columns, from);
    this.#length = length;
  }

  /** What is filled: a new object over the same memory. */
  view(): TraceColumns {
    const columns = this.#columns;
    const length = this.#length;
    return {
      length,
      actor: columns.actor.subarray(0, length),
      instruction: columns.instruction.subarray(0, length),
      thread: columns.thread.subarray(0, length),
      place: columns.place.subarray(0, length),
      startTicks: columns.startTicks.subarray(0, length),
      endTicks: columns.endTicks.subarray(0, length),
      events: columns.events.subarray(0, length),
      releasedBy: columns.releasedBy.subarray(0, length),
    };
  }
}

function emptyColumns(length: number): TraceColumns {
  return {
    length,
    actor: new Uint8Array(length),
    instruction: new Uint16Array(length),
    thread: new Uint8Array(length),
    place: new Uint16Array(length),
    startTicks: new Float64Array(length),
    endTicks: new Float64Array(length),
    events: new Uint32Array(length),
    releasedBy: new Int32Array(length),
  };
}

function copy(from: TraceColumns, to: TraceColumns, at: number): void {
  to.actor.set(from.actor, at);
  to.instruction.set(from.instruction, at);
  to.thread.set(from.thread, at);
  to.place.set(from.place, at);
  to.startTicks.set(from.startTicks, at);
  to.endTicks.set(from.endTicks, at);
  to.events.set(from.events, at);
  to.releasedBy.set(from.releasedBy, at);
}
