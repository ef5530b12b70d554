/**
 * Where the transport's buttons lead: from one state of a trace to the next by op, by function or by
 * event. A state's number is how many steps have been taken; entry i of the trace leads from state i
 * to i + 1.
 */
import { lowerBound } from '../base/bisect.ts';
import type { Description } from '../protocol/description.ts';
import { NO_THREAD, NONE } from '../protocol/trace.ts';
import type { TraceColumns } from '../protocol/trace.ts';

export type StepMode = 'op' | 'function' | 'event';
export type Direction = 1 | -1;

/** The state to go to from `state`; the last or first one when there is nothing more that way. */
export function walk(
  trace: TraceColumns,
  description: Description,
  state: number,
  direction: Direction,
  mode: StepMode,
): number {
  const last = trace.length;
  if (mode === 'op') return Math.min(last, Math.max(0, state + direction));
  if (mode === 'event') return nextEvent(trace, state, direction);
  for (let to = state + direction; to > 0 && to <= last; to += direction) {
    if (changesFunction(trace, description, to - 1)) return to;
  }
  return direction === 1 ? last : 0;
}

/** The state after the next event's entry, which is entry `state` or a later one, or is before `state - 1`. */
function nextEvent({ eventEntries, length }: TraceColumns, state: number, direction: Direction) {
  if (direction === 1) return (eventEntries[lowerBound(eventEntries, state)] ?? length - 1) + 1;
  return (eventEntries[lowerBound(eventEntries, state - 1) - 1] ?? -1) + 1;
}

/** Whether a thread enters or leaves a function with this entry, by itself or by an interrupt. */
function changesFunction(trace: TraceColumns, description: Description, entry: number): boolean {
  const thread = trace.thread[entry];
  const place = trace.place[entry];
  if (thread === undefined || thread === NO_THREAD || place === undefined || place === NONE) {
    return false;
  }
  const instruction = trace.instruction[entry];
  // An interrupt moves a thread to its vector: always another function.
  if (instruction === undefined || instruction === NONE) return true;
  const before = description.instructions[instruction]?.stack;
  const after = description.instructions[place]?.stack;
  if (before === undefined || after === undefined) return false;
  return before.length !== after.length || before.some((name, depth) => name !== after[depth]);
}
