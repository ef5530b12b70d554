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

function setOf(affected?: ToyProgram['affected']) {
  const machine = toyMachine({ ...program, ...(affected === undefined ? {} : { affected }) });
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
    /** Looks at the numbers after a step of `actor`, if anybody took one; returns who was asked. */
    look(actor: number | null, ...values: number[]): number[] {
      if (actor !== null) set.note(actor);
      set.look(Int32Array.of(0, 0, 0, ...values));
      return asked.splice(0);
    },
    list: () => [...set.actors.subarray(0, set.count)],
    changed: () => [...set.changed.subarray(0, set.changedCount)],
  };
}

/** A thread has to do with its own number and the next one. */
const next = (actor: number): Uint16Array => Uint16Array.of(actor, (actor + 1) % 3);
const own = (actor: number): Uint16Array => Uint16Array.of(actor);

describe('EnabledSet', () => {
  it('asks everybody at first, and then only those whom the step affects', () => {
    const { look, list } = setOf(next);
    expect(look(null, 0, 1, 0)).toEqual([0, 1, 2]);
    expect(list()).toEqual([1]);
    expect(look(1, 0, 0, 1)).toEqual([1, 2]);
    expect(list()).toEqual([2]);
    expect(look(2, 1, 0, 0)).toEqual([2, 0]);
    expect(list()).toEqual([0]);
  });

  it('asks nobody when it looks again', () => {
    const { look, list } = setOf(own);
    look(null, 1, 0, 0);
    expect(look(null, 1, 0, 0)).toEqual([]);
    expect(list()).toEqual([0]);
  });

  it('asks everybody when it was not looked at between two steps', () => {
    const { look, list, set } = setOf(own);
    look(null, 1, 0, 0);
    set.note(0);
    expect(look(1, 0, 1, 0)).toEqual([0, 1, 2]);
    expect(list()).toEqual([1]);
  });

  it('asks everybody after any step when the machine does not say whom it affects', () => {
    const { look } = setOf();
    look(null, 0, 0, 0);
    expect(look(null, 0, 0, 0)).toEqual([]);
    expect(look(0, 0, 0, 0)).toEqual([0, 1, 2]);
  });

  it('lists in ascending order whatever came first', () => {
    const { look, list, set } = setOf(own);
    look(null, 0, 0, 1);
    look(1, 0, 1, 1);
    look(0, 1, 1, 1);
    expect(list()).toEqual([0, 1, 2]);
    expect([0, 1, 2, 3].map((actor) => set.has(actor))).toEqual([true, true, true, false]);
    look(1, 1, 0, 1);
    expect(list()).toEqual([0, 2]);
    look(0, 0, 0, 1);
    look(1, 0, 1, 1);
    look(2, 0, 1, 0);
    look(2, 0, 1, 1);
    expect(list()).toEqual([1, 2]);
  });

  it('tells who came and who went at the last look', () => {
    const { look, changed } = setOf(next);
    look(null, 1, 0, 1);
    expect(changed()).toEqual([0, 2]);
    look(0, 0, 1, 1);
    expect(changed()).toEqual([0, 1]);
    look(1, 0, 1, 1);
    expect(changed()).toEqual([]);
  });

  it('asks everybody once more after it was told to forget', () => {
    const { set, look, list } = setOf(own);
    look(null, 1, 0, 0);
    set.forget();
    expect(look(null, 1, 0, 0)).toEqual([0, 1, 2]);
    expect(look(null, 1, 0, 0)).toEqual([]);
    expect(list()).toEqual([0]);
  });

  it('tells of everybody who was asked and cannot move, and never asks a last resort', () => {
    const { look, disabled } = setOf(own);
    look(null, 0, 1, 0);
    expect(disabled.splice(0)).toEqual([0, 2]);
    look(1, 0, 0, 0);
    expect(disabled.splice(0)).toEqual([1]);
    look(0, 0, 0, 0);
    expect(disabled.splice(0)).toEqual([0]);
    expect(look(2, 0, 0, 1)).toEqual([2]);
    expect(disabled).toEqual([]);
  });
});
