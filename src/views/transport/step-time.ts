/** The time of a step in words: when the step that leads to it starts. */
import type { Run } from '../../store/state.ts';
import { moment } from '../../base/duration.ts';

export function stepTime({ trace, opened }: Run, step: number): string {
  const ticks = step === 0 ? 0 : (trace.startTicks[Math.min(step, trace.length) - 1] ?? 0);
  return moment(ticks, opened.description.ticksPerMicrosecond);
}
