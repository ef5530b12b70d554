/** A signal's changes to a tiling of time whose values are the signal's levels. */
import type { SignalInfo } from '../protocol/description.ts';
import type { SignalTrack } from '../protocol/trace.ts';
import { Spans } from './spans.ts';

/** The first value also stands for the time before it. */
export function signalSpans(signal: SignalInfo, track: SignalTrack): Spans {
  const kinds = Uint8Array.from(signal.levels, (_, level) => Math.min(level, 31));
  const spans = new Spans(kinds, Math.min(signal.levels.length, 32));
  for (let change = 0; change < track.ticks.length; change += 1) {
    spans.push(
      change === 0 ? 0 : track.ticks[change]!,
      track.values[change]!,
      track.steps[change]!,
    );
  }
  return spans;
}
