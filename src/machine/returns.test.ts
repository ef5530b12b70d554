/** Code that runs with interrupts enabled, interrupts that go back there, and routines in the middle. */
import { describe, expect, it } from 'vitest';
import { func, program, shared, type SmallProgram } from '../testing/machine/small-program.ts';
import { assemble, type AssembledMachine } from './assemble.ts';
import { read, type Cell } from './cell.ts';
import { buildCode } from './control-flow.ts';
import { disassembly } from './disassembly.ts';
import { environmentActor, type EnvironmentActor, type Program } from './program.ts';
import { withReturns } from './returns.ts';
import { branch, call, entry, goto, interruptible, op, resume, set, wait } from './statement.ts';

const irq = shared('irq');
const x = shared('x', { max: 7 });
const delay = { minTicks: 0, maxTicks: 0 };

const interrupt = (thread: number, more: Partial<EnvironmentActor> = {}): EnvironmentActor =>
  environmentActor({
    id: `irq-t${thread}`,
    label: 'interrupt',
    thread,
    guard: irq,
    effects: [],
    moves: [{ thread, when: true, routine: 'handler' }],
    delay,
    ...more,
  });

const handler = [op('H', 'handle', [set(irq, 0)]), resume('back')];
/** A and B with interrupts enabled, C without, and a rest. */
const worker = [
  interruptible(irq, [op('A', 'a', [set(irq, 1)]), op('B', 'b', [set(irq, 1)])]),
  op('C', 'c', [set(irq, 1)]),
  wait('R', 'rest', x, { rest: true }),
  goto('f'),
];

const routines = { f: worker, handler };
const enabledInterrupts = (more: Partial<SmallProgram> = {}): Program =>
  program({ cells: [irq, x], threads: [routines], environment: [interrupt(0)], ...more });

class Walk {
  readonly machine: AssembledMachine;
  readonly state: Int32Array;

  constructor(given: Program) {
    this.machine = assemble(given);
    this.state = this.machine.initial.slice();
  }

  step(...ids: readonly string[]): this {
    for (const id of ids) {
      if (!this.can(id)) throw new Error(`${id} cannot move`);
      this.machine.step(this.state, this.#actor(id));
    }
    return this;
  }

  can(id: string): boolean {
    return this.machine.enabled(this.state, this.#actor(id));
  }

  at(thread = 0): string {
    const { code } = this.machine;
    return code.lines[code.instructions[this.machine.place(this.state, thread)]!.line]!.label;
  }

  value(of: Cell | string): number {
    const cell = this.machine.program.cells.find((c) => c === of || c.id === of);
    return cell === undefined ? NaN : read(this.state, this.machine.layout.slot(cell));
  }

  #actor(id: string): number {
    return this.machine.actors.findIndex((a) => a.id === id);
  }
}

describe('an interrupt', () => {
  it('is taken where interrupts are enabled, and goes back to that place', () => {
    const walk = new Walk(enabledInterrupts()).step('t0');
    const back = () => {
      const place = walk.at();
      walk.step('irq-t0');
      expect(walk.at()).toBe('H');
      walk.step('t0');
      expect(walk.at()).toBe(place);
      return place;
    };
    expect(back()).toBe('B');
    walk.step('t0', 't0');
    expect(back()).toBe('R');
  });

  it('that is pending comes before the next op, and where it is disabled after all of them', () => {
    const walk = new Walk(enabledInterrupts()).step('t0');
    expect([walk.can('t0'), walk.can('irq-t0')]).toEqual([false, true]);
    walk.step('irq-t0', 't0', 't0');
    expect(walk.at()).toBe('C');
    expect([walk.can('t0'), walk.can('irq-t0')]).toEqual([true, false]);
    walk.step('t0');
    expect([walk.at(), walk.can('irq-t0')]).toEqual(['R', true]);
  });

  it('is not taken by its handler, which is not interruptible', () => {
    const walk = new Walk(enabledInterrupts({ environment: [interrupt(0, { guard: true })] })).step(
      'irq-t0',
    );
    expect([walk.at(), walk.can('irq-t0')]).toEqual(['H', false]);
  });

  it('may go elsewhere than back, and the next one goes back to where it was taken', () => {
    const away = [op('H', 'handle', [set(irq, 0)]), branch('if', x, [goto('f')]), resume('back')];
    const walk = new Walk(
      program({
        cells: [irq, x],
        threads: [{ f: worker, handler: away }],
        environment: [
          interrupt(0),
          environmentActor({ id: 'x', label: '', guard: true, effects: [set(x, 1)], delay }),
        ],
      }),
    );
    walk.step('t0', 'irq-t0', 'x', 't0');
    expect(walk.at()).toBe('A');
  });

  it('remembers its place only until it is back', () => {
    const walk = new Walk(enabledInterrupts()).step('t0');
    expect(walk.value('t0.interrupted')).toBe(0);
    walk.step('irq-t0');
    // The second of A, B and R.
    expect(walk.value('t0.interrupted')).toBe(2);
    expect(walk.step('t0').value('t0.interrupted')).toBe(0);
  });

  it('of one thread says nothing of another', () => {
    const walk = new Walk(
      program({
        cells: [irq, x],
        threads: [routines, routines],
        environment: [interrupt(0), interrupt(1)],
      }),
    );
    walk.step('t0', 'irq-t0');
    expect([walk.value('t0.interrupted'), walk.value('t1.interrupted')]).toEqual([2, 0]);
    walk.step('irq-t1');
    expect([walk.value('t0.interrupted'), walk.value('t1.interrupted')]).toEqual([2, 1]);
    walk.step('t0', 't1');
    expect([walk.at(0), walk.at(1)]).toEqual(['B', 'A']);
  });

  it('does its own effects after the place is noted', () => {
    const walk = new Walk(
      enabledInterrupts({ environment: [interrupt(0, { effects: [set(x, 5)] })] }),
    ).step('t0', 'irq-t0');
    expect([walk.value(x), walk.value('t0.interrupted')]).toEqual([5, 2]);
  });
});

describe('withReturns', () => {
  it('leaves a program alone in which nothing goes back', () => {
    const given = program({
      cells: [irq, x],
      threads: [{ f: worker, handler: [op('H', 'h'), goto('f')] }],
      environment: [interrupt(0)],
    });
    expect(withReturns(given, buildCode(given))).toBe(given);
  });

  it('leaves alone what does not send a thread anywhere', () => {
    const still = interrupt(0, { id: 'still', moves: [] });
    const nobody = environmentActor({ id: 'n', label: '', guard: true, effects: [], delay });
    const given = enabledInterrupts({ environment: [interrupt(0), still, nobody] });
    const { environment, cells } = withReturns(given, buildCode(given));
    expect(environment.slice(1)).toEqual([still, nobody]);
    expect(environment[0]?.effects.length).toBe(4);
    expect(cells.map(({ id, max, temporary }) => [id, max, temporary]).at(-1)).toEqual([
      ...['t0.interrupted', 3, true],
    ]);
  });

  it('is shown beside the program as it was given', () => {
    const given = enabledInterrupts();
    const machine = assemble(given);
    expect(machine.given).toBe(given);
    expect(machine.program.cells.length).toBe(given.cells.length + 1);
  });

  it('needs a place to go back to', () => {
    const given = program({ cells: [irq], threads: [{ f: handler }], environment: [] });
    expect(() => assemble(given)).toThrow('nobody is interrupted');
  });
});

describe('interruptible code', () => {
  it('is marked, and so is a rest; ops in functions that it calls are, too', () => {
    const code = buildCode(
      program({
        cells: [irq, x],
        threads: [
          {
            f: [
              op('A', 'a'),
              interruptible(irq, [op('B', 'b'), call('', func('g', [op('C', 'c')]))]),
              op('D', 'd'),
              wait('R', 'rest', x, { rest: true }),
              goto('f'),
            ],
          },
        ],
      }),
    );
    expect(code.instructions.map((i) => i.interruptible)).toEqual([false, true, true, false, true]);
    expect(disassembly(code, 0).split('\n')[1]).toContain('when');
  });

  it('has no lines of its own', () => {
    const lines = (body: Parameters<typeof interruptible>[1]) =>
      buildCode(program({ cells: [irq], threads: [{ f: [...body, goto('f')] }] })).lines.map(
        ({ id, text, indent }) => [id, text, indent],
      );
    const plain = [op('A', 'a'), op('B', 'b')];
    expect(lines([interruptible(irq, plain)])).toEqual(lines(plain));
  });
});

describe('a routine that begins in the middle of a function', () => {
  /** g is called and leaves by a jump; whoever has caught it goes on behind the call. */
  const given = program({
    cells: [x],
    threads: [
      {
        f: [
          op('A', 'a'),
          call('', func('g', [op('G', 'g'), goto('far')])),
          entry('behind', [op('B', 'b')]),
          goto('f'),
        ],
        far: [op('F', 'far'), goto('behind')],
      },
    ],
  });

  it('is gone to, and is the same code as for those who come from above', () => {
    expect(disassembly(buildCode(given), 0).split('\n')).toEqual([
      '0  f:A  a  -> 1',
      '1  g:G  g  -> 3',
      '2  f:B  b  -> 0',
      '3  far:F  far  -> 2',
    ]);
  });

  it('has a name that no other has', () => {
    const twice = [entry('m', [op('A', 'a')]), entry('m', [op('B', 'b')]), goto('f')];
    expect(() => buildCode(program({ threads: [{ f: twice }] }))).toThrow('routine m begins twice');
    const named = [entry('f', [op('A', 'a')]), goto('f')];
    expect(() => buildCode(program({ threads: [{ f: named }] }))).toThrow('routine f begins twice');
  });

  it('is fallen into, too', () => {
    const code = buildCode(
      program({ threads: [{ f: [op('A', 'a'), entry('m', [op('B', 'b')]), goto('m')] }] }),
    );
    expect(disassembly(code, 0).split('\n')).toEqual(['0  f:A  a  -> 1', '1  f:B  b  -> 1']);
  });
});
