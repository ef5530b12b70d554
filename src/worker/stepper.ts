/**
 * A machine at one moment of a run: packed state, exact registers and ready times, which move on
 * together, one step at a time. What the last step was can be read until the next one.
 *
 * Per step: `observe`, then `take` with an actor that is enabled.
 */
import { NOBODY, Timing } from '../machine/timing.ts';
import type { TimingOptions } from '../machine/timing.ts';
import type { Machine } from '../machine/machine.ts';
import type { Model } from '../models/model.ts';
import { NONE, NO_THREAD } from '../protocol/trace.ts';

export class Stepper {
  readonly model: Model;
  readonly timing: Timing;
  readonly state: Int32Array;
  readonly exact: BigUint64Array;
  readonly #machine: Machine;
  /** Thread that an actor runs or interrupts; NOBODY for none. */
  readonly #threadOf: Int32Array;
  /** Where threads stood before the step, as far as it may move them. */
  readonly #places: Uint16Array;
  #step = 0;

  /** The last step: who took it, and when, in ticks. */
  actor: number = NOBODY;
  /** What it did, as in `Machine.moveOf`. */
  move = 0;
  startTicks = 0;
  endTicks = 0;
  /** Instruction it took; NONE for the environment. */
  instruction: number = NONE;
  /**
   * Thread whose place changed and where it stands now; NO_THREAD and NONE when none moved, the first
   * one where the environment has moved several.
   */
  thread: number = NO_THREAD;
  place: number = NONE;
  /** Bit by bit as in `Description.events`. */
  events = 0;

  constructor(model: Model, options: TimingOptions) {
    const { machine } = model;
    this.model = model;
    this.timing = new Timing(machine, options);
    this.state = machine.initial.slice();
    this.exact = machine.initialExact.slice();
    this.#machine = machine;
    this.#places = new Uint16Array(machine.threads);
    this.#threadOf = Int32Array.from(machine.actors, (actor) => actor.thread);
  }

  /** Steps taken so far. */
  get step(): number {
    return this.#step;
  }

  /** Sets the number of steps taken, after state, registers and times were replaced. */
  resumeAt(step: number): void {
    this.#step = step;
  }

  /** Finds out who can move now. May be repeated. */
  observe(): void {
    this.timing.observe(this.state, this.#step, this.exact);
  }

  /** Takes the step of `actor`, who must be enabled as last observed. */
  take(actor: number): void {
    const machine = this.#machine;
    const { state, timing } = this;
    const places = this.#places;
    const move = machine.moveOf(state, actor);
    const start = timing.startOf(actor);
    const end = start + timing.duration(state, actor);
    const own = this.#threadOf[actor] ?? NOBODY;
    // Who interrupts a thread, or is one, moves no other; the rest of the environment may move any.
    const from = own === NOBODY ? 0 : own;
    const to = own === NOBODY ? machine.threads : own + 1;
    for (let thread = from; thread < to; thread++) places[thread] = machine.place(state, thread);
    this.instruction = actor < machine.threads ? (places[actor] ?? NONE) : NONE;
    this.events = machine.events(state, actor);
    machine.stepExact(state, actor, this.exact, start);
    timing.book(actor, move, start, end);
    this.thread = NO_THREAD;
    this.place = NONE;
    for (let thread = to - 1; thread >= from; thread--) {
      const place = machine.place(state, thread);
      if (place === places[thread]) continue;
      if (actor >= machine.threads) timing.bookMove(thread, end);
      this.thread = thread;
      this.place = place;
    }
    this.actor = actor;
    this.move = move;
    this.startTicks = start;
    this.endTicks = end;
    this.#step++;
  }
}
