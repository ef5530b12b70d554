import { beforeEach, describe, expect, it } from 'vitest';
import { program, shared, temporary } from '../testing/machine/small-program.ts';
import { assemble, type AssembledMachine } from './assemble.ts';
import { read, type Cell } from './cell.ts';
import { equal, not, place, plus } from './expression.ts';
import { environmentActor, type EnvironmentActor } from './program.ts';
import { branch, DEFAULT_COST_TICKS, goto, op, set, wait, type Statement } from './statement.ts';

const x = shared('x', { max: 7 });
const y = shared('y', { max: 7 });
const stop = wait('STOP', 'for ever', false, { rest: true });
const delay = { minTicks: 5, maxTicks: 9 };

const nature = (more: Partial<EnvironmentActor> = {}): EnvironmentActor =>
  environmentActor({ id: 'n', label: 'nature', guard: true, effects: [], delay, ...more });

const value = (m: AssembledMachine, state: Int32Array, c: Cell): number =>
  read(state, m.layout.slot(c));

const standsAt = (m: AssembledMachine, state: Int32Array, thread = 0): string =>
  m.code.lines[m.code.instructions[m.place(state, thread)]!.line]!.label;

const enabled = (m: AssembledMachine, state: Int32Array): string[] =>
  m.actors.filter((_, i) => m.enabled(state, i)).map((a) => a.id);

const indexOf = (m: AssembledMachine, id: string): number => m.actors.findIndex((a) => a.id === id);

describe('actors', () => {
  it('are the threads, then the environment, then what happens when nobody can move', () => {
    const patient = [wait('A', 'a', x, { limitTicks: 9 }), stop];
    const m = assemble(
      program({
        cells: [x],
        threads: [{ f: patient }, { f: patient }],
        environment: [
          nature({ id: 'error', injects: true, dueTicks: 99 }),
          nature({ id: 'irq', thread: 1 }),
        ],
      }),
    );
    const common = { injects: false, lastResort: false, delay: null };
    expect(m.actors).toEqual([
      { ...common, id: 't0', label: 'thread 0', kind: 'thread', thread: 0 },
      { ...common, id: 't1', label: 'thread 1', kind: 'thread', thread: 1 },
      {
        id: 'error',
        label: 'nature',
        kind: 'environment',
        thread: -1,
        injects: true,
        lastResort: false,
        delay,
      },
      {
        id: 'irq',
        label: 'nature',
        kind: 'environment',
        thread: 1,
        injects: false,
        lastResort: false,
        delay,
      },
      ...[0, 1].map((thread) => ({
        id: `timeout-t${String(thread)}`,
        label: `t${String(thread)} gives up waiting`,
        kind: 'environment',
        thread,
        injects: false,
        lastResort: true,
        delay: { minTicks: 0, maxTicks: 0 },
      })),
    ]);
    expect(m.threads).toBe(2);
    expect(m.actors.map((_, i) => m.dueTicks(m.initial, i))).toEqual([
      Infinity,
      Infinity,
      99,
      Infinity,
      Infinity,
      Infinity,
    ]);
  });

  it('take as long as they say, and about as long as a few instructions otherwise', () => {
    const m = assemble(
      program({
        threads: [{ f: [op('A', 'a'), op('B', 'b', [], { costTicks: 0 }), goto('f')] }],
        environment: [nature()],
      }),
    );
    const state = m.initial.slice();
    expect([m.cost(state, 0), m.cost(state, 1)]).toEqual([DEFAULT_COST_TICKS, 4]);
    m.step(state, 0);
    expect(m.cost(state, 0)).toBe(0);
  });
});

describe('a thread', () => {
  it('waits while the guard of its op does not hold', () => {
    const m = assemble(
      program({
        cells: [x],
        threads: [{ f: [wait('A', 'a', x), stop] }, { f: [wait('A', 'a', x), stop] }],
        environment: [nature({ effects: [set(x, plus(x, 3))], guard: not(x) })],
      }),
    );
    const state = m.initial.slice();
    expect(enabled(m, state)).toEqual(['n']);
    m.step(state, indexOf(m, 'n'));
    expect(enabled(m, state)).toEqual(['t0', 't1']);
    m.step(state, 1);
    expect(enabled(m, state)).toEqual(['t0']);
    expect([standsAt(m, state, 0), standsAt(m, state, 1)]).toEqual(['A', 'STOP']);
  });

  it('decides a branch on what its op has just done', () => {
    const body = [
      op('A', 'a', [set(x, plus(x, 1))]),
      branch('if', equal(x, 2), [op('B', 'b')], [op('C', 'c')]),
      goto('f'),
    ];
    const m = assemble(program({ cells: [x], threads: [{ f: body }] }));
    const state = m.initial.slice();
    const seen = Array.from({ length: 4 }, () => {
      m.step(state, 0);
      return standsAt(m, state);
    });
    expect(seen).toEqual(['C', 'A', 'B', 'A']);
  });
});

describe('branches in a row', () => {
  it('share what comes after them, so that many are no trouble', () => {
    const many = Array.from({ length: 60 }, (_, i) => branch('if', equal(x, i % 8), []));
    const last = branch('if', y, [op('B', 'b')], [op('C', 'c')]);
    const body = { f: [op('A', 'a'), ...many, last, goto('f')] };
    const m = assemble(program({ cells: [x, y], threads: [body] }));
    const state = m.initial.slice();
    m.step(state, 0);
    expect(standsAt(m, state)).toBe('C');
  });
});

describe('the environment', () => {
  const routines: Record<string, readonly Statement[]> = {
    f: [op('A', 'a'), stop, goto('f')],
    g: [op('G', 'g'), goto('f')],
    h: [op('H', 'h'), goto('f')],
  };
  const moving = (environment: readonly EnvironmentActor[], threads = 1): AssembledMachine =>
    assemble(
      program({
        cells: [x, y],
        threads: Array.from({ length: threads }, () => routines),
        environment,
      }),
    );

  it('sends a thread by the first move that fits, once the effects are done', () => {
    const moves = [
      { thread: 0, when: equal(x, 2), routine: 'g' },
      { thread: 0, when: x, routine: 'h' },
    ];
    const arrivals = (effects: EnvironmentActor['effects']) => {
      const m = moving([nature({ effects, moves })]);
      const state = m.initial.slice();
      m.step(state, 1);
      return standsAt(m, state);
    };
    expect(arrivals([set(x, 2)])).toBe('G');
    expect(arrivals([set(x, 1)])).toBe('H');
    expect(arrivals([])).toBe('A');
  });

  it('sends several threads, each by its own moves and in turn', () => {
    const m = moving(
      [
        nature({
          moves: [
            { thread: 1, when: true, routine: 'g' },
            { thread: 0, when: place(1, { line: 'g:G' }), routine: 'h' },
            { thread: 1, when: true, routine: 'h' },
          ],
        }),
      ],
      2,
    );
    const state = m.initial.slice();
    m.step(state, indexOf(m, 'n'));
    expect([standsAt(m, state, 0), standsAt(m, state, 1)]).toEqual(['H', 'G']);
  });

  it('interrupts a thread only where it rests', () => {
    const m = moving([nature({ thread: 0, guard: not(x) }), nature({ id: 'free' })]);
    const state = m.initial.slice();
    expect(enabled(m, state)).toEqual(['t0', 'free']);
    m.step(state, 0);
    expect(m.resting(state, 0)).toBe(true);
    expect(enabled(m, state)).toEqual(['n', 'free']);
  });

  it('may interrupt only while its guard holds, and not at a wait that is no rest', () => {
    const guarded = moving([nature({ thread: 0, guard: x })]);
    const state = guarded.initial.slice();
    guarded.step(state, 0);
    expect(enabled(guarded, state)).toEqual([]);
    const busy = { f: [wait('W', 'w', y), stop, goto('f')] };
    const waiting = assemble(
      program({ cells: [x, y], threads: [busy], environment: [nature({ thread: 0 })] }),
    );
    expect(waiting.resting(waiting.initial, 0)).toBe(false);
    expect(enabled(waiting, waiting.initial)).toEqual([]);
  });

  it('has to set the temporaries that are read where it sends a thread', () => {
    const r = temporary('r');
    const q = temporary('q');
    const sending = (routine: string, effects: EnvironmentActor['effects']) => () =>
      assemble(
        program({
          cells: [r, q, x],
          threads: [
            {
              f: [op('A', 'a', [set(r, 1), set(q, 1)]), stop],
              reads: [op('B', 'b', [set(x, r)]), stop],
              branches: [branch('if', q, [stop], [op('C', 'c'), stop])],
            },
          ],
          environment: [nature({ effects, moves: [{ thread: 0, when: true, routine }] })],
        }),
      );
    expect(sending('reads', [set(r, 2)])).not.toThrow();
    expect(sending('f', [])).not.toThrow();
    expect(sending('branches', [set(q, 2)])).not.toThrow();
    const refusal = 'r is read after reads is entered, but not set there';
    expect(sending('reads', [])).toThrow(refusal);
    expect(sending('reads', [set(r, 2, x)])).toThrow(refusal);
    expect(sending('branches', [set(r, 1)])).toThrow('q is read after branches is entered');
  });

  it('cannot send a thread to a routine that it does not have', () => {
    const moves = [{ thread: 0, when: true, routine: 'i' }];
    expect(() => moving([nature({ moves })])).toThrow('no routine i');
  });

  it('has the usual defaults', () => {
    expect(nature()).toEqual({
      id: 'n',
      label: 'nature',
      guard: true,
      effects: [],
      delay,
      thread: -1,
      lastResort: false,
      waitTicks: null,
      conditions: [],
      moves: [],
      events: [],
      injects: false,
      exact: null,
      dueTicks: Infinity,
      does: '',
      startedThrough: null,
    });
  });
});

describe('a wait with a limit', () => {
  const patient: readonly Statement[] = [
    op('A', 'a'),
    wait('W', 'w', x, { limitTicks: 9, effects: [set(y, 5)] }),
    branch('if', y, [op('B', 'b')], [op('C', 'c')]),
    stop,
  ];
  let m: AssembledMachine;
  let bothWait: Int32Array;
  beforeEach(() => {
    m = assemble(
      program({
        cells: [x, y],
        threads: [{ f: patient }, { f: patient }],
        environment: [nature({ effects: [set(x, 1)], guard: equal(y, 7) })],
      }),
    );
    bothWait = m.initial.slice();
    m.step(bothWait, 0);
    m.step(bothWait, 1);
  });

  it('is given up only once nobody else can move', () => {
    const state = m.initial.slice();
    expect(enabled(m, state)).toEqual(['t0', 't1']);
    m.step(state, 0);
    expect(enabled(m, state)).toEqual(['t1']);
    m.step(state, 1);
    expect(enabled(m, state)).toEqual(['timeout-t0', 'timeout-t1']);
  });

  it('goes on without its effects', () => {
    const state = bothWait.slice();
    m.step(state, indexOf(m, 'timeout-t1'));
    expect([standsAt(m, state, 0), standsAt(m, state, 1)]).toEqual(['W', 'C']);
    expect(value(m, state, y)).toBe(0);
  });

  it('is not given up while its condition holds, or by a thread that stands elsewhere', () => {
    const state = bothWait.slice();
    m.step(state, indexOf(m, 'n'));
    expect(enabled(m, state)).toEqual(['t0', 't1']);
    m.step(state, 0);
    m.step(state, 0);
    m.step(state, 1);
    m.step(state, 1);
    expect([standsAt(m, state, 0), standsAt(m, state, 1)]).toEqual(['STOP', 'STOP']);
    expect(enabled(m, state)).toEqual([]);
    expect(() => {
      m.step(state, indexOf(m, 'timeout-t0'));
    }).toThrow('t0 is not at a wait with a limit');
  });

  it('says nothing, costs little and leaves the registers alone', () => {
    const timeout = indexOf(m, 'timeout-t0');
    expect([m.events(bothWait, timeout), m.outcome(bothWait, timeout)]).toEqual([0, '']);
    expect(m.cost(bothWait, timeout)).toBe(4);
    expect(() => {
      m.stepExact(bothWait.slice(), timeout, new BigUint64Array(0), 0);
    }).not.toThrow();
  });

  it('is a wait: an op has nothing to give up', () => {
    const op1 = { ...op('A', 'a'), options: { limitTicks: 9 } };
    const none = assemble(
      program({ cells: [x], threads: [{ f: [op1, wait('W', 'w', x), stop] }] }),
    );
    expect(none.actors.map((a) => a.id)).toEqual(['t0']);
  });
});

describe('events', () => {
  let m: AssembledMachine;
  beforeEach(() => {
    const events = [
      { event: 'first', when: x, outcome: '' },
      { event: 'third', when: not(x), outcome: 'lost' },
      { event: 'third', when: true, outcome: 'third' },
    ];
    m = assemble(
      program({
        cells: [x],
        events: ['first', 'second', 'third'],
        threads: [{ f: [op('A', 'a', [set(x, 1)], { events }), op('B', 'b'), goto('f')] }],
        environment: [nature({ events: [{ event: 'second', when: true, outcome: 'struck' }] })],
      }),
    );
  });

  it('of a step are those whose condition holds before it', () => {
    const state = m.initial.slice();
    expect(m.events(state, 0)).toBe(0b100);
    m.step(state, 0);
    expect(m.events(state, 0)).toBe(0);
    m.step(state, 0);
    expect(m.events(state, 0)).toBe(0b101);
    expect(m.events(state, 1)).toBe(0b010);
  });

  it('tell what came of the step: the first that has something to say', () => {
    const state = m.initial.slice();
    expect(m.outcome(state, 0)).toBe('lost');
    m.step(state, 0);
    expect(m.outcome(state, 0)).toBe('');
    m.step(state, 0);
    expect(m.outcome(state, 0)).toBe('third');
    expect(m.outcome(state, 1)).toBe('struck');
  });

  it('must be known, and fit into a word', () => {
    const marked = (event: string, events: readonly string[]) => () => {
      const options = { events: [{ event, when: true, outcome: '' }] };
      return assemble(
        program({ events, threads: [{ f: [op('A', 'a', [], options), goto('f')] }] }),
      );
    };
    const many = Array.from({ length: 32 }, (_, i) => `e${String(i)}`);
    expect(marked('other', ['first'])).toThrow('no event other');
    expect(marked('e31', many)).toThrow('no event e31');
    const last = marked('e30', many)();
    expect(last.events(last.initial, 0)).toBe(1 << 30);
  });
});
