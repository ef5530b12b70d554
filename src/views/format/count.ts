/** Counts and amounts in few digits. */

const UNITS = [
  { from: 999.5e6, per: 1e9, unit: 'G' },
  { from: 999.5e3, per: 1e6, unit: 'M' },
  { from: 1e3, per: 1e3, unit: 'k' },
] as const;

/** Three digits or so: `812`, `912 k`, `4.1 M`. */
export function roughCount(count: number): string {
  const scale = UNITS.find(({ from }) => count >= from);
  if (scale === undefined) return String(Math.round(count));
  const value = count / scale.per;
  return `${value < 10 ? value.toFixed(1) : Math.round(value)} ${scale.unit}`;
}

/** `0.02 s`, `4.6 s`, `38 s`, `2 min 5 s`. */
export function secondsText(seconds: number): string {
  if (seconds < 1) return `${seconds.toFixed(2)} s`;
  if (seconds < 10) return `${seconds.toFixed(1)} s`;
  const whole = Math.round(seconds);
  return whole < 60 ? `${whole} s` : `${Math.floor(whole / 60)} min ${whole % 60} s`;
}

/** `46 MB`, `1.2 GB`. */
export function bytesText(bytes: number): string {
  const megabytes = bytes / 1e6;
  return megabytes < 1000 ? `${Math.ceil(megabytes)} MB` : `${(megabytes / 1000).toFixed(1)} GB`;
}
