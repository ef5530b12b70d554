/**
 * Drives a model by hand: who takes the next step, and when. Threads and other actors go by their ids, ops
 * by the ids of their lines. Time stands still unless it is set, in ticks.
 */
import type { Machine } from '../machine/machine.ts';
import type { Model } from '../models/model.ts';
import { Reader } from './reader.ts';

/** More steps on the way to a line than any function has. */
const TOO_MANY_STEPS = 200;

export interface Taken {
  readonly actor: string;
  /** Line of the op; '' for the environment. */
  readonly line: string;
  readonly events: readonly string[];
  readonly outcome: string;
}

export class ByHand {
  readonly model: Model;
  readonly state: Int32Array;
  readonly exact: BigUint64Array;
  readonly taken: Taken[] = [];
  /** Ids of invariants, in the order in which they broke. */
  readonly broken: string[] = [];
  timeTicks = 0;
  readonly #machine: Machine;
  readonly #reader: Reader;
  #looked = false;

  constructor(model: Model) {
    this.model = model;
    this.#machine = this.model.machine;
    this.state = this.#machine.initial.slice();
    this.exact = this.#machine.initialExact.slice();
    this.#reader = new Reader(this.model);
  }

  /** Sets the clock. */
  at(timeTicks: number): this {
    this.timeTicks = timeTicks;
    this.#looked = false;
    return this;
  }

  /** Each actor takes one step, all of them now. */
  step(...actors: readonly string[]): this {
    for (const actor of actors) this.#step(actor);
    return this;
  }

  /** `thread` takes a step; a machine may know what has to come before it. */
  advance(thread: string): this {
    return this.step(thread);
  }

  /** `thread` advances until it stands before the op of `line`; at least one step if `again`. */
  to(thread: string, line: string, again = false): this {
    if (again) this.advance(thread);
    for (let i = 0; this.line(thread) !== line; i++) {
      if (i > TOO_MANY_STEPS) throw new Error(`${thread} does not come to ${line}`);
      this.advance(thread);
    }
    return this;
  }

  /** `thread` advances until it has done the op of `line`. */
  past(thread: string, line: string): this {
    return this.to(thread, line).advance(thread);
  }

  can(actor: string): boolean {
    return this.#machine.enabled(this.state, this.#reader.actor(actor));
  }

  /** Why a part of the environment cannot act, apart from having acted often enough; '' for no reason. */
  obstacle(actor: string): string {
    return this.model.obstacle?.(this.state, this.#reader.actor(actor)) ?? '';
  }

  /** Line before which the thread stands. */
  line(thread: string): string {
    const index = this.#reader.actor(thread);
    return this.#reader.lineAt(this.#machine.place(this.state, index));
  }

  waitsFor(thread: string): string {
    const place = this.#machine.place(this.state, this.#reader.actor(thread));
    return this.model.description.instructions[place]?.waitsFor ?? '';
  }

  cell(id: string): number {
    return this.#look().cell(id);
  }

  register(id: string): bigint {
    return this.#look().register(id);
  }

  /** The register as a signed number of 64 bits. */
  signed(id: string): bigint {
    return BigInt.asIntN(64, this.register(id));
  }

  /** How often a step was the event, or the steps that were. */
  count(event: string): number {
    return this.taken.filter((t) => t.events.includes(event)).length;
  }

  /** Ids of invariants broken because nobody can move; empty while somebody can. */
  brokenAtRest(): string[] {
    return this.#reader.invariants(this.#machine.brokenAtRest(this.state));
  }

  /** What is wrong, in words. */
  explain(invariant: string): string {
    const index = this.model.description.invariants.findIndex(({ id }) => id === invariant);
    return this.model.explain(index, this.state, this.exact, this.timeTicks);
  }

  /** What a machine that is wrong now will do, in words; none where all is well. */
  aftermath(): readonly string[] {
    return this.model.aftermath?.(this.state, this.exact, this.timeTicks) ?? [];
  }

  /** Ids of the actors that are no threads. */
  get environment(): string[] {
    return this.#machine.actors.filter(({ kind }) => kind === 'environment').map(({ id }) => id);
  }

  /** Every actor that can move now, by id. */
  movers(): string[] {
    return this.#machine.actors.map(({ id }) => id).filter((id) => this.can(id));
  }

  #look(): Reader {
    if (!this.#looked) this.#reader.look(this.state, this.exact, this.timeTicks);
    this.#looked = true;
    return this.#reader;
  }

  #step(id: string): void {
    this.#looked = false;
    const machine = this.#machine;
    const actor = this.#reader.actor(id);
    if (!machine.enabled(this.state, actor)) {
      const where = actor < machine.threads ? ` at ${this.line(id)}` : '';
      throw new Error(`${id} cannot move${where}`);
    }
    const line = actor < machine.threads ? this.line(id) : '';
    const bits = machine.events(this.state, actor);
    const outcome = machine.outcome(this.state, actor);
    machine.stepExact(this.state, actor, this.exact, this.timeTicks);
    this.taken.push({ actor: id, line, events: this.#reader.events(bits), outcome });
    const found = this.#reader.invariants(machine.broken(this.state, bits));
    this.broken.push(...found.filter((one) => !this.broken.includes(one)));
  }
}
