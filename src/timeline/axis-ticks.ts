/** Round times for the axis, and their text: `0.4 µs`, `12 ms`. */
import { tickStep } from 'd3-array';
import type { DrawnTime } from './drawn-time.ts';
import { spanTicks, type TimeWindow } from './time-window.ts';

export interface AxisTick {
  readonly ticks: number;
  readonly label: string;
}

/** Share of its slot that a label is at least from the one before. */
const APART = 0.6;

const UNITS = [
  { fromMicroseconds: 1e6, unit: 's' },
  { fromMicroseconds: 1e3, unit: 'ms' },
  { fromMicroseconds: 1, unit: 'µs' },
] as const;

/** At most `most` ticks at round true times within the window, each at a place of its own. */
export function axisTicks(
  time: DrawnTime,
  window: TimeWindow,
  ticksPerMicrosecond: number,
  most: number,
): AxisTick[] {
  const slots = Math.max(1, Math.floor(most));
  const slotTicks = spanTicks(window) / slots;
  const step = roundStep(spanTicks(window) / ticksPerMicrosecond, slots);
  const found: AxisTick[] = [];
  let at = window.fromTicks;
  while (at <= window.toTicks) {
    // Rounded up; the rest guards against 0.3 / 0.1 being a little more than 3.
    const count = Math.ceil(time.trueTicks(at) / ticksPerMicrosecond / step - 1e-9);
    const microseconds = count * step;
    const ticks = time.drawn(microseconds * ticksPerMicrosecond);
    if (ticks > window.toTicks) break;
    const clear = time.afterFold(ticks);
    if (clear !== ticks) {
      at = clear;
      continue;
    }
    // The edge of a fold may be rounded to its other side.
    if (ticks >= at - slotTicks / 2) {
      found.push({ ticks, label: labelOf(microseconds, step) });
    }
    at = Math.max(at, ticks) + slotTicks * APART;
  }
  return found;
}

/** In the unit of the step, or in a larger one where very many of those have passed. */
function labelOf(microseconds: number, step: number): string {
  const { fromMicroseconds: perUnit, unit } =
    UNITS.find(({ fromMicroseconds: from }) => step * 2 >= from || microseconds >= 10 * from) ??
    UNITS[2];
  const least = perUnit === 1 ? 1 : 0;
  const decimals = Math.max(least, -Math.floor(Math.log10(step / perUnit) + 1e-9));
  return `${(microseconds / perUnit).toFixed(decimals)} ${unit}`;
}

/** d3 takes a count as a hint, and may give half as many again: the hint is lowered until they fit. */
function roundStep(length: number, most: number): number {
  for (let hint = most; ; hint *= 0.8) {
    const step = tickStep(0, length, hint);
    if (length / step <= most) return step;
  }
}
