import { beforeEach, describe, expect, it } from 'vitest';
import { program, shared, temporary, type SmallProgram } from '../testing/machine/small-program.ts';
import { assemble, momentOf, type AssembledMachine } from './assemble.ts';
import { read, type Cell } from './cell.ts';
import { equal, less, not, place, plus, type PlaceTest } from './expression.ts';
import { environmentActor, type Invariant, type Program } from './program.ts';
import { branch, call, goto, op, phase, set, wait } from './statement.ts';
import type { ExactContext, Func } from './statement.ts';

const x = shared('x', { max: 3 });
const y = shared('y', { min: -4, max: 3, initial: -1 });
const count = op('A', 'a', [set(x, plus(x, 1))]);
const stop = wait('STOP', 'for ever', false, { rest: true });
const delay = { minTicks: 0, maxTicks: 0 };

const machine = (more: SmallProgram): AssembledMachine =>
  assemble(program({ cells: [x, y], ...more }));

const value = (m: AssembledMachine, state: Int32Array, c: Cell): number =>
  read(state, m.layout.slot(c));

describe('the initial state', () => {
  const routines = {
    f: [op('A', 'a'), goto('f')],
    g: [op('B', 'b'), goto('f')],
    h: [branch('if', x, [goto('f')], [goto('g')])],
  };
  const starting = (start: string): Program => {
    const p = program({ cells: [x, y], threads: [routines, routines] });
    return { ...p, threads: p.threads.map((t, i) => (i === 1 ? { ...t, start } : t)) };
  };

  it('has every cell and every thread where it starts', () => {
    const m = assemble(starting('g'));
    expect([value(m, m.initial, x), value(m, m.initial, y)]).toEqual([0, -1]);
    expect([m.place(m.initial, 0), m.place(m.initial, 1)]).toEqual([0, 1]);
    expect([m.words, m.initial.length]).toEqual([1, 1]);
  });

  it('is not undecided, and not nowhere', () => {
    expect(() => assemble(starting('h'))).toThrow('t1 cannot start in h');
    expect(() => assemble(starting('i'))).toThrow('t1 cannot start in i');
  });

  it('keeps the exact registers it was given, and all that the machine was made of', () => {
    const p = { ...starting('g'), initialExact: BigUint64Array.of(7n) };
    const m = assemble(p);
    expect(m.initialExact).toEqual(BigUint64Array.of(7n));
    expect(m.program).toBe(p);
    expect(m.code.instructions).toHaveLength(2);
    expect(m.layout.cells.map((c) => c.id)).toEqual(['t0.place', 't1.place', 'x', 'y']);
    expect(m.places.cells).toEqual(m.layout.cells.slice(0, 2));
    expect(m.places.cells[1]).toMatchObject({
      label: 't1 place',
      scope: 'thread',
      index: 1,
      max: 1,
      summary: 'The instruction at which the thread stands.',
    });
  });
});

describe('tests of where a thread stands', () => {
  let m: AssembledMachine;
  beforeEach(() => {
    m = machine({
      phases: ['one', 'two'],
      threads: [
        {
          f: [op('A', 'a'), phase('two', [op('B', 'b'), wait('C', 'c', x, { rest: true })]), stop],
        },
      ],
    });
  });

  it.each<[string, PlaceTest, number[]]>([
    ['that rest', 'rest', [0, 0, 1, 1]],
    ['of a phase', { phase: 'two' }, [0, 1, 1, 0]],
    ['of the first phase', { phase: 'one' }, [1, 0, 0, 1]],
    ['of a line', { line: 'f:B' }, [0, 1, 0, 0]],
    ['of no line', { line: 'f:X' }, [0, 0, 0, 0]],
    ['of a function', { function: 'f' }, [1, 1, 1, 1]],
    ['of no function', { function: 'g' }, [0, 0, 0, 0]],
  ])('accept instructions %s', (_, where, accepted) => {
    expect([...m.places.accepts(where)]).toEqual(accepted);
  });

  it('count what a function calls as part of it', () => {
    const called: Func = { name: 'g', file: '', origin: '', summary: '', body: [op('B', 'b')] };
    const calling = machine({ threads: [{ f: [op('A', 'a'), call('', called), stop] }] });
    expect([...calling.places.accepts({ function: 'f' })]).toEqual([1, 1, 1]);
    expect([...calling.places.accepts({ function: 'g' })]).toEqual([0, 1, 0]);
  });

  it('know their phases', () => {
    expect(() => m.places.accepts({ phase: 'three' })).toThrow('no phase three');
  });

  it('may guard an op of another thread', () => {
    const body = { f: [op('A', 'a'), stop], g: [wait('B', 'b', place(0, 'rest')), stop] };
    const p = program({ threads: [body, body] });
    const two = assemble({
      ...p,
      threads: p.threads.map((t, i) => (i === 1 ? { ...t, start: 'g' } : t)),
    });
    const state = two.initial.slice();
    expect(two.enabled(state, 1)).toBe(false);
    two.step(state, 0);
    expect(two.resting(state, 0)).toBe(true);
    expect(two.enabled(state, 1)).toBe(true);
  });
});

describe('invariants', () => {
  let invariants: readonly Invariant[];
  let m: AssembledMachine;
  beforeEach(() => {
    invariants = [
      { id: 'low', when: 'always', holds: less(x, 2) },
      { id: 'marked', when: { event: 'second' }, holds: equal(x, 0) },
      { id: 'resting', when: 'rest', holds: equal(x, 1) },
      { id: 'never 2', when: 'always', holds: not(equal(x, 2)) },
      { id: 'marked first', when: { event: 'first' }, holds: false },
      { id: 'finished', when: 'rest', holds: false },
    ];
    m = machine({
      invariants,
      events: ['first', 'second'],
      threads: [{ f: [count, count, count, wait('W', 'w', equal(y, 3), { limitTicks: 9 }), stop] }],
      environment: [
        environmentActor({ id: 'n', label: '', guard: equal(x, 3), effects: [set(x, 0)], delay }),
      ],
    });
  });
  const after = (steps: number): Int32Array => {
    const state = m.initial.slice();
    for (let i = 0; i < steps; i++) m.step(state, 0);
    return state;
  };

  it('of every state are looked at after every step', () => {
    expect([0, 1, 2, 3].map((n) => m.broken(after(n), 0))).toEqual([0, 0, 0b1001, 0b1]);
    expect([0, 1, 2, 3].map((n) => m.brokenInState(after(n)))).toEqual([0, 0, 0b1001, 0b1]);
  });

  it('of an event are looked at after such a step', () => {
    expect([0b01, 0b10, 0b11].map((events) => m.broken(after(1), events))).toEqual([
      0b10000, 0b00010, 0b10010,
    ]);
    expect(m.broken(after(0), 0b10)).toBe(0);
    expect(m.broken(after(2), 0b01)).toBe(0b11001);
    expect([0, 0b01, 0b10].map((events) => m.brokenByStep(after(2), events))).toEqual([
      0, 0b10000, 0b00010,
    ]);
  });

  it('of the end are looked at once nobody can move, not even by giving up', () => {
    expect([0, 1, 2, 3].map((n) => m.brokenAtRest(after(n)))).toEqual([0, 0, 0, 0]);
    const state = after(3);
    m.step(state, 1);
    expect(m.enabled(state, 2)).toBe(true);
    expect(m.brokenAtRest(state)).toBe(0);
    m.step(state, 2);
    expect(m.brokenAtRest(state)).toBe(0b100100);
    const alone = machine({
      invariants,
      events: ['first', 'second'],
      threads: [{ f: [count, stop] }],
    });
    const end = alone.initial.slice();
    alone.step(end, 0);
    expect(alone.brokenAtRest(end)).toBe(0b100000);
  });

  it('fit into a word, and name events that there are', () => {
    const of =
      (n: number, when: Invariant['when'] = 'always') =>
      () =>
        machine({
          invariants: Array.from({ length: n }, () => ({ id: 'i', when, holds: false })),
          threads: [{ f: [count, goto('f')] }],
        });
    const full = of(31)();
    expect(full.brokenInState(full.initial)).toBe(0x7fff_ffff);
    expect(of(32)).toThrow('too many invariants');
    expect(of(1, { event: 'first' })).toThrow('no event first');
  });
});

describe('who can move', () => {
  let m: AssembledMachine;
  beforeEach(() => {
    m = machine({
      threads: [
        { f: [wait('W', 'w', equal(x, 1), { limitTicks: 9 }), stop] },
        { f: [wait('W', 'w', equal(x, 1), { limitTicks: 9 }), stop] },
      ],
      environment: [
        environmentActor({ id: 'n', label: '', guard: equal(y, -1), effects: [set(y, 0)], delay }),
        environmentActor({ id: 'm', label: '', guard: equal(y, 1), effects: [set(x, 1)], delay }),
      ],
    });
  });

  it('is told actor by actor and at once, the last resorts only when they count', () => {
    const able = (state: Int32Array): number[] => {
      const out = new Uint8Array(m.actors.length);
      const found = [...out.subarray(0, m.enabledActors(state, out))];
      expect(m.actors.map((_, i) => i).filter((i) => m.enabled(state, i))).toEqual(found);
      return found;
    };
    const state = m.initial.slice();
    expect(able(state)).toEqual([2]);
    m.step(state, 2);
    expect(able(state)).toEqual([4, 5]);
    m.step(state, 4);
    expect(able(state)).toEqual([5]);
    m.step(state, 5);
    expect(able(state)).toEqual([]);
  });
});

describe('threads', () => {
  const many = (count: number) => () =>
    assemble(program({ threads: Array.from({ length: count }, () => ({ f: [stop] })) }));

  it('are at most as many as a byte has values', () => {
    const full = many(255)();
    expect(full.threads).toBe(255);
    expect(full.resting(full.initial, 254)).toBe(true);
    expect(many(256)).toThrow('too many actors');
  });

  it('may all be interrupted, up to the last', () => {
    const p = program({
      threads: Array.from({ length: 32 }, () => ({ f: [stop], g: [op('G', 'g'), stop] })),
    });
    const interrupt = (thread: number) =>
      environmentActor({
        id: `i${String(thread)}`,
        label: '',
        thread,
        guard: true,
        effects: [],
        delay,
      });
    const m = assemble({
      ...p,
      threads: p.threads.map((t, i) => (i === 30 ? { ...t, start: 'g' } : t)),
      environment: [interrupt(0), interrupt(30), interrupt(31)],
    });
    const out = new Uint8Array(m.actors.length);
    expect([...out.subarray(0, m.enabledActors(m.initial, out))]).toEqual([30, 32, 34]);
  });
});

describe('exact registers', () => {
  const r = temporary('r');
  const seen: [string, bigint, number, number][] = [];
  const note = (name: string) => (at: ExactContext) => {
    seen.push([name, at.exact[0]!, at.timeTicks, at.value(x)]);
    at.exact[0] = at.exact[0]! + 1n;
  };
  let m: AssembledMachine;
  beforeEach(() => {
    seen.length = 0;
    m = assemble(
      program({
        cells: [x, r],
        initialExact: BigUint64Array.of(40n),
        threads: [
          {
            f: [
              op('A', 'a', [set(x, 2)], { exact: note('A') }),
              op('B', 'b', [set(x, 3)]),
              goto('f'),
            ],
          },
        ],
        environment: [
          environmentActor({
            id: 'n',
            label: '',
            guard: true,
            effects: [set(x, 1)],
            delay,
            exact: note('n'),
          }),
        ],
      }),
    );
  });

  it('follow a step before its effects: they see the state as it was', () => {
    const state = m.initial.slice();
    const exact = m.initialExact.slice();
    m.stepExact(state, 0, exact, 100);
    m.stepExact(state, 0, exact, 200);
    m.stepExact(state, 1, exact, 300);
    expect(seen).toEqual([
      ['A', 40n, 100, 0],
      ['n', 41n, 300, 3],
    ]);
    expect(exact).toEqual(BigUint64Array.of(42n));
    expect(value(m, state, x)).toBe(1);
  });

  it('never influence the state', () => {
    const one = m.initial.slice();
    const other = m.initial.slice();
    for (const actor of [0, 1, 0, 0, 1]) {
      m.step(one, actor);
      m.stepExact(other, actor, BigUint64Array.of(0n), 0);
    }
    expect(one).toEqual(other);
  });

  it('may be read at any moment', () => {
    const exact = BigUint64Array.of(9n);
    const at = momentOf(m.layout, m.initial, exact, 5);
    expect([at.exact, at.timeTicks, at.value(x)]).toEqual([exact, 5, 0]);
  });
});
