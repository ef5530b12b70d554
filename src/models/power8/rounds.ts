/**
 * HMI rounds: one begins with an error and ends once every HMER and bit 63 are clear. A round may cost
 * as many resyncs as errors were raised in it: `resyncs` counts those beyond all errors but one.
 */
import {
  any,
  both,
  less,
  minus,
  not,
  plus,
  type Expression,
  type Term,
} from '../../machine/expression.ts';
import { set, type Effect } from '../../machine/statement.ts';
import type { Core } from './core.ts';
import { isLatched } from './thread.ts';

/** An error is raised, if `when`; to stand before the effects that latch it. */
export function countError(core: Core, when: Term): Effect[] {
  const open = any(core.bit63, ...core.threads.map(isLatched));
  const { resyncs } = core;
  return [
    set(resyncs, minus(resyncs, 1), both(when, open)),
    set(resyncs, 0, both(when, not(open))),
  ];
}

export function countResync(core: Core): Effect {
  return set(core.resyncs, plus(core.resyncs, 1));
}

export const resyncsAreFew = (core: Core): Expression => less(core.resyncs, 2);
