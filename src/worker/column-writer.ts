/**
 * The steps of a run as columns, collected until they are taken. What was taken is the caller's to
 * transfer; nothing of it is kept here.
 */
import type { TraceColumns } from '../protocol/trace.ts';
import type { Stepper } from './stepper.ts';

const FIRST_ROOM_STEPS = 4096;

export class ColumnWriter {
  #from = 0;
  #length = 0;
  #actor = new Uint8Array(FIRST_ROOM_STEPS);
  #instruction = new Uint16Array(FIRST_ROOM_STEPS);
  #thread = new Uint8Array(FIRST_ROOM_STEPS);
  #place = new Uint16Array(FIRST_ROOM_STEPS);
  #startTicks = new Float64Array(FIRST_ROOM_STEPS);
  #endTicks = new Float64Array(FIRST_ROOM_STEPS);
  #events = new Uint32Array(FIRST_ROOM_STEPS);
  #releasedBy = new Int32Array(FIRST_ROOM_STEPS);

  /** Number of the first step that was not taken yet. */
  get from(): number {
    return this.#from;
  }

  /** Steps collected since the last `takeColumns`. */
  get length(): number {
    return this.#length;
  }

  /** Adds the step that the stepper took last. */
  push(stepper: Stepper, releasedBy: number): void {
    if (this.#length === this.#actor.length) this.#grow();
    const i = this.#length++;
    this.#actor[i] = stepper.actor;
    this.#instruction[i] = stepper.instruction;
    this.#thread[i] = stepper.thread;
    this.#place[i] = stepper.place;
    this.#startTicks[i] = stepper.startTicks;
    this.#endTicks[i] = stepper.endTicks;
    this.#events[i] = stepper.events;
    this.#releasedBy[i] = releasedBy;
  }

  /** What was collected, as arrays of exactly that length; starts anew. */
  takeColumns(): TraceColumns {
    const length = this.#length;
    const columns: TraceColumns = {
      length,
      actor: this.#actor.slice(0, length),
      instruction: this.#instruction.slice(0, length),
      thread: this.#thread.slice(0, length),
      place: this.#place.slice(0, length),
      startTicks: this.#startTicks.slice(0, length),
      endTicks: this.#endTicks.slice(0, length),
      events: this.#events.slice(0, length),
      releasedBy: this.#releasedBy.slice(0, length),
    };
    this.#from += length;
    this.#length = 0;
    return columns;
  }

  #grow(): void {
    const room = 2 * this.#length;
    this.#actor = widened(new Uint8Array(room), this.#actor);
    this.#instruction = widened(new Uint16Array(room), this.#instruction);
    this.#thread = widened(new Uint8Array(room), this.#thread);
    this.#place = widened(new Uint16Array(room), this.#place);
    this.#startTicks = widened(new Float64Array(room), this.#startTicks);
    this.#endTicks = widened(new Float64Array(room), this.#endTicks);
    this.#events = widened(new Uint32Array(room), this.#events);
    this.#releasedBy = widened(new Int32Array(room), this.#releasedBy);
  }
}

function widened<A extends { set(from: A): void }>(wider: A, from: A): A {
  wider.set(from);
  return wider;
}

/** The buffers of columns, for a transfer. */
export function buffersOf(columns: TraceColumns): ArrayBuffer[] {
  const { actor, instruction, thread, place, startTicks, endTicks, events, releasedBy } = columns;
  const arrays = [actor, instruction, thread, place, startTicks, endTicks, events, releasedBy];
  return arrays.map((array) => array.buffer as ArrayBuffer);
}
