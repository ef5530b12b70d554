import { describe, expect, it } from 'vitest';
import { defined } from '../base/assert.ts';
import { program, shared } from '../testing/machine/small-program.ts';
import { assemble } from './assemble.ts';
import { read, write } from './cell.ts';
import { not } from './expression.ts';
import { stateWithout, without } from './slice.ts';
import { op, set, wait } from './statement.ts';

const flag = shared('flag');
const shown = shared('shown');
const source = shared('source', { initial: 1 });
const wrong = shared('wrong');

/** `wrong` is there for an invariant only, and `source` for `wrong`; `flag` is waited for. */
const machine = assemble(
  program({
    cells: [flag, shown, source, wrong],
    threads: [
      {
        main: [
          op('', 'store', [set(wrong, source), set(flag, 1)]),
          op('', 'show', [set(shown, 1), set(source, 0)]),
          wait('', 'take', flag, { effects: [set(flag, 0)] }),
          wait('', 'for ever', false, { rest: true }),
        ],
      },
    ],
    invariants: [
      { id: 'never-wrong', when: 'always', holds: not(wrong) },
      { id: 'flag-taken', when: 'rest', holds: not(flag) },
    ],
  }),
);

describe('without', () => {
  const sliced = defined(without(machine, 1), 'a smaller machine');
  const { constants } = sliced.layout;

  it('leaves out cells on which nothing depends but what need not be asked', () => {
    expect([flag, shown, source, wrong].map((c) => constants.has(c))).toEqual([
      false,
      true,
      true,
      true,
    ]);
    expect(constants.size).toBe(machine.layout.constants.size + 3);
  });

  it('is nothing where no cell is left out by it', () => {
    expect(without(machine, 0)).toBeNull();
    expect(without(machine, 2)).toBeNull();
    expect(without(sliced, 1)).toBeNull();
  });

  it('does the same, step by step', () => {
    const state = machine.initial.slice();
    const left = stateWithout(machine, state, sliced);
    expect(left).toEqual(sliced.initial);
    for (const isBroken of [1, 1, 1]) {
      expect([machine.enabled(state, 0), sliced.enabled(left, 0)]).toEqual([true, true]);
      machine.step(state, 0);
      sliced.step(left, 0);
      expect(stateWithout(machine, state, sliced)).toEqual(left);
      expect(machine.broken(state, 0)).toBe(isBroken);
      expect(sliced.broken(left, 0)).toBe(0);
    }
    expect([machine.enabled(state, 0), sliced.enabled(left, 0)]).toEqual([false, false]);
  });

  it('takes what it needs of a state', () => {
    const state = machine.initial.slice();
    write(state, machine.layout.slot(flag), 1);
    write(state, machine.layout.slot(wrong), 1);
    const left = stateWithout(machine, state, sliced);
    expect(read(left, sliced.layout.slot(flag))).toBe(1);
    expect(read(left, sliced.layout.slot(wrong))).toBe(0);
  });
});
