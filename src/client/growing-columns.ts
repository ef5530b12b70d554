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
    this.#actor.append(pieces.map((piece) => piece.actor));
    this.#instruction.append(pieces.map((piece) => piece.instruction));
    this.#thread.append(pieces.map((piece) => piece.thread));
    this.#place.append(pieces.map((piece) => piece.place));
    this.#startTicks.append(pieces.map((piece) => piece.startTicks));
    this.#durationTicks.append(pieces.map((piece) => piece.durationTicks));
    this.#eventEntries.append(pieces.map((piece) => piece.eventEntries));
    this.#eventBits.append(pieces.map((piece) => piece.eventBits));
    this.#releasedEntries.append(pieces.map((piece) => piece.releasedEntries));
    this.#releasingEntries.append(pieces.map((piece) => piece.releasingEntries));
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
