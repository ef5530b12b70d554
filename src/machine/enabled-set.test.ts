import { describe, expect, it } from 'vitest';
import { toyMachine } from '../testing/toy-machine.ts';
import type { ToyProgram } from '../testing/toy-machine.ts';
import { EnabledSet } from './enabled-set.ts';

/** Three threads, each of which can move while its own number is 1; words 3, 4, 5 are the numbers. */
const program: ToyProgram = {
  threads: [0, 1, 2].map((own) => [{ text: 'op', guard: ({ value }) => value[own] === 1 }]),
  environment: [{ id: 'timeout', guard: () => true, effect: () => undefined, lastResort: true }],
  initial: [0, 0, 0],
};

function setOf(watched?: ToyProgram['watched']) {
  const machine = toyMachine({ ...program, ...(watched === undefined ? {} : { watched }) });
  const asked: number[] = [];
  const disabled: number[] = [];
  const counting = {
    ...machine,
    enabled(state: Int32Array, actor: number): boolean {
      asked.push(actor);
      return machine.enabled(state, actor);
    },
  };
  const set = new EnabledSet(counting, (actor) => disabled.push(actor));
  return {
    set,
    disabled,
    /** Looks at the numbers; returns who was asked. */
    look(...values: number[]): number[] {
      set.look(Int32Array.of(0, 0, 0, ...values));
      return asked.splice(0);
    },
    list: () => [...set.actors.subarray(0, set.count)],
  };
}

const own = (actor: number): Int32Array =>
  Int32Array.from({ length: 6 }, (_, word) => (word === actor || word === actor + 3 ? 1 : 0));

describe('EnabledSet', () => {
  it('asks everybody at first, and then only those who look at what has changed', () => {
    const { look, list } = setOf(own);
    expect(look(0, 1, 0)).toEqual([0, 1, 2]);
    expect(list()).toEqual([1]);
    expect(look(0, 1, 0)).toEqual([]);
    expect(look(1, 0, 0)).toEqual([0, 1]);
    expect(list()).toEqual([0]);
    // A bit that nobody looks at.
    expect(look(3, 0, 0)).toEqual([]);
    expect(look(3, 0, 1)).toEqual([2]);
  });

  it('asks everybody after any change when the machine does not say what guards look at', () => {
    const { look } = setOf();
    look(0, 0, 0);
    expect(look(0, 0, 0)).toEqual([]);
    expect(look(0, 8, 0)).toEqual([0, 1, 2]);
    expect(look(1 << 31, 8, 0)).toEqual([0, 1, 2]);
  });

  it('lists in ascending order whatever came first', () => {
    const { look, list, set } = setOf(own);
    look(0, 0, 1);
    look(0, 1, 1);
    look(1, 1, 1);
    expect(list()).toEqual([0, 1, 2]);
    expect([0, 1, 2, 3].map((actor) => set.has(actor))).toEqual([true, true, true, false]);
    look(1, 0, 1);
    expect(list()).toEqual([0, 2]);
  });

  it('asks everybody once more after it was told to forget', () => {
    const { set, look, list } = setOf(own);
    look(1, 0, 0);
    set.forget();
    expect(look(1, 0, 0)).toEqual([0, 1, 2]);
    expect(look(1, 0, 0)).toEqual([]);
    expect(list()).toEqual([0]);
  });

  it('tells of everybody who was asked and cannot move, and never asks a last resort', () => {
    const { look, disabled } = setOf(own);
    look(0, 1, 0);
    expect(disabled.splice(0)).toEqual([0, 2]);
    look(0, 0, 0);
    expect(disabled.splice(0)).toEqual([1]);
    expect(look(0, 0, 1)).toEqual([2]);
    expect(disabled).toEqual([]);
  });
});
