/** A signal's changes to a tiling of time whose values are the signal's levels. */
import type { SignalInfo } from '../protocol/description.ts';
import type { SignalTrack } from '../protocol/trace.ts';
import { kindsOfLevels } from './clock-shape.ts';
import type { DrawnTime } from './drawn-time.ts';
import { Spans } from './spans.ts';

/** The first value also stands for the time before it. */
export function signalSpans(signal: SignalInfo, track: SignalTrack, time: DrawnTime): Spans {
  const { kinds, first } = kindsOfLevels(signal);
  const spans = new Spans(kinds, first.length);
  for (let change = 0; change < track.ticks.length; change += 1) {
    spans.push(
      change === 0 ? 0 : time.drawn(track.ticks[change]!),
      track.values[change]!,
      track.steps[change]!,
    );
  }
  return spans;
}
