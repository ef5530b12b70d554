/**
 * Threads and environment as processes. Every option of a `do` is one step of one actor, taken as a
 * whole (`d_step`), just as the machine takes it. SPIN warns of a `timeout` in one; `atomic` would do without a
 * warning, but the parallel breadth-first search stores the states in its midst.
 */
import { defined } from '../../base/assert.ts';
import type { AssembledMachine } from '../../machine/assemble.ts';
import type { Cell } from '../../machine/cell.ts';
import type { Target } from '../../machine/code.ts';
import { not, term, type Term } from '../../machine/expression.ts';
import { timeoutOf } from '../../machine/actors.ts';
import { liveness, type Liveness } from '../../machine/liveness.ts';
import type { EnvironmentActor } from '../../machine/program.ts';
import type { Op } from '../../machine/statement.ts';
import type { Expressions } from './expressions.ts';
import type { Invariants } from './invariants.ts';
import { at, comment, identifier, pc } from './names.ts';

/** An option of the environment's process: one step of an actor, or the end of one of its waits. */
export interface Option {
  /** Id of the actor. */
  readonly actor: string;
  readonly lines: readonly string[];
}

export class Actors {
  private readonly machine: AssembledMachine;
  private readonly expressions: Expressions;
  private readonly invariants: Invariants;
  private readonly live: readonly Liveness[];

  constructor(machine: AssembledMachine, expressions: Expressions, invariants: Invariants) {
    this.machine = machine;
    this.expressions = expressions;
    this.invariants = invariants;
    this.live = machine.code.threads.map(liveness);
  }

  thread(t: number): string[] {
    const { program, code } = this.machine;
    const { ops } = at(code.threads, t);
    const waits = ops.flatMap((op, i) =>
      op.guard === null ? [] : [`(${pc(t)} != ${i} || ${this.expressions.print(op.guard)})`],
    );
    let inside = -1;
    const options = ops.flatMap((op, i) => {
      const fn = at(code.instructions, i).stack.at(-1) ?? -1;
      const heading = fn === inside ? [] : this.heading(fn);
      inside = fn;
      return [...heading, ...indented(this.option(t, op, i), 6)];
    });
    return [
      `active proctype ${identifier(at(program.threads, t).id)}() {`,
      'end:',
      '  do',
      '  :: d_step {',
      `      (${waits.length === 0 ? 'true' : waits.join('\n       && ')}) ->`,
      '      if',
      ...options,
      '      fi;',
      '      CHECK_STATE',
      '    }',
      '  od',
      '}',
      '',
    ];
  }

  environment(): string[] {
    return [
      'active proctype environment() {',
      'end:',
      '  do',
      ...this.environmentOptions().flatMap(({ lines }) => indented(lines, 2)),
      '  :: false',
      '  od',
      '}',
      '',
    ];
  }

  /** In the order in which they stand in the model. */
  environmentOptions(): Option[] {
    const { program, code } = this.machine;
    return [
      ...program.environment.map((e) => ({ actor: e.id, lines: this.actor(e) })),
      ...code.threads.flatMap((_, t) => this.timeouts(t)),
    ];
  }

  private heading(fn: number): string[] {
    const { name, file, origin } = defined(this.machine.code.functions[fn], 'a function');
    const source = [name, file, origin].filter((part) => part !== '').join(' · ');
    return ['', `      /* ${comment(source)} */`];
  }

  private option(t: number, op: Op, index: number): string[] {
    const { code } = this.machine;
    const { line, text } = at(code.instructions, index);
    const label = at(code.lines, line).label;
    const marks = op.options.events ?? [];
    const { next } = at(code.threads, t);
    return [
      `:: (${pc(t)} == ${index}) -> /* ${comment(label === '' ? text : `${label}  ${text}`)} */`,
      ...indented(
        [
          ...this.invariants.note(marks),
          ...op.effects.map((e) => `${this.expressions.effect(e)};`),
          ...this.follow(t, at(next, index), at(at(this.live, t).held, index)),
          ...this.invariants.check(marks),
        ],
        3,
      ),
    ];
  }

  private actor(e: EnvironmentActor): string[] {
    const { code } = this.machine;
    const guard = [this.expressions.print(e.guard)];
    if (e.thread >= 0)
      guard.push(
        this.expressions.placeTest(e.thread, (i) => at(code.instructions, i).interruptible),
      );
    const set = new Set(e.effects.map(({ cell }) => cell).filter((cell) => cell.temporary));
    return [
      `:: d_step { (${e.lastResort ? 'timeout && ' : ''}${guard.join(' && ')}) -> /* ${e.id}: ${comment(e.label)} */`,
      ...indented(
        [
          ...this.invariants.note(e.events),
          ...e.effects.map((x) => `${this.expressions.effect(x)};`),
          ...[...new Set(e.moves.map((m) => m.thread))].flatMap((t) => this.moves(e, t, set)),
          ...this.invariants.check(e.events),
          'CHECK_STATE',
        ],
        4,
      ),
      '  }',
    ];
  }

  /** The first move of a thread whose condition holds. */
  private moves(e: EnvironmentActor, thread: number, set: ReadonlySet<Cell>): string[] {
    const { routines } = at(this.machine.code.threads, thread);
    const moves = e.moves.filter((move) => move.thread === thread);
    const rest = (from: number): string[] => {
      const move = moves[from];
      if (move === undefined) return ['skip;'];
      const taken = this.follow(thread, defined(routines.get(move.routine), move.routine), set);
      if (isAlways(move.when)) return taken;
      return choice(this.expressions.print(move.when), taken, rest(from + 1));
    };
    return rest(0);
  }

  /** Waits that are given up once nobody else can move. */
  private timeouts(t: number): Option[] {
    const { code, program } = this.machine;
    const { ops, next } = at(code.threads, t);
    const actor = timeoutOf(at(program.threads, t).id);
    return ops.flatMap(({ guard }, i) => {
      if (guard === null || at(code.instructions, i).limitTicks === null) return [];
      const stuck = `${pc(t)} == ${i} && ${this.expressions.print(not(guard))}`;
      const lines = [
        `:: d_step { (timeout && ${stuck}) -> /* gives up: ${comment(at(code.instructions, i).text)} */`,
        ...indented(
          [...this.follow(t, at(next, i), at(at(this.live, t).held, i)), 'CHECK_STATE'],
          4,
        ),
        '  }',
      ];
      return [{ actor, lines }];
    });
  }

  /** Sends the thread on; temporaries that are dead there are set to their minimum. */
  private follow(t: number, target: Target, held: ReadonlySet<Cell>): string[] {
    if (target.kind === 'branch')
      return choice(
        this.expressions.print(target.condition),
        this.follow(t, target.then, held),
        this.follow(t, target.otherwise, held),
      );
    const alive = at(at(this.live, t).before, target.index);
    const dead = [...held].filter((cell) => !alive.has(cell));
    const cleared = dead.map((cell) => `${this.expressions.name(cell)} = 0; `);
    return [`${cleared.join('')}${pc(t)} = ${target.index};`];
  }
}

function choice(condition: string, then: readonly string[], otherwise: readonly string[]) {
  return [
    'if',
    `:: (${condition}) ->`,
    ...indented(then, 3),
    ':: else ->',
    ...indented(otherwise, 3),
    'fi;',
  ];
}

const indented = (lines: readonly string[], by: number): string[] =>
  lines.map((line) => (line === '' ? '' : ' '.repeat(by) + line));

function isAlways(of: Term): boolean {
  const e = term(of);
  return e.kind === 'constant' && e.value !== 0;
}
