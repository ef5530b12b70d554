/** Round times for the axis, and their text: `0.4 µs`, `12 ms`. */
import { spanTicks, type TimeWindow } from './time-window.ts';

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
  const lengthMicroseconds = spanTicks(window) / ticksPerMicrosecond;
  const step = roundStep(lengthMicroseconds / Math.max(1, most));
  const { fromMicroseconds: perUnit, unit } =
    UNITS.find(({ fromMicroseconds }) => step * 2 >= fromMicroseconds) ?? UNITS[2];
  const decimals = Math.max(perUnit === 1 ? 1 : 0, -Math.floor(Math.log10(step / perUnit) + 1e-9));
  const found: AxisTick[] = [];
  const first = Math.ceil(window.fromTicks / ticksPerMicrosecond / step - 1e-9);
  const last = Math.floor(window.toTicks / ticksPerMicrosecond / step + 1e-9);
  for (let index = first; index <= last; index += 1) {
    found.push({
      ticks: index * step * ticksPerMicrosecond,
      label: `${((index * step) / perUnit).toFixed(decimals)} ${unit}`,
    });
  }
  return found;
}

/** A moment as precise as the window can show it: `1.242 µs`. */
export function momentLabel(ticks: number, ticksPerMicrosecond: number): string {
  return `${(ticks / ticksPerMicrosecond).toFixed(3)} µs`;
}

/** The smallest of 1, 2, 5 times a power of ten that is at least `least`. */
function roundStep(least: number): number {
  const power = 10 ** Math.floor(Math.log10(least));
  const times = least / power;
  if (times <= 1 + 1e-9) return power;
  if (times <= 2 + 1e-9) return 2 * power;
  if (times <= 5 + 1e-9) return 5 * power;
  return 10 * power;
}
