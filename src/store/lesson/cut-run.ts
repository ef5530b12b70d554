/** A run as somebody knows it who has seen no more than its first steps: nothing later is in it. */
import { lowerBound, upperBound } from '../../base/bisect.ts';
import { ticksOfStep, type Finished, type TraceColumns } from '../../protocol/trace.ts';
import type { Run } from '../state.ts';

/** The same run where it is no longer than `steps`. */
export function cutRun(run: Run, steps: number): Run {
  const { trace, finished } = run;
  if (trace.length <= steps && (finished === null || finished.steps <= steps)) return run;
  return {
    ...run,
    trace: cutTrace(trace, steps),
    finished: finished && cutFinished(finished, trace, steps),
  };
}

function cutTrace(trace: TraceColumns, steps: number): TraceColumns {
  const events = lowerBound(trace.eventEntries, steps);
  const released = lowerBound(trace.releasedEntries, steps);
  return {
    length: Math.min(steps, trace.length),
    actor: trace.actor.subarray(0, steps),
    instruction: trace.instruction.subarray(0, steps),
    thread: trace.thread.subarray(0, steps),
    place: trace.place.subarray(0, steps),
    startTicks: trace.startTicks.subarray(0, steps),
    durationTicks: trace.durationTicks.subarray(0, steps),
    eventEntries: trace.eventEntries.subarray(0, events),
    eventBits: trace.eventBits.subarray(0, events),
    releasedEntries: trace.releasedEntries.subarray(0, released),
    releasingEntries: trace.releasingEntries.subarray(0, released),
  };
}

function cutFinished(finished: Finished, trace: TraceColumns, steps: number): Finished {
  return {
    steps,
    timeTicks: ticksOfStep(trace, steps),
    // What would tell how it goes on.
    checksum: '',
    end: '',
    violations: finished.violations.filter(({ step }) => step <= steps),
    stalls: finished.stalls.filter(({ step }) => step <= steps),
    readings: finished.readings.filter(({ step }) => step <= steps),
    signals: finished.signals.map((track) => {
      const length = upperBound(track.steps, steps);
      return {
        steps: track.steps.subarray(0, length),
        ticks: track.ticks.subarray(0, length),
        values: track.values.subarray(0, length),
      };
    }),
  };
}
