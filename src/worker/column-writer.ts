/**
 * The steps of a run as columns, collected in pieces of limited length until they are taken. What was
 * taken is the caller's to transfer; nothing of it is kept here.
 */
import type { TraceColumns } from '../protocol/trace.ts';
import type { Stepper } from './stepper.ts';

const PIECE_STEPS = 8192;
/** As many as a page puts away in a few milliseconds. */
const PIECES_AT_ONCE = 32;

/** Steps from `from` on, piece after piece. */
export interface Taken {
  readonly from: number;
  readonly pieces: readonly TraceColumns[];
}

export class ColumnWriter {
  /** Room for one piece, written again and again. */
  readonly #actor = new Uint8Array(PIECE_STEPS);
  readonly #instruction = new Uint16Array(PIECE_STEPS);
  readonly #thread = new Uint8Array(PIECE_STEPS);
  readonly #place = new Uint16Array(PIECE_STEPS);
  readonly #startTicks = new Float64Array(PIECE_STEPS);
  readonly #durationTicks = new Uint32Array(PIECE_STEPS);
  readonly #eventEntries = new Int32Array(PIECE_STEPS);
  readonly #eventBits = new Uint32Array(PIECE_STEPS);
  readonly #releasedEntries = new Int32Array(PIECE_STEPS);
  readonly #releasingEntries = new Int32Array(PIECE_STEPS);
  #length = 0;
  #events = 0;
  #releases = 0;
  #pieces: TraceColumns[] = [];
  /** Number of the first step that was not taken yet. */
  #from = 0;

  /** Adds the step that the stepper took last; `releasedBy`: the step that released it, -1 for none. */
  push(stepper: Stepper, releasedBy: number): void {
    const i = this.#length++;
    const entry = stepper.step - 1;
    this.#actor[i] = stepper.actor;
    this.#instruction[i] = stepper.instruction;
    this.#thread[i] = stepper.thread;
    this.#place[i] = stepper.place;
    this.#startTicks[i] = stepper.startTicks;
    this.#durationTicks[i] = stepper.endTicks - stepper.startTicks;
    if (stepper.events !== 0) {
      this.#eventEntries[this.#events] = entry;
      this.#eventBits[this.#events++] = stepper.events;
    }
    if (releasedBy !== -1) {
      this.#releasedEntries[this.#releases] = entry;
      this.#releasingEntries[this.#releases++] = releasedBy;
    }
    if (this.#length === PIECE_STEPS) this.#close();
  }

  /** What was collected, or the first part of it when it is very much; null when it is nothing. */
  take(): Taken | null {
    if (this.#length > 0) this.#close();
    const pieces = this.#pieces.splice(0, PIECES_AT_ONCE);
    if (pieces.length === 0) return null;
    const from = this.#from;
    for (const { length } of pieces) this.#from += length;
    return { from, pieces };
  }

  #close(): void {
    const [length, events, releases] = [this.#length, this.#events, this.#releases];
    this.#pieces.push({
      length,
      actor: this.#actor.slice(0, length),
      instruction: this.#instruction.slice(0, length),
      thread: this.#thread.slice(0, length),
      place: this.#place.slice(0, length),
      startTicks: this.#startTicks.slice(0, length),
      durationTicks: this.#durationTicks.slice(0, length),
      eventEntries: this.#eventEntries.slice(0, events),
      eventBits: this.#eventBits.slice(0, events),
      releasedEntries: this.#releasedEntries.slice(0, releases),
      releasingEntries: this.#releasingEntries.slice(0, releases),
    });
    this.#length = 0;
    this.#events = 0;
    this.#releases = 0;
  }
}

/** The buffers of pieces, for a transfer. */
export function buffersOf(pieces: readonly TraceColumns[]): ArrayBuffer[] {
  return pieces.flatMap(({ length: _, ...columns }) =>
    Object.values(columns).map((column) => column.buffer as ArrayBuffer),
  );
}
