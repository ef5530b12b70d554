/**
 * Everything the timeline knows of one run, grown as the trace grows. Step s is the state after s
 * entries of the trace; its time is the start of entry s - 1, 0 for the start.
 */
import { lowerBound, upperBound } from '../base/bisect.ts';
import type { Description, SignalLevel } from '../protocol/description.ts';
import {
  endTicksOf,
  NONE,
  type SignalTrack,
  type TraceColumns,
  type Violation,
} from '../protocol/trace.ts';
import { moment } from '../base/duration.ts';
import { DrawnTime } from './drawn-time.ts';
import { LaneBuilder } from './lane-builder.ts';
import {
  type Marker,
  MARKER_KINDS,
  type MarkerKind,
  Markers,
  violationMarkers,
} from './markers.ts';
import { signalSpans } from './signal-spans.ts';
import type { Spans } from './spans.ts';
import type { TimeWindow } from './time-window.ts';

export class TimelineModel {
  readonly description: Description;
  /** All there is of the run's trace. */
  trace: TraceColumns;
  /** Entries taken in so far. */
  steps = 0;
  /** Where each time is drawn. */
  readonly time: DrawnTime;
  /** End of the last step so far. */
  endTicks = 0;
  /** By `Description.signals`; empty while they are not known. */
  signals: readonly Spans[] = [];
  readonly #laneBuilder: LaneBuilder;
  readonly #markers: Markers;
  readonly #initialPlaces: Uint16Array;
  #trueEndTicks = 0;
  #tracks: readonly SignalTrack[] = [];
  #violations: readonly Marker[] = [];

  /** `linear`: idle time is drawn as long as it is. */
  constructor(
    description: Description,
    trace: TraceColumns,
    initialPlaces: Uint16Array,
    linear = false,
  ) {
    this.time = new DrawnTime(description.ticksPerMicrosecond, linear);
    this.description = description;
    this.trace = trace;
    this.#initialPlaces = initialPlaces;
    this.#laneBuilder = new LaneBuilder(description, initialPlaces, this.time);
    this.#markers = new Markers(description.events, this.time);
  }

  /** By `Description.threads`: phases over time. */
  get lanes(): readonly Spans[] {
    return this.#laneBuilder.lanes;
  }

  /** Takes in the trace's entries up to `steps`. */
  extend(steps: number): void {
    const from = this.steps;
    if (steps <= from) return;
    this.time.extend(this.trace, from, steps);
    this.#laneBuilder.extend(this.trace, from, steps);
    this.#markers.extend(this.trace, from, steps);
    for (let entry = from; entry < steps; entry += 1) {
      this.#trueEndTicks = Math.max(this.#trueEndTicks, endTicksOf(this.trace, entry));
    }
    this.endTicks = this.time.drawn(this.#trueEndTicks);
    this.steps = steps;
    this.#drawSignals();
  }

  setSignals(tracks: readonly SignalTrack[]): void {
    this.#tracks = tracks;
    this.#drawSignals();
  }

  /** Where their changes are drawn is known once the whole trace is taken in. */
  #drawSignals(): void {
    const known = this.steps >= this.trace.length ? this.#tracks : [];
    this.signals = this.description.signals.flatMap((signal, index) => {
      const track = known[index];
      return track ? [signalSpans(signal, track, this.time)] : [];
    });
  }

  /** What a signal stands at after `step` steps; null while that is not known. */
  levelAtStep(signal: number, step: number): SignalLevel | null {
    const track = this.#tracks[signal];
    const value = track?.values[upperBound(track.steps, step) - 1];
    return value === undefined ? null : (this.description.signals[signal]?.levels[value] ?? null);
  }

  setViolations(violations: readonly Violation[]): void {
    this.#violations = violationMarkers(violations, this.description.invariants, (step) =>
      this.ticksOfStep(step),
    );
  }

  /** Ascending by time. Violations that carry their invariant go before bare events. */
  markers(kind: MarkerKind): readonly Marker[] {
    if (kind === 'violation' && this.#violations.length > 0) return this.#violations;
    return this.#markers.ofKind(kind);
  }

  /** From the first marker to the last; null while there is none. */
  story(): TimeWindow | null {
    let fromTicks = Infinity;
    let toTicks = -Infinity;
    for (const kind of MARKER_KINDS) {
      const marked = this.markers(kind);
      fromTicks = Math.min(fromTicks, marked[0]?.ticks ?? Infinity);
      toTicks = Math.max(toTicks, marked.at(-1)?.ticks ?? -Infinity);
    }
    return toTicks < fromTicks ? null : { fromTicks, toTicks };
  }

  /** Time of a step: the start of the entry that led to it. */
  ticksOfStep(step: number): number {
    const entry = Math.min(step, this.steps) - 1;
    return entry < 0 ? 0 : this.time.drawn(this.trace.startTicks[entry]!);
  }

  /** A time as drawn, in words: the run's own. */
  momentLabel(ticks: number): string {
    return moment(this.time.trueTicks(ticks), this.description.ticksPerMicrosecond);
  }

  /** Last step of anybody whose entry starts at or before `ticks`. */
  stepAtTicks(ticks: number): number {
    return upperBound(this.trace.startTicks, this.time.trueTicks(ticks), this.steps);
  }

  /** Entry of the trace at which something raised at `ticks` would come. */
  entryAtTicks(ticks: number): number {
    return lowerBound(this.trace.startTicks, this.time.trueTicks(ticks), this.steps);
  }

  /** Last step of a lane whose entry starts at or before `ticks`; 0 when there is none. */
  laneStepAtTicks(lane: number, ticks: number): number {
    return this.laneStepBefore(lane, this.stepAtTicks(ticks) + 1);
  }

  /** Last step of a lane before `step`; 0 when there is none. */
  laneStepBefore(lane: number, step: number): number {
    for (let entry = Math.min(step - 1, this.steps) - 1; entry >= 0; entry -= 1) {
      if (this.laneOfEntry(entry) === lane) return entry + 1;
    }
    return 0;
  }

  /** First step of a lane after `step`; the last step of the trace when there is none. */
  laneStepAfter(lane: number, step: number): number {
    for (let entry = step; entry < this.steps; entry += 1) {
      if (this.laneOfEntry(entry) === lane) return entry + 1;
    }
    return this.steps;
  }

  /** The thread that an entry moved or is about; -1 for none. */
  laneOfEntry(entry: number): number {
    const lane = this.trace.thread[entry]!;
    if (lane < this.lanes.length) return lane;
    return this.description.actors[this.trace.actor[entry]!]?.thread ?? -1;
  }

  /** Instruction at which a thread stands in the state of `step`. */
  placeAtStep(lane: number, step: number): number {
    const { thread, place } = this.trace;
    for (let entry = Math.min(step, this.steps) - 1; entry >= 0; entry -= 1) {
      if (thread[entry] === lane && place[entry] !== NONE) return place[entry]!;
    }
    return this.#initialPlaces[lane] ?? 0;
  }

  /** Instruction at which a thread stands at a time that lies in span `span` of its lane. */
  placeAtTicks(lane: number, span: number, ticks: number): number {
    const spans = this.lanes[lane];
    if (!spans) return 0;
    const first = spans.firstStep[span]!;
    const next = span + 1 < spans.length ? spans.firstStep[span + 1]! : Infinity;
    let step = Math.max(first, Math.min(this.stepAtTicks(ticks), next - 1));
    while (step > first && !this.#hasArrived(lane, step, ticks)) step -= 1;
    return this.placeAtStep(lane, step);
  }

  /** Whether `step` moved this lane, and its cost has passed at `ticks`. */
  #hasArrived(lane: number, step: number, ticks: number): boolean {
    return (
      this.trace.thread[step - 1] === lane &&
      this.time.drawn(endTicksOf(this.trace, step - 1)) <= ticks
    );
  }
}
