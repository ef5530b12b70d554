/**
 * The steps that a run's story is about, for the markers on the step slider: at most one a bucket,
 * so that a long run costs no more than a short one. The most important of a bucket wins.
 */
import { lowerBound } from '../base/bisect.ts';
import type { Run } from './state.ts';
import { violationsOf } from './verdict.ts';

export type MarkKind = 'violation' | 'injection' | 'owner' | 'release' | 'event';

export interface Mark {
  /** The state after the marked step. */
  readonly step: number;
  readonly kind: MarkKind;
  readonly label: string;
}

const RANK: Readonly<Record<MarkKind, number>> = {
  violation: 4,
  injection: 3,
  owner: 2,
  release: 1,
  event: 0,
};

/** Marks in order of their steps, from at most `buckets` equal parts of the run. */
export function marksOf(run: Run, buckets: number): readonly Mark[] {
  const { trace } = run;
  const { events, invariants } = run.opened.description;
  const best = new Map<number, Mark>();
  const offer = (mark: Mark) => {
    const bucket = Math.floor((mark.step * buckets) / (trace.length + 1));
    const present = best.get(bucket);
    if (present === undefined || RANK[mark.kind] > RANK[present.kind]) best.set(bucket, mark);
  };
  trace.eventEntries.forEach((entry, i) => {
    const bits = trace.eventBits[i] ?? 0;
    events.forEach(({ label, marker }, bit) => {
      // A violation is marked where it is proven, from the list below.
      if ((bits & (1 << bit)) === 0 || marker === 'violation') return;
      offer({ step: entry + 1, kind: marker === '' ? 'event' : marker, label });
    });
  });
  for (const { step, invariant } of violationsOf(run)) {
    offer({ step, kind: 'violation', label: invariants[invariant]?.title ?? 'invariant' });
  }
  return [...best.values()].sort((a, b) => a.step - b.step);
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
