/** Durations and moments in words. Ticks are those since the start of the run. */

const UNITS: readonly {
  readonly limitUs: number;
  readonly perUs: number;
  readonly unit: string;
}[] = [
  { limitUs: 1e3, perUs: 1, unit: 'µs' },
  { limitUs: 1e6, perUs: 1e3, unit: 'ms' },
  { limitUs: Infinity, perUs: 1e6, unit: 's' },
];

/** A difference of 64-bit clocks with its sign: `+134.218 s`, `−2.000 µs`, `0 µs`. */
export function signedDuration(value: bigint, ticksPerMicrosecond: number): string {
  const ticks = Number(BigInt.asIntN(64, value));
  if (ticks === 0) return '0 µs';
  const us = Math.abs(ticks) / ticksPerMicrosecond;
  const scale = UNITS.find(({ limitUs }) => us < limitUs) ?? UNITS[2];
  if (scale === undefined) return '';
  return `${ticks < 0 ? '−' : '+'}${(us / scale.perUs).toFixed(3)} ${scale.unit}`;
}
