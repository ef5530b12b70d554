/** A trace that grows by pieces: one set of columns, each of which grows as it needs to. */
import { assert } from '../base/assert.ts';
import type { TraceColumns } from '../protocol/trace.ts';
import { GrowingColumn } from './growing-column.ts';

export class GrowingColumns {
  readonly #actor = new GrowingColumn(Uint8Array);
  readonly #instruction = new GrowingColumn(Uint16Array);
  readonly #thread = new GrowingColumn(Uint8Array);
  readonly #place = new GrowingColumn(Uint16Array);
  readonly #startTicks = new GrowingColumn(Float64Array);
  readonly #durationTicks = new GrowingColumn(Uint32Array);
  readonly #eventEntries = new GrowingColumn(Int32Array);
  readonly #eventBits = new GrowingColumn(Uint32Array);
  readonly #releasedEntries = new GrowingColumn(Int32Array);
  readonly #releasingEntries = new GrowingColumn(Int32Array);

  /** Adds pieces, the first entry of which is step `from`; there may be no gap and no overlap. */
  append(from: number, pieces: readonly TraceColumns[]): void {
    const { length } = this.#actor;
    assert(from === length, `trace piece starts at ${from}, expected ${length}`);
    for (const piece of pieces) {
      this.#actor.append(piece.actor);
      this.#instruction.append(piece.instruction);
      this.#thread.append(piece.thread);
      this.#place.append(piece.place);
      this.#startTicks.append(piece.startTicks);
      this.#durationTicks.append(piece.durationTicks);
      this.#eventEntries.append(piece.eventEntries);
      this.#eventBits.append(piece.eventBits);
      this.#releasedEntries.append(piece.releasedEntries);
      this.#releasingEntries.append(piece.releasingEntries);
    }
  }

  /** What is filled: a new object over the same memory. */
  view(): TraceColumns {
    return {
      length: this.#actor.length,
      actor: this.#actor.view(),
      instruction: this.#instruction.view(),
      thread: this.#thread.view(),
      place: this.#place.view(),
      startTicks: this.#startTicks.view(),
      durationTicks: this.#durationTicks.view(),
      eventEntries: this.#eventEntries.view(),
      eventBits: this.#eventBits.view(),
      releasedEntries: this.#releasedEntries.view(),
      releasingEntries: this.#releasingEntries.view(),
    };
  }
}
