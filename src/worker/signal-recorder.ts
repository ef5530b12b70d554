/** The changes of a model's signals over a run: strips and lines drawn above the lanes. */
import type { Model } from '../models/model.ts';
import type { SignalTrack } from '../protocol/trace.ts';

const FIRST_ROOM = 16;

export class SignalRecorder {
  readonly #model: Model;
  readonly #tracks: readonly GrowingTrack[];
  readonly #values: Uint8Array;

  /** Starts with the values in `state`, at step 0 and tick 0. */
  constructor(model: Model, state: Int32Array) {
    const { signals } = model.description;
    this.#model = model;
    this.#tracks = signals.map(() => new GrowingTrack());
    this.#values = Uint8Array.from(signals, (_, signal) => model.readSignal(state, signal));
    this.#tracks.forEach((track, signal) => track.push(0, 0, this.#values[signal] ?? 0));
  }

  /** Notes the values after `steps` steps, the last of which started at `ticks`. */
  note(state: Int32Array, steps: number, ticks: number): void {
    const values = this.#values;
    for (let signal = 0; signal < values.length; signal++) {
      const value = this.#model.readSignal(state, signal);
      if (value === values[signal]) continue;
      values[signal] = value;
      this.#tracks[signal]?.push(steps, ticks, value);
    }
  }

  /** By `Description.signals`; copies. */
  tracks(): SignalTrack[] {
    return this.#tracks.map((track) => track.copy());
  }
}

class GrowingTrack {
  #length = 0;
  #steps = new Int32Array(FIRST_ROOM);
  #ticks = new Float64Array(FIRST_ROOM);
  #values = new Uint8Array(FIRST_ROOM);

  push(steps: number, ticks: number, value: number): void {
    if (this.#length === this.#steps.length) this.#grow();
    const i = this.#length++;
    this.#steps[i] = steps;
    this.#ticks[i] = ticks;
    this.#values[i] = value;
  }

  copy(): SignalTrack {
    return {
      steps: this.#steps.slice(0, this.#length),
      ticks: this.#ticks.slice(0, this.#length),
      values: this.#values.slice(0, this.#length),
    };
  }

  #grow(): void {
    const room = 2 * this.#length;
    const steps = new Int32Array(room);
    const ticks = new Float64Array(room);
    const values = new Uint8Array(room);
    steps.set(this.#steps);
    ticks.set(this.#ticks);
    values.set(this.#values);
    this.#steps = steps;
    this.#ticks = ticks;
    this.#values = values;
  }
}
