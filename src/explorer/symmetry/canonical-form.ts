/**
 * Everything that a machine can do, written down under given names for its threads and cells. What is
 * written alike does the same: constants are put in, what `&&` or `||` joins is sorted, and effects
 * that do not depend on each other stand in the order of their text. What is written differently may
 * do the same all the same. Costs, texts and exact registers are left out: no state depends on them.
 */
import type { AssembledMachine } from '../../machine/assemble.ts';
import type { Cell } from '../../machine/cell.ts';
import { mayCome, type Target } from '../../machine/code.ts';
import { operandsOf } from '../../machine/compile.ts';
import { cellsOf, simplify, term, type Expression, type Term } from '../../machine/expression.ts';
import { liveness } from '../../machine/liveness.ts';
import type { EnvironmentActor, Invariant } from '../../machine/program.ts';
import type { Effect, EventMark } from '../../machine/statement.ts';

export interface Names {
  cell(cell: Cell): Cell;
  thread(thread: number): number;
}

/** Long texts that are the same have the same short one. */
export class Shorthand {
  private readonly numbers = new Map<string, number>();

  of(text: string): string {
    const number = this.numbers.get(text) ?? this.numbers.size;
    this.numbers.set(text, number);
    return `#${number}`;
  }
}

export class CanonicalForm {
  private readonly machine: AssembledMachine;
  private readonly names: Names;
  private readonly shorthand: Shorthand;
  private readonly targets = new Map<Target, string>();

  /** Forms can be compared if they share their shorthand. */
  constructor(machine: AssembledMachine, names: Names, shorthand: Shorthand) {
    this.machine = machine;
    this.names = names;
    this.shorthand = shorthand;
  }

  /** By place: what the thread does there. */
  *ofThread(thread: number): Generator<string> {
    const code = this.machine.code.threads[thread]!;
    const { before, held } = liveness(code);
    for (const [place, { guard, effects, options }] of code.ops.entries()) {
      if (!mayCome(code, place)) {
        yield 'nobody comes here';
        continue;
      }
      yield [
        // A wait, even one for nothing, may have a limit.
        guard === null ? '' : this.condition(guard),
        this.effects(effects),
        this.marks(options.events ?? []),
        this.target(code.next[place]!),
        // Which temporaries are zeroed.
        this.cells(before[place]!),
        this.cells(held[place]!),
      ].join(';');
    }
  }

  ofEnvironment({ thread, guard, lastResort, effects, moves, events }: EnvironmentActor): string {
    const sent = moves.map(({ thread: who, when, routine }) => {
      const target = this.machine.code.threads[who]!.routines.get(routine)!;
      return `${this.names.thread(who)} ${this.condition(when)} ${this.target(target)}`;
    });
    return [
      thread < 0 ? '' : this.names.thread(thread),
      lastResort ? 'last' : '',
      this.condition(guard),
      this.effects(effects),
      sent.join(),
      this.marks(events),
    ].join(';');
  }

  ofInvariant({ when, holds }: Invariant): string {
    return `${JSON.stringify(when)} ${this.condition(holds)}`;
  }

  private value(of: Term): string {
    return this.written(this.known(of));
  }

  /** Where it only matters whether it is 0. */
  private condition(of: Term): string {
    return this.truth(this.known(of), false);
  }

  private known(of: Term): Expression {
    return simplify(term(of), this.machine.layout.constants);
  }

  private written(e: Expression): string {
    if (e.kind === 'constant') return String(e.value);
    if (e.kind === 'cell') return this.cell(e.cell);
    if (e.kind === 'place') return `@${this.names.thread(e.thread)}${JSON.stringify(e.where)}`;
    if (e.kind === 'not' || e.operator === '&&' || e.operator === '||') return this.truth(e, false);
    const sides = [this.written(e.left), this.written(e.right)];
    if (e.operator === '>') return `(${sides.reverse().join('<')})`;
    if (e.operator !== '<' && e.operator !== '-') sides.sort();
    return `(${sides.join(e.operator)})`;
  }

  private truth(e: Expression, negated: boolean): string {
    for (const operator of ['&&', '||'] as const) {
      const operands = operandsOf(e, operator, negated);
      if (operands.length === 1) continue;
      const texts = operands.map((one) => this.truth(one, false)).sort();
      return `(${texts.join(operator)})`;
    }
    if (e.kind === 'not') return this.truth(e.of, !negated);
    const isZero = e.kind === 'binary' && e.right.kind === 'constant' && e.right.value === 0;
    if (isZero && e.operator === '==') return this.truth(e.left, !negated);
    if (isZero && e.operator === '!=') return this.truth(e.left, negated);
    return `${negated ? '!' : ''}${this.written(e)}`;
  }

  /** Of those that may come next, always the one whose text is the first. */
  private effects(list: readonly Effect[]): string {
    const { constants } = this.machine.layout;
    let left = list
      .filter(({ cell }) => !constants.has(cell))
      .map(({ cell, value, when }) => ({
        text: `${this.cell(cell)}=${this.value(value)} if ${this.condition(when ?? true)}`,
        cell,
        reads: cellsOf(term(value), cellsOf(term(when ?? true))),
      }));
    const texts: string[] = [];
    while (left.length > 0) {
      const free = left.filter(({ cell, reads }, i) =>
        left
          .slice(0, i)
          .every(
            (before) => before.cell !== cell && !reads.has(before.cell) && !before.reads.has(cell),
          ),
      );
      const first = free.reduce((a, b) => (b.text < a.text ? b : a));
      texts.push(first.text);
      left = left.filter((one) => one !== first);
    }
    return texts.join();
  }

  private marks(list: readonly EventMark[]): string {
    return list
      .map(({ event, when }) => `${event} ${this.condition(when)}`)
      .sort()
      .join();
  }

  private cell(cell: Cell): string {
    return `$${this.names.cell(cell).id}`;
  }

  private cells(of: ReadonlySet<Cell>): string {
    return [...of]
      .map((c) => this.cell(c))
      .sort()
      .join();
  }

  /** Branches share what comes after them, so that each is written once. */
  private target(to: Target): string {
    if (to.kind === 'instruction') return String(to.index);
    let text = this.targets.get(to);
    if (text === undefined) {
      const ways = [this.condition(to.condition), this.target(to.then), this.target(to.otherwise)];
      text = this.shorthand.of(ways.join('?'));
      this.targets.set(to, text);
    }
    return text;
  }
}
