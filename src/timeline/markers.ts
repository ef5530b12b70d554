/**
 * The steps the story is about, one ascending list per kind of marker, and the few that a given width
 * has room for. A marker stands at the start of its step.
 */
import { lowerBound } from '../base/bisect.ts';
import type { EventInfo } from '../protocol/description.ts';
import type { TraceColumns, Violation } from '../protocol/trace.ts';
import type { DrawnTime } from './drawn-time.ts';

export type MarkerKind = Exclude<EventInfo['marker'], ''>;

/** From the most important to the least. */
export const MARKER_KINDS = [
  'damage',
  'violation',
  'injection',
  'owner',
  'beam',
  'release',
] as const satisfies readonly MarkerKind[];

/** Shapes say what colours say. */
export const MARKER_SIGNS: Readonly<Record<MarkerKind, string>> = {
  violation: '✕',
  damage: '✹',
  injection: '⚡',
  owner: '◆',
  beam: '↧',
  release: '○',
};

export interface Marker {
  readonly kind: MarkerKind;
  /** Step whose state shows it; the trace's entry before it is the cause. */
  readonly step: number;
  readonly ticks: number;
  readonly label: string;
  /** For the picture, where the label is a sentence: `no-deadlock broken`. */
  readonly short?: string;
}

export class Markers {
  readonly #byKind = new Map<MarkerKind, Marker[]>(MARKER_KINDS.map((kind) => [kind, []]));
  readonly #events: readonly EventInfo[];
  readonly #mask: number;
  readonly #time: DrawnTime;

  constructor(events: readonly EventInfo[], time: DrawnTime) {
    this.#events = events;
    this.#time = time;
    this.#mask = events.reduce((mask, { marker }, bit) => mask | (marker ? 1 << bit : 0), 0);
  }

  /** Takes in entries `from` .. `to - 1` of the trace, each once and in order. */
  extend(trace: TraceColumns, from: number, to: number): void {
    const { eventEntries, eventBits } = trace;
    for (let at = lowerBound(eventEntries, from); at < eventEntries.length; at += 1) {
      const entry = eventEntries[at]!;
      if (entry >= to) break;
      const bits = eventBits[at]! & this.#mask;
      if (bits === 0) continue;
      this.#events.forEach(({ marker, label, short }, bit) => {
        if (marker === '' || (bits & (1 << bit)) === 0) return;
        const ticks = this.#time.drawn(trace.startTicks[entry]!);
        this.#byKind.get(marker)!.push({
          kind: marker,
          step: entry + 1,
          ticks,
          label,
          ...(short === undefined ? {} : { short }),
        });
      });
    }
  }

  ofKind(kind: MarkerKind): readonly Marker[] {
    return this.#byKind.get(kind) ?? [];
  }
}

/** Violations as markers, by time; `ticksOf` gives the time of a step. */
export function violationMarkers(
  violations: readonly Violation[],
  invariants: readonly { readonly id: string; readonly title: string }[],
  ticksOf: (step: number) => number,
): Marker[] {
  return violations
    .map(({ invariant, step }) => ({
      kind: 'violation' as const,
      step,
      ticks: ticksOf(step),
      label: invariants[invariant]?.title ?? 'violation',
      short: `${invariants[invariant]?.id ?? 'invariant'} broken`,
    }))
    .sort((a, b) => a.ticks - b.ticks);
}

/** Markers of an ascending list within [fromTicks, toTicks), at least `apartTicks` apart. */
export function thinned(
  markers: readonly Marker[],
  fromTicks: number,
  toTicks: number,
  apartTicks: number,
): Marker[] {
  const shown: Marker[] = [];
  let at = firstFrom(markers, fromTicks);
  while (at < markers.length && markers[at]!.ticks < toTicks) {
    const marker = markers[at]!;
    shown.push(marker);
    at = Math.max(at + 1, firstFrom(markers, marker.ticks + apartTicks));
  }
  return shown;
}

function firstFrom(markers: readonly Marker[], ticks: number): number {
  let low = 0;
  let high = markers.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (markers[middle]!.ticks < ticks) low = middle + 1;
    else high = middle;
  }
  return low;
}
