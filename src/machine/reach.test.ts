import { describe, expect, it } from 'vitest';
import { program, shared, temporary } from '../testing/machine/small-program.ts';
import { assemble } from './assemble.ts';
import { both, equal, not, place, plus } from './expression.ts';
import { environmentActor } from './program.ts';
import { branch, goto, op, set, wait } from './statement.ts';

const x = shared('x', { max: 7 });
const y = shared('y', { max: 7 });
const z = shared('z', { max: 7 });
const own = [0, 1].map((index) => temporary(`r${String(index)}`, { index }));
const delay = { minTicks: 0, maxTicks: 0 };
const nature = { label: '', effects: [set(z, 1)], delay };

const body = (thread: number) => ({
  f: [
    op('A', 'a', [set(own[thread]!, x)]),
    op('B', 'b', [set(x, plus(own[thread]!, 1))]),
    wait('C', 'c', not(equal(plus(x, 1), 2)), { effects: [set(y, z)], limitTicks: 9 }),
    branch('if', y, [goto('g')]),
    wait('D', 'd', both(y, place(0, 'rest'))),
    goto('f'),
  ],
  g: [wait('E', 'e', z, { rest: true }), wait('F', 'f', true, { rest: true }), goto('g')],
});

const machine = assemble(
  program({
    cells: [x, y, z, ...own],
    threads: [body(0), body(1)],
    environment: [
      environmentActor({ ...nature, id: 'n0', guard: y, thread: 1 }),
      environmentActor({
        ...nature,
        id: 'n1',
        guard: not(both(x, place(1, 'rest'))),
        moves: [{ thread: 0, when: true, routine: 'f' }],
      }),
    ],
    invariants: [
      {
        id: 'twoParts',
        when: 'always',
        holds: both(not(both(x, z)), not(both(y, place(1, 'rest')))),
      },
      { id: 'other', when: 'always', holds: not(both(y, z)) },
      { id: 'end', when: 'rest', holds: x },
    ],
  }),
);

/** Actors: t0 t1 n0 n1 timeout-t0 timeout-t1. */
const ids = machine.actors.map((a) => a.id);
/** The move of an actor when all threads stand at the label. */
function moveAt(actor: string, label: string): number {
  const state = machine.initial.slice();
  const at = machine.code.instructions.findIndex(
    ({ line }) => machine.code.lines[line]!.label === label,
  );
  for (const c of machine.places.cells) {
    const { word, shift, mask } = machine.layout.slot(c);
    state[word] = (state[word]! & ~(mask << shift)) | (at << shift);
  }
  return machine.moveOf(state, ids.indexOf(actor));
}

const affectedBy = (actor: string, label = 'F'): string[] =>
  [...machine.affected(moveAt(actor, label))].map((a) => ids[a]!);

describe('whom a move affects', () => {
  it('is nobody but the thread itself where nothing is written that others look at', () => {
    expect(affectedBy('t0', 'A')).toEqual(['t0']);
    expect(affectedBy('t1', 'A')).toEqual(['t1']);
  });

  it('is everybody whose guards read what it writes, but for last resorts', () => {
    expect(affectedBy('t0', 'B')).toEqual(['t0', 't1', 'n1']);
    expect(affectedBy('n0')).toEqual(['t0', 't1']);
  });

  it('is whoever asks where a thread stands when that may have become another answer', () => {
    // From C the thread may go to E, which is a rest.
    expect(affectedBy('t1', 'C')).toEqual(['t0', 't1', 'n0', 'n1']);
    expect(affectedBy('t1', 'D')).toEqual(['t1']);
    // From rest to rest.
    expect(affectedBy('t1', 'E')).toEqual(['t1']);
    expect(affectedBy('t0', 'E')).toEqual(['t0']);
  });

  it('is the thread that the environment moves, from wherever it stood', () => {
    expect(affectedBy('n1')).toEqual(['t0', 't1']);
  });

  it('is whom the wait would have affected when it is given up', () => {
    expect(affectedBy('timeout-t1', 'C')).toEqual(['t1', 'n0', 'n1']);
  });
});

describe('what a move may break', () => {
  const brokenBy = (actor: string, label: string, values: readonly number[]): number => {
    const state = machine.initial.slice();
    [x, y, z].forEach((c, i) => {
      const { word, shift } = machine.layout.slot(c);
      state[word] = state[word]! | (values[i]! << shift);
    });
    return machine.brokenBy(state, moveAt(actor, label), 0);
  };

  it('are invariants that read what it writes, part by part', () => {
    expect(brokenBy('t0', 'B', [1, 0, 1])).toBe(0b01);
    // The invariant about y and z cannot have been broken by a store to x.
    expect(brokenBy('t0', 'B', [0, 1, 1])).toBe(0);
    expect(brokenBy('t0', 'C', [1, 1, 1])).toBe(0b10);
    expect(brokenBy('t0', 'A', [1, 1, 1])).toBe(0);
  });
});

describe('moves that write a cell', () => {
  const writes = (actor: string, label: string) =>
    [x, y, z, own[0]!].filter((c) => machine.movesThatWrite([c])[moveAt(actor, label)] === 1);

  it('are those with such an effect, or that zero a temporary', () => {
    expect(writes('t0', 'A')).toEqual([own[0]]);
    expect(writes('t0', 'B')).toEqual([x, own[0]]);
    expect(writes('t0', 'C')).toEqual([y]);
    expect(writes('timeout-t0', 'C')).toEqual([]);
    expect(writes('n1', 'F')).toEqual([z, own[0]]);
  });
});
