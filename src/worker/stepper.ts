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
  #step = 0;

  /** The last step: who took it, and when, in ticks. */
  actor: number = NOBODY;
  startTicks = 0;
  endTicks = 0;
  /** Instruction it took; NONE for the environment. */
  instruction: number = NONE;
  /** Thread whose place changed and where it stands now; NO_THREAD and NONE when none moved. */
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
    this.timing.observe(this.state, this.#step);
  }

  /** Takes the step of `actor`, who must be enabled as last observed. */
  take(actor: number): void {
    const machine = this.#machine;
    const { state, timing } = this;
    const thread = this.#threadOf[actor] ?? NOBODY;
    const start = timing.startOf(actor);
    const before = thread === NOBODY ? NONE : machine.place(state, thread);
    const end = start + timing.duration(state, actor);
    this.events = machine.events(state, actor);
    machine.stepExact(state, actor, this.exact, start);
    const after = thread === NOBODY ? NONE : machine.place(state, thread);
    const moved = before !== after;
    timing.book(actor, start, end, moved ? thread : NOBODY);
    this.actor = actor;
    this.startTicks = start;
    this.endTicks = end;
    this.instruction = actor < machine.threads ? before : NONE;
    this.thread = moved ? thread : NO_THREAD;
    this.place = moved ? after : NONE;
    this.#step++;
  }
}
