/** Exact values at the events of a run for which the model's picture wants them. */
import { defined } from '../base/assert.ts';
import type { Model } from '../models/model.ts';
import type { Reading } from '../protocol/trace.ts';
import type { Stepper } from './stepper.ts';

/** More of them no picture could show. */
const MOST_READINGS = 10_000;

/** Which registers a reading takes, when an event of this bit has come. */
interface Wanted {
  readonly bit: number;
  readonly of: number;
  readonly registers: readonly { readonly index: number; readonly signed: boolean }[];
}

export class ReadingRecorder {
  readonly all: Reading[] = [];
  readonly #model: Model;
  readonly #wanted: readonly Wanted[];
  readonly #anyBit: number;
  readonly #values: BigUint64Array;

  constructor(model: Model) {
    const { readings = [], events, registers } = model.description;
    this.#model = model;
    this.#wanted = readings.map(({ event, registers: ids }, of) => ({
      of,
      bit: 1 << placeOf(events, event),
      registers: ids.map((id) => {
        const index = placeOf(registers, id);
        return { index, signed: defined(registers[index], id).signed };
      }),
    }));
    this.#anyBit = this.#wanted.reduce((bits, { bit }) => bits | bit, 0);
    this.#values = new BigUint64Array(registers.length);
  }

  /** Looks at the step that was just taken. */
  note({ events, step, actor, state, exact, timing }: Stepper): void {
    if ((events & this.#anyBit) === 0 || this.all.length >= MOST_READINGS) return;
    const values = this.#values;
    this.#model.readRegisters(state, exact, timing.now, values);
    for (const { bit, of, registers } of this.#wanted) {
      if ((events & bit) === 0) continue;
      const read = registers.map(({ index, signed }) => {
        const value = values[index] ?? 0n;
        return signed ? BigInt.asIntN(64, value) : value;
      });
      this.all.push({ step, of, actor, values: read });
    }
  }
}

function placeOf(list: readonly { readonly id: string }[], id: string): number {
  const index = list.findIndex((one) => one.id === id);
  if (index < 0) throw new Error(`a reading names ${id}, which is not there`);
  return index;
}
