import { describe, expect, it } from 'vitest';
import { func, program, shared, temporary } from '../testing/machine/small-program.ts';
import { assemble, type AssembledMachine } from './assemble.ts';
import { read, type Cell } from './cell.ts';
import { buildCode } from './control-flow.ts';
import { equal, not, plus } from './expression.ts';
import { liveness } from './liveness.ts';
import { environmentActor, type Program } from './program.ts';
import { branch, call, goto, loop, op, set, wait, type Statement } from './statement.ts';
import { temporariesByThread } from './temporaries.ts';

const r = temporary('r');
const q = temporary('q', { min: -2, max: 5 });
const x = shared('x', { max: 7 });
const end = goto('f');
const stop = wait('', 'for ever', false, { rest: true });

const one = (...body: readonly Statement[]): Program =>
  program({ threads: [{ f: body }], cells: [r, q, x] });

const live = (...body: readonly Statement[]): string[][] =>
  liveness(buildCode(one(...body)).threads[0]!).before.map((s) => [...s].map((c) => c.id).sort());

const use = set(x, r);
const make = set(r, x);

describe('a temporary is alive', () => {
  it('from where it is set to where it is read', () => {
    expect(
      live(op('A', 'a'), op('B', 'b', [make]), op('C', 'c'), op('D', 'd', [use]), end),
    ).toEqual([[], [], ['r'], ['r']]);
  });

  it('before a guard, a condition of an effect, a branch and an event that reads it', () => {
    const before = (reader: Statement) => live(op('A', 'a', [make]), reader, op('C', 'c'), end)[1];
    expect(before(wait('B', 'b', not(r)))).toEqual(['r']);
    expect(before(op('B', 'b', [set(x, 1, equal(r, 3))]))).toEqual(['r']);
    expect(before(op('B', 'b', [set(x, plus(r, q))]))).toEqual(['q', 'r']);
    const events = [{ event: 'e', when: equal(r, 1), outcome: '' }];
    expect(before(op('B', 'b', [], { events }))).toEqual(['r']);
    expect(before(op('B', 'b'))).toEqual([]);
    const leave = branch('if', r, [end]);
    expect(live(op('A', 'a'), leave, op('B', 'b'), stop)).toEqual([['r'], [], []]);
    const within = branch('if', x, [leave]);
    expect(live(op('A', 'a'), within, op('B', 'b'), stop)).toEqual([['r'], [], []]);
  });

  it('on every way that may lead to a read, around loops too', () => {
    const ways = branch('if', x, [op('B', 'b', [use])], [op('C', 'c')]);
    expect(live(op('A', 'a', [make]), ways, op('D', 'd'), end)).toEqual([[], ['r'], [], []]);
    expect(live(op('A', 'a'), op('B', 'b', [use, make]), end)).toEqual([['r'], ['r']]);
  });

  it('after a set that may not happen, and within the effects in their order', () => {
    const maybe = set(r, 1, x);
    expect(live(op('A', 'a', [make]), op('B', 'b', [maybe]), op('C', 'c', [use]), end)[1]).toEqual([
      'r',
    ]);
    expect(live(op('A', 'a', [make, use]), end)).toEqual([[]]);
    expect(live(op('A', 'a', [use, make]), end)).toEqual([['r']]);
    expect(live(op('A', 'a', [set(r, plus(r, 1))]), op('B', 'b', [use]), end)[0]).toEqual(['r']);
  });

  it('through a wait that may be given up, whose effects are skipped then', () => {
    const giveUp = wait('B', 'b', x, { effects: [make], limitTicks: 9 });
    const stay = wait('B', 'b', x, { effects: [make] });
    expect(live(op('A', 'a', [make]), giveUp, op('C', 'c', [use]), end)[1]).toEqual(['r']);
    expect(live(op('A', 'a', [make]), stay, op('C', 'c', [use]), end)[1]).toEqual([]);
  });

  it('only if it is a temporary', () => {
    expect(live(op('A', 'a', [set(x, plus(x, 1))]), end)).toEqual([[]]);
  });

  it('in called functions and in every round of a loop', () => {
    const callee = func('g', [op('G', 'g', [use])]);
    expect(
      live(
        op('A', 'a', [make]),
        loop('for', [1, 2], () => [call('', callee)]),
        end,
      ),
    ).toEqual([[], ['r'], ['r']]);
  });

  it('may hold something at its set and where it is alive', () => {
    const code = buildCode(one(op('A', 'a', [make]), op('B', 'b', [use]), op('C', 'c'), end));
    const held = liveness(code.threads[0]!).held.map((s) => [...s].map((c) => c.id));
    expect(held).toEqual([['r'], ['r'], []]);
  });
});

describe('a temporary that is dead is set to its minimum', () => {
  const value = (m: AssembledMachine, state: Int32Array, c: Cell) => read(state, m.layout.slot(c));

  function valuesAfterEachStep(m: AssembledMachine, steps: number): [number, number][] {
    const state = m.initial.slice();
    return Array.from({ length: steps }, () => {
      m.step(state, 0);
      return [value(m, state, r), value(m, state, q)];
    });
  }

  it('with the step after which it cannot be read any more', () => {
    const m = assemble(
      one(
        op('A', 'a', [set(r, 5), set(q, 3)]),
        op('B', 'b', [set(x, r)]),
        op('C', 'c', [set(x, q)]),
        op('D', 'd', [set(r, 6)]),
        end,
      ),
    );
    expect(valuesAfterEachStep(m, 4)).toEqual([
      [5, 3],
      [0, 3],
      [0, -2],
      [0, -2],
    ]);
  });

  it('on the way of a branch on which it is not needed', () => {
    const m = assemble(
      one(
        op('A', 'a', [set(x, plus(x, 1)), set(r, x), set(q, 4)]),
        branch('if', equal(r, 2), [op('B', 'b', [set(x, q)])], [op('C', 'c', [use])]),
        end,
      ),
    );
    expect(valuesAfterEachStep(m, 3)).toEqual([
      [1, -2],
      [0, -2],
      [0, 4],
    ]);
  });

  it('when an interrupt takes the thread elsewhere', () => {
    // Fills the word of the places, so that another has to be cleared too.
    const filler = [16, 11].map((bits) => shared(`filler${String(bits)}`, { max: 2 ** bits - 1 }));
    const trap = temporary('trap');
    const m = assemble(
      program({
        cells: [r, ...filler, q, trap, x],
        threads: [
          {
            f: [
              op('A', 'a', [set(r, 5), set(q, 3)]),
              wait('B', 'b', x, { rest: true }),
              op('C', 'c', [set(x, plus(r, q))]),
              end,
            ],
            // A filler that never changed would need no bits.
            g: [op('D', 'd', [set(x, trap), ...filler.map((c) => set(c, 1))]), end],
          },
        ],
        environment: [
          environmentActor({
            id: 'interrupt',
            label: '',
            thread: 0,
            guard: true,
            delay: { minTicks: 0, maxTicks: 0 },
            effects: [set(trap, 7)],
            moves: [{ thread: 0, when: true, routine: 'g' }],
          }),
        ],
      }),
    );
    const state = m.initial.slice();
    m.step(state, 0);
    expect([r, q, trap].map((c) => value(m, state, c))).toEqual([5, 3, 0]);
    m.step(state, 1);
    expect([r, q, trap].map((c) => value(m, state, c))).toEqual([0, -2, 7]);
    expect(m.layout.slot(q).word).not.toBe(m.layout.slot(r).word);
    m.step(state, 0);
    expect([r, q, trap, x].map((c) => value(m, state, c))).toEqual([0, -2, 0, 7]);
  });
});

describe('temporaries', () => {
  const owned = (p: Program) => temporariesByThread(p, buildCode(p)).map((s) => [...s]);
  const events = [{ event: 'e', when: q, outcome: '' }];
  const actor = {
    id: 'n',
    label: '',
    guard: true,
    effects: [],
    delay: { minTicks: 0, maxTicks: 0 },
  };

  it('belong to the thread of their index, named or not', () => {
    const other = temporary('other', { index: 1 });
    const threads = [r, other].map((c) => ({ f: [op('A', 'a', [set(c, 1)]), end] }));
    expect(owned(program({ threads, cells: [q, other, x, r] }))).toEqual([[q, r], [other]]);
  });

  it.each<[string, Statement]>([
    ['set', op('A', 'a', [set(temporary('alien', { index: 1 }), 1)])],
    ['read', op('A', 'a', [set(x, temporary('alien', { index: 1 }))])],
    ['asked for', op('A', 'a', [set(x, 1, temporary('alien', { index: 1 }))])],
    ['waited for', wait('A', 'a', temporary('alien', { index: 1 }))],
    [
      'told',
      op('A', 'a', [], { events: [{ ...events[0]!, when: temporary('alien', { index: 1 }) }] }),
    ],
  ])('of another thread are not %s', (_, statement) => {
    expect(() => owned(one(statement, end))).toThrow('alien belongs to another thread');
  });

  it('of another thread are not branched on', () => {
    const alien = temporary('alien', { index: 1 });
    const p = one(op('A', 'a'), branch('if', alien, [op('B', 'b')]), end);
    expect(() => owned(p)).toThrow('alien belongs to another thread');
  });

  it.each<[string, Partial<Program>]>([
    ['a guard', { environment: [environmentActor({ ...actor, guard: not(q) })] }],
    ['an effect', { environment: [environmentActor({ ...actor, effects: [set(x, q)] })] }],
    ['a condition', { environment: [environmentActor({ ...actor, effects: [set(x, 1, q)] })] }],
    ['an event', { environment: [environmentActor({ ...actor, events })] }],
    [
      'a move',
      {
        environment: [
          environmentActor({ ...actor, moves: [{ thread: 0, when: q, routine: 'f' }] }),
        ],
      },
    ],
    ['an invariant', { invariants: [{ id: 'n', when: 'always', holds: equal(q, 0) }] }],
  ])('are not read by anybody else: %s', (_, more) => {
    const p = one(op('A', 'a', [set(q, 1)]), end);
    expect(() => owned({ ...p, ...more })).toThrow('n reads the temporary q');
  });

  it('may be set by the environment', () => {
    const p = one(op('A', 'a', [use]), end);
    const environment = [environmentActor({ ...actor, effects: [set(r, 1)] })];
    expect(() => owned({ ...p, environment })).not.toThrow();
  });
});
