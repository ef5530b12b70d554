/**
 * What somebody does to the machine that an invariant may notice later: the steps that a model marks as
 * damage, with whose they are and the line that did it.
 */
import type { Run } from './state.ts';

export interface Act {
  /** The state that shows it. */
  readonly step: number;
  /** Id of the actor. */
  readonly who: string;
  /** e.g. `subtracts an offset that is gone`. */
  readonly what: string;
  /** Letter and text of the line, e.g. `X12 clock = a - zone`; '' for the environment. */
  readonly line: string;
}

const known = new WeakMap<Run['trace'], readonly Act[]>();

/** In the order of their steps, as far as the run is known. */
export function actsOf({ trace, opened }: Run): readonly Act[] {
  const before = known.get(trace);
  if (before !== undefined) return before;
  const { events, actors, instructions, lines } = opened.description;
  const labels = events.map(({ marker, label }) => (marker === 'damage' ? label : ''));
  const mask = labels.reduce((bits, label, bit) => (label === '' ? bits : bits | (1 << bit)), 0);
  const acts: Act[] = [];
  trace.eventEntries.forEach((entry, at) => {
    const bits = (trace.eventBits[at] ?? 0) & mask;
    if (bits === 0) return;
    const line = lines[instructions[trace.instruction[entry] ?? -1]?.line ?? -1];
    acts.push({
      step: entry + 1,
      who: actors[trace.actor[entry] ?? -1]?.id ?? '',
      what: labels[31 - Math.clz32(bits)] ?? '',
      line: line === undefined ? '' : `${line.label} ${line.text}`.trim(),
    });
  });
  known.set(trace, acts);
  return acts;
}
