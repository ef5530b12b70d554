import { describe, expect, it } from 'vitest';
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
const first = shared('first');

/**
 * `wrong` is there for an invariant only, and `source` for `wrong`, and both are 0 wherever the thread waits;
 * `flag` is waited for, and `first` differs where it waits.
 */
const machine = assemble(
  program({
    cells: [flag, shown, source, wrong, first],
    threads: [
      {
        main: [
          op('', 'store', [set(wrong, source), set(flag, 1), set(first, source)]),
          op('', 'show', [set(shown, 1), set(source, 0), set(wrong, 0)]),
          wait('', 'take', flag, { effects: [set(flag, 0), set(first, 0)] }),
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
  const sliced = without(machine, machine.initial, 1);
  const { constants } = sliced.layout;

  it('leaves out what nothing depends on any more, but what tells apart where runs end', () => {
    const isLeftOut = [flag, shown, source, wrong, first].map((one) => constants.has(one));
    expect(isLeftOut).toEqual([false, true, false, true, false]);
    expect(constants.size).toBe(machine.layout.constants.size + 2);
  });

  it('is the machine itself where nobody asks for the invariants', () => {
    expect(without(machine, machine.initial, 0)).toBe(machine);
    expect(without(sliced, sliced.initial, 1)).toBe(sliced);
  });

  it('does the same, step by step', () => {
    const state = machine.initial.slice();
    const left = stateWithout(machine, state, sliced);
    expect(left).toEqual(sliced.initial);
    for (const isBroken of [1, 0, 0]) {
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

describe('without places', () => {
  const main = [
    op('', 'begins'),
    op('', 'flag = 1', [set(flag, 1)]),
    op('', 'flag = 0', [set(flag, 0)]),
    op('', 'wrong = source', [set(wrong, source)]),
    wait('', 'for ever', false, { rest: true }),
  ];
  const invariants = [{ id: 'never-wrong', when: 'always' as const, holds: not(wrong) }];
  const all = assemble(
    program({ cells: [flag, source, wrong], threads: [{ main }, { main }], invariants }),
  );
  /** The second thread comes to all of them, the first not to the last two. */
  const seen = { has: (thread: number, place: number) => thread === 1 || place < 3 };

  it('leaves a thread where it comes to one of them all the same, and does what others do', () => {
    const left = without(all, all.initial, 0, seen);
    const state = stateWithout(all, all.initial, left);
    for (const thread of [0, 0, 0, 1, 1, 1]) left.step(state, thread);
    expect([0, 1].map((thread) => left.enabled(state, thread))).toEqual([false, true]);
    left.step(state, 1);
    expect(left.brokenInState(state)).toBe(1);
  });

  it('stores nothing that is stored there alone', () => {
    const nobody = { has: (_: number, place: number) => place < 3 };
    const left = without(all, all.initial, 0, nobody);
    expect(left.layout.constants.has(wrong)).toBe(true);
    expect(left.layout.constants.has(flag)).toBe(false);
  });

  it('is the machine itself where threads come to all', () => {
    expect(without(all, all.initial, 0, { has: () => true })).toBe(all);
  });
});
