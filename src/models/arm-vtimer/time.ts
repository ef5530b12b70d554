/**
 * Time in a small state: a run has T ticks, counts are small numbers, and each stands for one 64-bit count.
 * The counter starts so far ahead that a guest which reads it without its offset arms a timer beyond the run.
 */
import { cell, type Cell } from '../../machine/cell.ts';
import { minus, plus, type Expression, type Term } from '../../machine/expression.ts';
import { readTicks } from '../../scenario/ticks.ts';
import { unsigned } from './counter.ts';
import type { Scenario } from './settings.ts';

export interface Time {
  /** Ticks that have passed. */
  readonly now: Cell;
  readonly ticks: number;
  /** Ticks from arming a timer to its deadline. */
  readonly due: number;
  /** Count of the host when the run starts, as a small number. */
  readonly start: number;
  /** Virtual count of the first VM then; beyond the length of the run, so that 0 is long ago. */
  readonly uptime: number;
  /** Count of the host, as a small number. */
  readonly count: Expression;
  readonly tickLength: bigint;
  readonly created: bigint;
  readonly exactUptime: bigint;
}

export function timeOf({ length: { T, d }, clocks }: Scenario): Time {
  const uptime = T + 1;
  // One more than the largest virtual count of the second VM.
  const start = uptime + T + 2;
  const now = cell({
    id: 'now',
    label: 'now',
    scope: 'machine',
    index: 0,
    max: T,
    summary: 'Ticks that have passed since the start of the run.',
  });
  const tickLength = readTicks(clocks.tick) ?? 1n;
  return {
    now,
    ticks: T,
    due: d,
    start,
    uptime,
    count: plus(now, start),
    tickLength: tickLength > 0n ? tickLength : 1n,
    created: unsigned(readTicks(clocks.created) ?? 0n),
    exactUptime: unsigned(readTicks(clocks.uptime) ?? 0n),
  };
}

/** Offset of a VM: the first has 0, the second was created a tick earlier. */
export const offsetOf = ({ start, uptime }: Time, vm: number): number => start - uptime - vm;

/** The largest small number of a count, of whatever kind. */
export const mostOf = ({ start, ticks }: Time): number => start + ticks;

/** A small count less a small offset. */
export const virtual = ({ count }: Time, offset: Term): Expression => minus(count, offset);

/** The 64-bit count that a small number stands for, of a host or of a guest. */
export function exactCount(time: Time, small: number): bigint {
  const { start, uptime, tickLength, created, exactUptime } = time;
  const after = (from: bigint, ticks: number): bigint =>
    unsigned(from + BigInt(ticks) * tickLength);
  if (small >= start) return after(created + exactUptime, small - start);
  // The guest’s clock as it is, and as it is after it was set back to 0.
  return small >= uptime ? after(exactUptime, small - uptime) : after(0n, small);
}

/** The 64-bit offset that a small number stands for. */
export function exactOffset(time: Time, small: number): bigint {
  if (small === 0) return 0n;
  if (small >= time.start) return exactCount(time, small);
  return unsigned(time.created + BigInt(small - offsetOf(time, 0)) * time.tickLength);
}
