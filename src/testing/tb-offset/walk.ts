/** Walks a machine of the timebase offset by hand: who takes a step, what registers say, what has broken. */
import { openTbOffset } from '../../models/tb-offset/index.ts';
import { tbOffsetPresets } from '../../models/tb-offset/presets.ts';
import { asTbOffset, tbOffsetSettings, type Scenario } from '../../models/tb-offset/settings.ts';
import type { Model } from '../../models/model.ts';
import { steps } from '../../models/steps.ts';
import { parseScenario } from '../../scenario/parse.ts';
import { Reader } from '../power8/reader.ts';

/** A scenario as it comes out of the gate; throws when the gate refuses it. */
export function parsedTbOffset(input: object): Scenario {
  const parsed = parseScenario({ model: 'tb-offset', ...input }, tbOffsetSettings);
  if (!parsed.ok) throw new Error(parsed.error);
  return asTbOffset(parsed.value.scenario);
}

/** That of a preset, by its id or its row. */
export function presetOf(name: string): object {
  const preset = tbOffsetPresets.find(({ id, row }) => id === name || row === name);
  if (preset === undefined) throw new Error(`no preset ${name}`);
  return preset.scenario;
}

export function modelOf(input: object): Model {
  const model = openTbOffset(parsedTbOffset(input));
  if (!model.ok) throw new Error(model.error.sentence);
  return model.value;
}

export class Walk {
  readonly model: Model;
  readonly state: Int32Array;
  readonly exact: BigUint64Array;
  /** Rows of invariants, in the order in which they broke. */
  readonly broken: string[] = [];
  readonly #reader: Reader;

  constructor(input: object) {
    this.model = modelOf(input);
    const { machine } = this.model;
    this.state = machine.initial.slice();
    this.exact = machine.initialExact.slice();
    this.#reader = new Reader(this.model);
  }

  /** `a0*3 tick1`: three steps of a0, and then one of tick1. */
  go(schedule: string): this {
    for (const actor of steps(schedule)) this.take(this.#reader.actor(actor));
    return this;
  }

  /** The actor, by its index, takes a step; throws where it cannot. */
  take(actor: number): void {
    const { machine, description } = this.model;
    const name = description.actors[actor]?.id ?? '';
    if (!machine.enabled(this.state, actor)) throw new Error(`${name} cannot move`);
    const events = machine.events(this.state, actor);
    machine.stepExact(this.state, actor, this.exact, 0);
    const bits = machine.broken(this.state, events);
    description.invariants.forEach(({ row = '' }, i) => {
      if (((bits >> i) & 1) === 1 && !this.broken.includes(row)) this.broken.push(row);
    });
  }

  /** Actors that can move, by index. */
  able(): number[] {
    const { machine } = this.model;
    return machine.actors.flatMap((_, i) => (machine.enabled(this.state, i) ? [i] : []));
  }

  register(id: string): bigint {
    return this.#reader.look(this.state, this.exact, 0).register(id);
  }

  signed(id: string): bigint {
    return BigInt.asIntN(64, this.register(id));
  }

  cell(id: string): number {
    return this.#reader.look(this.state, this.exact, 0).cell(id);
  }

  /** What is wrong, in words. */
  explain(row: string): string {
    const { description } = this.model;
    const index = description.invariants.findIndex((one) => one.row === row);
    return this.model.explain(index, this.state, this.exact, 0);
  }
}
