/**
 * Invariants as assertions, each behind a switch of its own: `-DCHECK_` and its name has that one asserted, and
 * `-DCHECK_ALL` every one. Without a switch the model asserts nothing, so that a search goes through all states.
 */
import type { AssembledMachine } from '../../machine/assemble.ts';
import { not } from '../../machine/expression.ts';
import type { EventMark } from '../../machine/statement.ts';
import type { Expressions } from './expressions.ts';
import { comment, identifier, pc } from './names.ts';

/** The name of the switch for an invariant. */
export const switchOf = (invariant: string): string => `CHECK_${identifier(invariant)}`;

/** The switch for all of them. */
export const SWITCH_OF_ALL = 'CHECK_ALL';

export class Invariants {
  private readonly machine: AssembledMachine;
  private readonly expressions: Expressions;

  constructor(machine: AssembledMachine, expressions: Expressions) {
    this.machine = machine;
    this.expressions = expressions;
  }

  declarations(): string[] {
    const { invariants } = this.machine.program;
    const events = new Set(
      invariants.flatMap(({ when }) => (typeof when === 'object' ? when.event : [])),
    );
    const macros = invariants.flatMap(({ id, holds }) => [
      `#ifdef ${switchOf(id)}`,
      `#define HOLDS_${identifier(id)} ${this.expressions.print(holds)}`,
      '#else',
      `#define HOLDS_${identifier(id)} true`,
      '#endif',
    ]);
    const always = invariants.filter(({ when }) => when === 'always');
    const checks = always.map(({ id }) => `assert(HOLDS_${identifier(id)})`);
    return [
      ...[...events].map((event) => `bit ${flag(event)};`),
      ...macros,
      `#define CHECK_STATE ${checks.length === 0 ? 'skip' : checks.join('; ')}`,
      '',
    ];
  }

  /** Before the effects: notes which watched events this step is. */
  note(marks: readonly EventMark[]): string[] {
    return this.watched(marks).map((event) => {
      const whens = marks.filter((mark) => mark.event === event).map(({ when }) => when);
      const happens = whens.map((when) => this.expressions.print(when)).join(' || ');
      return `${flag(event)} = (${happens} -> 1 : 0);`;
    });
  }

  /**
   * After the effects: what must hold after such a step. What was noted is forgotten within the step, so
   * that no stored state has it: `hidden` would do the same, but is refused where several cores search.
   */
  check(marks: readonly EventMark[]): string[] {
    const { invariants } = this.machine.program;
    return this.watched(marks).flatMap((event) => [
      ...invariants.flatMap(({ id, when }) =>
        typeof when === 'object' && when.event === event
          ? [`assert(!${flag(event)} || HOLDS_${identifier(id)});`]
          : [],
      ),
      `${flag(event)} = 0;`,
    ]);
  }

  /** How many statements `CHECK_STATE` is. */
  get checksOfState(): number {
    const { invariants } = this.machine.program;
    return Math.max(1, invariants.filter(({ when }) => when === 'always').length);
  }

  /** A process that looks on, and speaks when nobody can move any more. */
  atRest(): string[] {
    const atRest = this.machine.program.invariants.filter(({ when }) => when === 'rest');
    const nothingElse = [...this.lastResorts(), ...this.limitedWaits()].map(
      (possible) => ` && !${possible}`,
    );
    return [
      'active proctype at_rest() {',
      'end:',
      '  do',
      ...atRest.map(
        ({ id }) =>
          `  :: atomic { (timeout${nothingElse.join('')} && !(HOLDS_${identifier(id)})) -> ` +
          `assert(HOLDS_${identifier(id)}) } /* ${comment(id)} */`,
      ),
      '  :: false',
      '  od',
      '}',
    ];
  }

  /** What comes once nobody else can move. */
  private lastResorts(): string[] {
    return this.machine.program.environment
      .filter(({ lastResort }) => lastResort)
      .map(({ guard }) => `(${this.expressions.print(guard)})`);
  }

  /** By wait that can be given up: that a thread is stuck there. */
  private limitedWaits(): string[] {
    const { code } = this.machine;
    return code.threads.flatMap(({ ops }, thread) =>
      ops.flatMap(({ guard }, i) =>
        guard !== null && (code.instructions[i]?.limitTicks ?? null) !== null
          ? [`(${pc(thread)} == ${i} && ${this.expressions.print(not(guard))})`]
          : [],
      ),
    );
  }

  /** Events of a step that an invariant asks for, each once. */
  private watched(marks: readonly EventMark[]): string[] {
    const { invariants } = this.machine.program;
    return [...new Set(marks.map(({ event }) => event))].filter((event) =>
      invariants.some(({ when }) => typeof when === 'object' && when.event === event),
    );
  }
}

const flag = (event: string): string => `happens_${identifier(event)}`;
