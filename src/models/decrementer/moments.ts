/**
 * The moments of a run. The clocks of all hosts tick together; steps take no time on them, and between
 * two steps time may pass: by a tick of the scenario, or once for as long as the vCPU is not run.
 */
import { defined } from '../../base/assert.ts';
import { cell, type Cell } from '../../machine/cell.ts';
import {
  all,
  any,
  equal,
  less,
  more,
  plus,
  term,
  type Expression,
} from '../../machine/expression.ts';
import { set, type Effect, type ExactContext } from '../../machine/statement.ts';
import { readTicks } from '../../scenario/ticks.ts';
import type { Scenario } from './settings.ts';

export interface Moments {
  /** Which moment it is. */
  readonly now: Cell;
  /** Ticks since the start, by the value of `now`. */
  readonly times: readonly bigint[];
  readonly tickLength: bigint;
  /** How long the vCPU is not run; 0 for never. */
  readonly awayLength: bigint;
  /** Holds while a tick may still pass. */
  readonly mayTick: Expression;
  readonly tick: Effect;
  readonly away: Effect;
}

export function momentsOf(scenario: Scenario): Moments {
  const { ticks } = scenario;
  const tickLength = atLeast(1n, scenario.tick);
  const awayLength = atLeast(0n, scenario.away);
  const before = Array.from({ length: ticks + 1 }, (_, i) => BigInt(i) * tickLength);
  const after = awayLength === 0n ? [] : before.map((t) => t + awayLength);
  const times = [...before, ...after];
  const now = cell({
    id: 'now',
    label: 'now',
    scope: 'machine',
    index: 0,
    max: Math.max(1, times.length - 1),
    summary: 'Which of the moments of the run it is: the clocks of all hosts follow from it.',
  });
  return {
    now,
    times,
    tickLength,
    awayLength,
    mayTick: any(less(now, ticks), all(more(now, ticks), less(now, times.length - 1))),
    tick: set(now, plus(now, 1)),
    away: set(now, plus(now, ticks + 1)),
  };
}

/** Ticks since the start of the run. */
export const timeAt = ({ now, times }: Moments, at: ExactContext): bigint =>
  defined(times[at.value(now)], 'a moment');

/** It is one of these moments (by the value of `now`, ascending). */
export function during({ now, times }: Moments, moments: readonly number[]): Expression {
  if (moments.length === times.length) return term(true);
  const ranges: Expression[] = [];
  for (let i = 0; i < moments.length;) {
    const first = defined(moments[i], 'a moment');
    let last = first;
    while (moments[i + 1] === last + 1) {
      last += 1;
      i += 1;
    }
    i += 1;
    ranges.push(rangeOf(now, first, last));
  }
  return any(...ranges);
}

function rangeOf(now: Cell, first: number, last: number): Expression {
  if (first === last) return equal(now, first);
  return all(first === 0 || more(now, first - 1), last === now.max || less(now, last + 1));
}

const atLeast = (least: bigint, text: string): bigint => {
  const ticks = readTicks(text) ?? least;
  return ticks < least ? least : ticks;
};
