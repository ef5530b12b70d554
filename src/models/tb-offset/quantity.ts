/**
 * Points of time and lengths of time, twice: in the finite state as a number of rungs (2^24 ticks, what
 * TBU40 can carry) and whole microseconds within the rung; beside it exactly, in 64-bit ticks. Both follow
 * from one description of a step, so that what the screen shows is what the state says.
 *
 * Far apart is as good as farther apart: the state keeps no more than `FAR_RUNGS` rungs between two clocks
 * that never meet. What differs by less than a microsecond counts as equal.
 */
import { cell, type Cell, type Scope } from '../../machine/cell.ts';
import {
  all,
  any,
  differs,
  equal,
  less,
  minus,
  more,
  not,
  plus,
  type Expression,
  type Term,
} from '../../machine/expression.ts';
import {
  set,
  touching,
  type Effect,
  type ExactContext,
  type ExactEffect,
} from '../../machine/statement.ts';
import {
  low24,
  RUNG,
  signed,
  TICKS_PER_MICROSECOND,
  unsigned,
  type Rounding,
} from '../kvm-hv/timebase.ts';

/** Microseconds in a rung. */
const RUNG_MICROSECONDS = Number(RUNG) / TICKS_PER_MICROSECOND;
const FAR_RUNGS = 6000;
const MOST_RUNGS = 16_383;

/** What is read: of the state two terms, of the exact registers a value. */
export interface Quantity {
  readonly high: Term;
  readonly low: Term;
  readonly exact: (at: ExactContext) => bigint;
  /** Exact registers that it depends on. */
  readonly reads: readonly number[];
}

/** What is stored: two cells, and an exact register. */
export interface Value extends Quantity {
  readonly high: Cell;
  readonly low: Cell;
  readonly index: number;
}

export type Step = Effect | ExactEffect;

/** An exact value as the state has it: shortened where it is farther than the state has room for. */
export function finite(exact: bigint): { high: number; low: number } {
  const rungs = Number((signed(exact) - low24(exact)) / RUNG);
  const high = Math.max(-FAR_RUNGS, Math.min(FAR_RUNGS, rungs));
  return { high, low: microsecondsIn(exact) };
}

/** Whole microseconds in the rung. */
export const microsecondsIn = (exact: bigint): number =>
  Math.floor(Number(low24(exact)) / TICKS_PER_MICROSECOND);

interface Declaration {
  readonly id: string;
  readonly label: string;
  readonly scope: Scope;
  readonly index: number;
  readonly summary: string;
  readonly ghost?: boolean;
  readonly temporary?: boolean;
  /** At the start; 0 if left out. */
  readonly initial?: bigint;
  /** Of a value whose finite form is no shortening of the exact one. */
  readonly finite?: { readonly high: number; readonly low: number };
}

/** Declares values, and remembers their cells and exact registers. */
export class Values {
  readonly cells: Cell[] = [];
  readonly exact: bigint[] = [];

  declare(of: Declaration): Value {
    const { id, label, initial = 0n, temporary = false, ghost = false } = of;
    const start = of.finite ?? finite(initial);
    const common = { scope: of.scope, index: of.index, ghost, temporary };
    const high = cell({
      ...common,
      id: `${id}.rungs`,
      label: `${label}, rungs`,
      min: -MOST_RUNGS,
      max: MOST_RUNGS,
      initial: temporary ? -MOST_RUNGS : start.high,
      summary: `${of.summary} In the state: rungs of 2^24 ticks, far distances shortened.`,
    });
    const low = cell({
      ...common,
      id: `${id}.low`,
      label: `${label}, µs in the rung`,
      max: RUNG_MICROSECONDS - 1,
      initial: temporary ? 0 : start.low,
      summary: `${of.summary} In the state: whole microseconds in the rung.`,
    });
    this.cells.push(high, low);
    const index = this.exactOnly(initial);
    return { high, low, index, exact: (at) => at.exact[index]!, reads: [index] };
  }

  /** The index of an exact register that has nothing in the state. */
  exactOnly(initial = 0n): number {
    return this.exact.push(unsigned(initial)) - 1;
  }
}

/** The exact half of a step: `to` becomes a value computed from quantities. */
export function exactly(
  to: Value,
  from: readonly Quantity[],
  value: (at: ExactContext) => bigint,
): ExactEffect {
  return touching({ reads: from.flatMap(({ reads }) => reads), writes: [to.index] }, (at) => {
    at.exact[to.index] = unsigned(value(at));
  });
}

/** `to = x` */
export const put = (to: Value, x: Quantity): Step[] => [
  set(to.high, x.high),
  set(to.low, x.low),
  exactly(to, [x], (at) => x.exact(at)),
];

/** `to = 0` */
export const clear = (to: Value): Step[] => [
  set(to.high, 0),
  set(to.low, 0),
  exactly(to, [], () => 0n),
];

/** Whether the low halves of a sum are a rung or more. */
const carries = (x: Quantity, y: Quantity): Expression =>
  more(plus(x.low, y.low), RUNG_MICROSECONDS - 1);
const borrows = (x: Quantity, y: Quantity): Expression => less(x.low, y.low);

/** Rungs of a sum. */
export const highOfSum = (x: Quantity, y: Quantity): Expression =>
  plus(plus(x.high, y.high), carries(x, y));

/**
 * The state's half of `to = x + y`; `to` must be neither of them. The low half is stored first as if nothing
 * were carried, so that it is stored in any case.
 */
export function sumInState(to: Value, x: Quantity, y: Quantity, when?: Term): Effect[] {
  const carry = carries(x, y);
  const low = plus(x.low, y.low);
  return [
    set(to.high, highOfSum(x, y), when),
    set(to.low, low, when),
    set(to.low, minus(low, RUNG_MICROSECONDS), all(when ?? true, carry)),
  ];
}

/** `to = x + y`; `to` must be neither of them. */
export const putSum = (to: Value, x: Quantity, y: Quantity): Step[] => [
  ...sumInState(to, x, y),
  exactly(to, [x, y], (at) => x.exact(at) + y.exact(at)),
];

/** `to = x - y`; `to` must be neither of them. */
export function putDifference(to: Value, x: Quantity, y: Quantity): Step[] {
  const borrow = borrows(x, y);
  const low = minus(x.low, y.low);
  return [
    set(to.high, minus(minus(x.high, y.high), borrow)),
    set(to.low, low),
    set(to.low, plus(low, RUNG_MICROSECONDS), borrow),
    exactly(to, [x, y], (at) => x.exact(at) - y.exact(at)),
  ];
}

/** `to = ALIGN(x, 2^24)`, or as it would be rounded otherwise; the exact half is the caller's. */
export function roundInState(to: Value, x: Quantity, rounding: Rounding): Effect[] {
  if (rounding === 'none') return [set(to.high, x.high), set(to.low, x.low)];
  const up = rounding === 'up' ? more(x.low, 0) : 0;
  return [set(to.high, plus(x.high, up)), set(to.low, 0)];
}

export const isZero = (x: Quantity): Expression => all(equal(x.high, 0), equal(x.low, 0));
export const notZero = (x: Quantity): Expression => any(differs(x.high, 0), differs(x.low, 0));
export const same = (x: Quantity, y: Quantity): Expression =>
  all(equal(x.high, y.high), equal(x.low, y.low));

/** `x < y + rungs` */
export function isLess(x: Quantity, y: Quantity, rungs = 0): Expression {
  const high = plus(y.high, rungs);
  return any(less(x.high, high), all(equal(x.high, high), less(x.low, y.low)));
}

/** `x + y < z` */
export function sumIsLess(x: Quantity, y: Quantity, z: Quantity): Expression {
  const high = highOfSum(x, y);
  const carry = carries(x, y);
  const low = plus(x.low, y.low);
  const lowIsLess = any(
    all(carry, less(minus(low, RUNG_MICROSECONDS), z.low)),
    all(not(carry), less(low, z.low)),
  );
  return any(less(high, z.high), all(equal(high, z.high), lowIsLess));
}
