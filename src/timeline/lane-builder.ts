/**
 * Columns of a trace to one tiling of time per thread, as the columns grow. A thread is in a phase
 * from the end of the step that brought it there until the end of its next own step; steps that stay
 * in the phase do not start a new span.
 */
import type { Description } from '../protocol/description.ts';
import { endTicksOf, NO_THREAD, NONE, type TraceColumns } from '../protocol/trace.ts';
import type { DrawnTime } from './drawn-time.ts';
import { Spans } from './spans.ts';
import { kindsOfPhases, LANE_KINDS } from './tones.ts';

export class LaneBuilder {
  /** By `Description.threads`. */
  readonly lanes: readonly Spans[];
  readonly #phaseOf: Uint16Array;
  /** Latest arrival per thread: an interrupt may strike while a step's cost is still passing. */
  readonly #arrivedTicks: Float64Array;

  readonly #time: DrawnTime;

  /** `time` has taken in the entries before this does. */
  constructor(description: Description, initialPlaces: Uint16Array, time: DrawnTime) {
    this.#time = time;
    this.#phaseOf = Uint16Array.from(description.instructions, ({ phase }) => phase);
    this.#arrivedTicks = new Float64Array(description.threads.length);
    const kinds = kindsOfPhases(description.phases);
    this.lanes = description.threads.map((_, thread) => {
      const lane = new Spans(kinds, LANE_KINDS);
      lane.push(0, this.#phaseOf[initialPlaces[thread] ?? 0] ?? 0, 0);
      return lane;
    });
  }

  /** Takes in entries `from` .. `to - 1` of the trace, each once and in order. */
  extend(trace: TraceColumns, from: number, to: number): void {
    const { thread, place } = trace;
    for (let entry = from; entry < to; entry += 1) {
      const lane = thread[entry]!;
      const instruction = place[entry]!;
      if (lane === NO_THREAD || instruction === NONE) continue;
      const arrived = Math.max(this.#arrivedTicks[lane]!, endTicksOf(trace, entry));
      this.#arrivedTicks[lane] = arrived;
      this.lanes[lane]!.push(this.#time.drawn(arrived), this.#phaseOf[instruction]!, entry + 1);
    }
  }
}
