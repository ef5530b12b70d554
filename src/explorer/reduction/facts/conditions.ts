/**
 * The conditions that matter to what may happen, each once and with a number: parts of guards, of
 * branches and of what breaks an invariant, which are joined by `&&`; and for every flag that it has
 * a value.
 */
import type { AssembledMachine } from '../../../machine/assemble.ts';
import type { Cell } from '../../../machine/cell.ts';
import { compile, operandsOf, type Evaluate } from '../../../machine/compile.ts';
import {
  any,
  differs,
  equal,
  not,
  term,
  type Expression,
  type Term,
} from '../../../machine/expression.ts';
import { cellsAsked } from './asked.ts';
import { withKnown, type Known } from './substitution.ts';
import { allValues } from './trial.ts';

export interface Condition {
  readonly expression: Expression;
  readonly holds: Evaluate;
  /** What it depends on, places among them. */
  readonly cells: ReadonlySet<Cell>;
}

export class Conditions {
  readonly list: Condition[] = [];
  private readonly machine: AssembledMachine;
  private readonly numbers = new Map<string, number>();
  private readonly constants: Known;

  constructor(machine: AssembledMachine) {
    this.machine = machine;
    const { constants } = machine.layout;
    this.constants = {
      cell: (c) => (constants.has(c) ? c.initial : undefined),
      place: () => undefined,
    };
  }

  get count(): number {
    return this.list.length;
  }

  /** The number of a condition that constants have been put into. */
  numberOf(expression: Expression): number {
    const key = keyOf(expression);
    const known = this.numbers.get(key);
    if (known !== undefined) return known;
    const { layout, places } = this.machine;
    const cells = cellsAsked(this.machine, [expression]);
    const holds = compile(expression, layout, places);
    const number = this.list.push({ expression, holds, cells }) - 1;
    this.numbers.set(key, number);
    return number;
  }

  /** The numbers of those parts of an expression, joined by `&&`, that are conditions already. */
  knownPartsOf(e: Expression): number[] {
    return operandsOf(e, '&&').flatMap((part) => this.numbers.get(keyOf(part)) ?? []);
  }

  /** All must hold for the term to hold; null when it never does. */
  partsOf(of: Term): number[] | null {
    const e = withKnown(term(of), this.constants);
    if (e.kind === 'constant') return e.value === 0 ? null : [];
    return operandsOf(e, '&&').map((part) => this.numberOf(part));
  }

  /** That the flag has a value, for both values. */
  addFlag(flag: Cell): void {
    this.numberOf(term(flag));
    this.numberOf(not(flag));
  }

  /** That the cell has another value than this one. */
  addOther(cell: Cell, value: number): void {
    this.numberOf(differs(cell, value));
  }

  /** That the cell has one of the values, if it is a condition; else -1. */
  find(cell: Cell, values: readonly number[]): number {
    return this.numbers.get(keyOf(isOneOf(cell, values))) ?? -1;
  }

  areOpposite(a: number, b: number): boolean {
    const [x, y] = [this.list[a]!.expression, this.list[b]!.expression];
    return keyOf(not(x)) === keyOf(y) || keyOf(not(y)) === keyOf(x);
  }
}

function isOneOf(cell: Cell, values: readonly number[]): Expression {
  if (isFlag(cell) && values.length === 1) return values[0] === 0 ? not(cell) : term(cell);
  const others = allValues(cell, values.length + 1)?.filter((v) => !values.includes(v));
  if (others?.length === 1) return differs(cell, others[0]!);
  return any(...values.map((v) => equal(cell, v)));
}

export const isFlag = ({ min, max }: Cell): boolean => min === 0 && max === 1;

/** The same for expressions that are written alike. */
export function keyOf(e: Expression): string {
  switch (e.kind) {
    case 'constant':
      return String(e.value);
    case 'cell':
      return e.cell.id;
    case 'place':
      return `@${e.thread}:${JSON.stringify(e.where)}`;
    case 'not':
      return `!(${keyOf(e.of)})`;
    case 'binary':
      return `(${keyOf(e.left)} ${e.operator} ${keyOf(e.right)})`;
  }
}
