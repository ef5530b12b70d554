/**
 * The steps that a run's story is about, for the markers on the step slider: at most one a bucket,
 * so that a long run costs no more than a short one. The most important of a bucket wins.
 */
import { lowerBound } from '../base/bisect.ts';
import type { EventInfo } from '../protocol/description.ts';
import type { Run } from './state.ts';
import { violationsOf } from './verdict.ts';

export type MarkKind =
  'violation' | 'damage' | 'injection' | 'owner' | 'beam' | 'release' | 'event';

export interface Mark {
  /** The state after the marked step. */
  readonly step: number;
  readonly kind: MarkKind;
  readonly label: string;
}

const RANK: Readonly<Record<MarkKind, number>> = {
  damage: 6,
  violation: 5,
  injection: 4,
  owner: 3,
  beam: 2,
  release: 1,
  event: 0,
};

type Meaning = Pick<Mark, 'kind' | 'label'>;

/** Marks in order of their steps, from at most `buckets` equal parts of the run. */
export function marksOf(run: Run, buckets: number): readonly Mark[] {
  const { length, eventEntries, eventBits } = run.trace;
  const { events, invariants } = run.opened.description;
  const best: (Mark | undefined)[] = new Array<undefined>(buckets + 1).fill(undefined);
  const offer = (step: number, meaning: Meaning) => {
    const bucket = Math.floor((step * buckets) / (length + 1));
    const present = best[bucket];
    if (present === undefined || RANK[meaning.kind] > RANK[present.kind])
      best[bucket] = { step, ...meaning };
  };
  // A long run has very many events, but few kinds of steps.
  const known = new Map<number, Meaning | null>();
  for (let i = 0; i < eventEntries.length; i++) {
    const bits = eventBits[i] ?? 0;
    let meaning = known.get(bits);
    if (meaning === undefined) known.set(bits, (meaning = meaningOf(bits, events)));
    if (meaning !== null) offer((eventEntries[i] ?? 0) + 1, meaning);
  }
  for (const { step, invariant } of violationsOf(run)) {
    offer(step, { kind: 'violation', label: invariants[invariant]?.title ?? 'invariant' });
  }
  return best.filter((mark) => mark !== undefined);
}

/** The most important of a step's events; null when there is none to mark. */
function meaningOf(bits: number, events: readonly EventInfo[]): Meaning | null {
  let best: Meaning | null = null;
  events.forEach(({ label, marker }, bit) => {
    // A violation is marked where it is proven.
    if ((bits & (1 << bit)) === 0 || marker === 'violation') return;
    const kind = marker === '' ? 'event' : marker;
    if (best === null || RANK[kind] > RANK[best.kind]) best = { kind, label };
  });
  return best;
}

/** The states after steps that are this event, ascending. */
export function eventSteps(run: Run, id: string): readonly number[] {
  return stepsOf(run, (event) => event.id === id);
}

/** The same of any event with this marker. */
export function markedSteps(run: Run, marker: EventInfo['marker']): readonly number[] {
  return stepsOf(run, (event) => event.marker === marker);
}

function stepsOf({ trace, opened }: Run, matches: (event: EventInfo) => boolean): number[] {
  const mask = opened.description.events.reduce(
    (bits, event, bit) => (matches(event) ? bits | (1 << bit) : bits),
    0,
  );
  const steps: number[] = [];
  trace.eventEntries.forEach((entry, at) => {
    if (((trace.eventBits[at] ?? 0) & mask) !== 0) steps.push(entry + 1);
  });
  return steps;
}

/** The latest state up to `step` whose step is an event of which `matches`; 0 for none. */
export function latestEvent(
  run: Run,
  step: number,
  matches: (bits: number) => boolean = () => true,
): number {
  const { eventEntries, eventBits } = run.trace;
  for (let i = lowerBound(eventEntries, step) - 1; i >= 0; i--) {
    if (matches(eventBits[i] ?? 0)) return (eventEntries[i] ?? -1) + 1;
  }
  return 0;
}
