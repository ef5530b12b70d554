/** Drives the decrementer by hand: who takes the next step; registers by their ids, exact. */
import { defined } from '../../base/assert.ts';
import { byFours } from '../../base/by-fours.ts';
import { catalogue } from '../../models/decrementer/catalogue.ts';
import { buildDecrementer } from '../../models/decrementer/index.ts';
import { prepared } from '../../models/decrementer/presets.ts';
import { asDecrementer, type ScenarioInput } from '../../models/decrementer/settings.ts';
import type { Model } from '../../models/model.ts';
import { Library } from '../../worker/library.ts';
import { Reader } from '../power8/reader.ts';

export const library = new Library(catalogue);

/** Its words are in the state. */
const NOTHING_EXACT = new BigUint64Array(0);

export class Drive {
  readonly model: Model;
  readonly #state: Int32Array;
  readonly #reader: Reader;

  /** A preset by its row, with some settings changed. */
  constructor(row: string, change: ScenarioInput = {}) {
    const preset = defined(
      prepared.find((one) => one.row === row),
      row,
    );
    const { scenario } = defined(library.preset(preset.id), preset.id);
    this.model = buildDecrementer(asDecrementer({ ...scenario, ...change }));
    this.#state = this.model.machine.initial.slice();
    this.#reader = new Reader(this.model);
  }

  /** Each takes one step, in this order. */
  step(...actors: readonly string[]): this {
    for (const id of actors) {
      const actor = this.#reader.actor(id);
      if (!this.model.machine.enabled(this.#state, actor)) throw new Error(`${id} cannot move`);
      this.model.machine.step(this.#state, actor);
    }
    return this;
  }

  /** The thread goes on until it has taken the line. */
  past(thread: string, line: string): this {
    for (let i = 0; i < 40; i++) {
      const at = this.line(thread);
      this.step(thread);
      if (at === line) return this;
    }
    throw new Error(`${thread} does not come to ${line}`);
  }

  /** The guest sets its timer, is stopped, moves, and has loaded DEC on its new host. */
  migrate(...beforeItRuns: readonly string[]): this {
    this.step('set-timer', 'user', 'stop-src');
    while (this.line('src') !== 'kvmppc_run_core:R0') this.step('src');
    this.past('user', 'kvmppc_core_vcpu_create_hv:C1').step(...beforeItRuns);
    this.past('user', 'migrate:Q7');
    return this.past('dst', 'kvmppc_hv_entry:L3');
  }

  line(thread: string): string {
    const index = this.model.description.threads.findIndex(({ id }) => id === thread);
    return this.#reader.lineAt(this.model.machine.place(this.#state, index));
  }

  /** As unsigned; of a signed register in two's complement of its width. */
  register(id: string): bigint {
    return this.#reader.look(this.#state, NOTHING_EXACT, 0).register(id);
  }

  /** e.g. `0000_1d2c_5a3b_1000`: as the facts write it. */
  hex(id: string): string {
    const { width } = defined(
      this.model.description.registers.find((one) => one.id === id),
      id,
    );
    return byFours(
      this.register(id)
        .toString(16)
        .padStart(width / 4, '0'),
    );
  }

  /** A time until or between, in seconds to the nanosecond. */
  seconds(id: string): number {
    return Number(BigInt.asIntN(64, this.register(id))) / 512e6;
  }

  /** What the model says of an invariant, in words. */
  explain(id: string): string {
    const { invariants } = this.model.description;
    const index = invariants.findIndex((one) => one.id === id);
    return this.model.explain(index, this.#state, NOTHING_EXACT, 0);
  }

  aftermath(): readonly string[] {
    return this.model.aftermath?.(this.#state, NOTHING_EXACT, 0) ?? [];
  }
}
