/** Round times for the axis, and their text: `0.4 µs`, `12 ms`. */
import { ticks, tickStep } from 'd3-array';
import type { TimeWindow } from './time-window.ts';

export interface AxisTick {
  readonly ticks: number;
  readonly label: string;
}

const UNITS = [
  { fromMicroseconds: 1e6, unit: 's' },
  { fromMicroseconds: 1e3, unit: 'ms' },
  { fromMicroseconds: 1, unit: 'µs' },
] as const;

/** At most about `most` ticks at round times within the window. */
export function axisTicks(
  window: TimeWindow,
  ticksPerMicrosecond: number,
  most: number,
): AxisTick[] {
  const from = window.fromTicks / ticksPerMicrosecond;
  const to = window.toTicks / ticksPerMicrosecond;
  const { times, step } = roundTimes(from, to, most);
  const { fromMicroseconds: perUnit, unit } =
    UNITS.find(({ fromMicroseconds }) => step * 2 >= fromMicroseconds) ?? UNITS[2];
  const decimals = Math.max(perUnit === 1 ? 1 : 0, -Math.floor(Math.log10(step / perUnit) + 1e-9));
  return times.map((microseconds) => ({
    ticks: microseconds * ticksPerMicrosecond,
    label: `${(microseconds / perUnit).toFixed(decimals)} ${unit}`,
  }));
}

/** A moment as precise as the window can show it: `1.242 µs`. */
export function momentLabel(ticks: number, ticksPerMicrosecond: number): string {
  return `${(ticks / ticksPerMicrosecond).toFixed(3)} µs`;
}

/** d3 takes a count as a hint, and may give half as many again: the hint is lowered until they fit. */
function roundTimes(
  from: number,
  to: number,
  most: number,
): { readonly times: number[]; readonly step: number } {
  let hint = Math.max(1, most);
  for (;;) {
    const times = ticks(from, to, hint);
    if (times.length <= most + 1) return { times, step: tickStep(from, to, hint) };
    hint *= 0.8;
  }
}
