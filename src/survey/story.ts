/**
 * What happened in a run that breaks something, as far as the causes ask for it: who was in or on the
 * way into a guest when the TBs were stopped or loaded, whose HMI was dropped, who waits in the end.
 */
import { defined } from '../base/assert.ts';
import type { Model } from '../models/model.ts';
import type { Scenario } from '../scenario/schema.ts';

export interface Story {
  readonly scenario: Scenario;
  /** A subcore carried its offset, or ran its guest, when every TB was stopped for a reload or loaded. */
  readonly reloadedUnderGuest: boolean;
  readonly enteredDuringResync: boolean;
  /** The core was resynced more often than errors were raised. */
  readonly resyncedTwice: boolean;
  /** An HMI was latched after the OPAL call that cleared HMER had read it. */
  readonly hmiDropped: boolean;
  /** In the end a subcore is back in the host with an offset in its TB that the HMI path has left there. */
  readonly offsetLeftIn: boolean;
  /** In the end a thread waits for in_guest[] of a subcore whose guest runs on undisturbed. */
  readonly waitsForGuest: boolean;
}

export function storyOf(model: Model, scenario: Scenario, schedule: readonly string[]): Story {
  const teller = new Teller(model);
  for (const id of schedule) teller.take(id);
  return {
    scenario,
    reloadedUnderGuest: teller.reloadedUnderGuest,
    enteredDuringResync: teller.enteredDuringResync,
    resyncedTwice: teller.extraResyncs > 0,
    hmiDropped: teller.hmiDropped,
    offsetLeftIn: teller.offsetLeftIn(),
    waitsForGuest: teller.waitsForGuest(),
  };
}

class Teller {
  reloadedUnderGuest = false;
  enteredDuringResync = false;
  /** Resyncs less errors. */
  extraResyncs = 0;
  hmiDropped = false;
  readonly #model: Model;
  readonly #state: Int32Array;
  readonly #cells: Int32Array;
  readonly #cellAt: ReadonlyMap<string, number>;
  #step = 0;
  #raised = -1;
  /** By thread: when opal_handle_hmi read its HMER last. */
  readonly #read: number[] = [];

  constructor(model: Model) {
    this.#model = model;
    this.#state = model.machine.initial.slice();
    this.#cells = new Int32Array(model.description.cells.length);
    this.#cellAt = new Map(model.description.cells.map(({ id }, i) => [id, i]));
  }

  take(id: string): void {
    const { machine, description } = this.#model;
    const actor = machine.actors.findIndex((one) => one.id === id);
    const bits = machine.events(this.#state, actor);
    const events = new Set(
      description.events.filter((_, i) => (bits & (1 << i)) !== 0).map((e) => e.id),
    );
    this.#look();
    if (events.has('tb-loaded') || events.has('tb-stopped'))
      this.reloadedUnderGuest ||= description.groups.some((_, s) => this.#carries(s));
    if (events.has('guest-entered'))
      this.enteredDuringResync ||= this.#cell('core.resyncing') === 1;
    if (events.has('hmi-raised')) {
      this.#raised = this.#step;
      this.extraResyncs--;
    }
    if (events.has('resync-done')) this.extraResyncs++;
    if (events.has('opal-entered')) this.#read[actor] = this.#step;
    if (events.has('hmer-cleared')) this.hmiDropped ||= this.#raised > (this.#read[actor] ?? 0);
    machine.step(this.#state, actor);
    this.#step++;
  }

  /** A thread stands at H4 for a subcore with a thread in its guest that has no HMI to take. */
  waitsForGuest(): boolean {
    const { description, machine } = this.#model;
    this.#look();
    return description.threads.some((_, t) => {
      const waits = description.instructions[machine.place(this.#state, t)]?.waitsFor ?? '';
      const slot = /^in_guest\[(\d)\]/.exec(waits)?.[1];
      return slot !== undefined && this.#runs(Number(slot));
    });
  }

  offsetLeftIn(): boolean {
    this.#look();
    return this.#model.description.groups.some(({ threads }, s) => {
      const isHost = threads.every((t) => this.#threadCell(t, 'HSTATE_IN_GUEST') === 0);
      return isHost && this.#cell(`subcore${String(s)}.k`) > 0;
    });
  }

  #carries(s: number): boolean {
    return this.#cell(`subcore${String(s)}.owed`) === 1 || this.#runs(s);
  }

  #runs(s: number): boolean {
    const group = defined(this.#model.description.groups[s], 'subcore');
    return group.threads.some((t) => this.#threadCell(t, 'MSR[HV]') === 0);
  }

  #threadCell(thread: number, name: string): number {
    return this.#cell(`${this.#model.description.threads[thread]?.id ?? ''}.${name}`);
  }

  #cell(id: string): number {
    return this.#cells[defined(this.#cellAt.get(id), id)] ?? 0;
  }

  #look(): void {
    this.#model.readCells(this.#state, this.#cells);
  }
}
