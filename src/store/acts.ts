/**
 * What somebody does to the machine that goes wrong: the steps that a model marks as damage, which an
 * invariant may notice later, and whom a broken invariant blames. With the line that did it.
 */
import type { Description, EventInfo } from '../protocol/description.ts';
import type { Run } from './state.ts';

export interface Act {
  /** The state that shows it. */
  readonly step: number;
  /** Something of the machine is wrong from here on. */
  readonly isDamage: boolean;
  /** The state after the line that did it: `step`, unless somebody earlier is to blame. */
  readonly doneAt: number;
  /** Id of the actor. */
  readonly who: string;
  /** e.g. `subtracts an offset that is gone`. */
  readonly what: string;
  /** Letter and text of the line, e.g. `X12 clock = a - zone`; '' for the environment. */
  readonly line: string;
}

const known = new WeakMap<Run['trace'] | NonNullable<Run['finished']>, readonly Act[]>();

/** In the order of their steps, as far as the run is known. */
export function actsOf(run: Run): readonly Act[] {
  const key = run.finished ?? run.trace;
  const before = known.get(key);
  if (before !== undefined) return before;
  const acts = [...damageOf(run), ...blamedActs(run)];
  acts.sort((a, b) => a.step - b.step);
  known.set(key, acts);
  return acts;
}

function damageOf({ trace, opened }: Run): Act[] {
  const { events } = opened.description;
  const mask = bitsWhere(events, ({ marker }) => marker === 'damage');
  const acts: Act[] = [];
  trace.eventEntries.forEach((entry, at) => {
    const bits = (trace.eventBits[at] ?? 0) & mask;
    if (bits === 0) return;
    const what = events[31 - Math.clz32(bits)]?.label ?? '';
    acts.push({
      step: entry + 1,
      isDamage: true,
      ...doneBy(trace, opened.description, entry),
      what,
    });
  });
  return acts;
}

/** Who did what broken invariants have noticed: each deed once, by whatever has noticed it first. */
function blamedActs({ trace, opened, finished }: Run): Act[] {
  const { events, invariants } = opened.description;
  const violations = [...(finished?.violations ?? [])].sort((a, b) => a.step - b.step);
  const known = new Set<string>();
  const lastBefore = (id: string, step: number): number | undefined => {
    const mask = bitsWhere(events, (event) => event.id === id);
    const at = trace.eventEntries.findLastIndex(
      (entry, i) => entry < step && ((trace.eventBits[i] ?? 0) & mask) !== 0,
    );
    return trace.eventEntries[at];
  };
  return violations.flatMap(({ invariant, step, blames }) => {
    const ids = blames === undefined ? (invariants[invariant]?.blames ?? []) : [blames];
    const id = ids.find((one) => lastBefore(one, step) !== undefined);
    if (id === undefined || known.has(id)) return [];
    known.add(id);
    const entry = lastBefore(id, step) ?? 0;
    const what = events.find((event) => event.id === id)?.label ?? '';
    return [{ step, isDamage: false, ...doneBy(trace, opened.description, entry), what }];
  });
}

const bitsWhere = (events: readonly EventInfo[], is: (event: EventInfo) => boolean): number =>
  events.reduce((bits, event, bit) => (is(event) ? bits | (1 << bit) : bits), 0);

function doneBy(trace: Run['trace'], { actors, instructions, lines }: Description, entry: number) {
  const line = lines[instructions[trace.instruction[entry] ?? -1]?.line ?? -1];
  return {
    doneAt: entry + 1,
    who: actors[trace.actor[entry] ?? -1]?.id ?? '',
    line: line === undefined ? '' : `${line.label} ${line.text}`.trim(),
  };
}
