/** Ticks of a timebase in words, with four digits at most. */

/** 2^24 ticks: what TBU40 can carry, one rung of the picture. */
export const RUNG_TICKS = 2 ** 24;
const TICKS_PER_SECOND = 512e6;
const TICKS_PER_MS = TICKS_PER_SECOND / 1000;
export const RUNG_MS = RUNG_TICKS / TICKS_PER_MS;

/** Up to here seconds have no more than four digits. */
const MOST_SECONDS = 1e4;
const [HOUR, DAY, YEAR] = [3600, 86_400, 31_557_600];

export const msOf = (ticks: bigint | number): number => Number(ticks) / TICKS_PER_MS;
export const ticksOfMs = (ms: number): bigint => BigInt(Math.round(ms * TICKS_PER_MS));

/** `7.56 ms`, `17.44 h`, `1.995 µs`; without a sign. */
export function lengthOf(ms: number): string {
  if (ms === 0) return '0 s';
  const [value, unit] = inUnit(Math.abs(ms));
  return `${digits(value)} ${unit}`;
}

/** `+7.56 ms`, `−17.44 h`, `0 s`. */
export const signedLength = (ms: number): string =>
  ms === 0 ? '0 s' : `${ms < 0 ? '−' : '+'}${lengthOf(ms)}`;

/** The number alone, in milliseconds: `+7.56`, `0`. */
export function signedMs(ms: number): string {
  const text = digits(Math.abs(ms));
  return text === '0' ? '0' : `${ms < 0 ? '−' : '+'}${text}`;
}

/** Said aloud: `7.56 milliseconds`. */
export function spokenLength(ms: number): string {
  const [value, unit] = inUnit(Math.abs(ms));
  return `${digits(value)} ${SPOKEN[unit] ?? unit}`;
}

/** A moment of the guest's clock: `10 s + 7.56 ms`, and above 10,000 s by how far it is from `base`. */
export function guestTime(ticks: bigint, base: bigint): string {
  const seconds = Number(ticks) / TICKS_PER_SECOND;
  if (Math.abs(seconds) >= MOST_SECONDS) {
    const apart = msOf(ticks - base);
    const far = lengthOf(seconds * 1000);
    return apart === 0 ? far : `${far} ${apart < 0 ? '−' : '+'} ${lengthOf(apart)}`;
  }
  const whole = Math.floor(seconds);
  const rest = Number((1000 * (seconds - whole)).toPrecision(3));
  if (rest < 0.01) return `${whole} s`;
  return whole === 0 ? lengthOf(rest) : `${whole} s + ${lengthOf(rest)}`;
}

/** Too many seconds for four digits: a rung there is told by how far it is from the base. */
export function isFromBase(ticks: bigint): boolean {
  const seconds = Number(ticks) / TICKS_PER_SECOND;
  return seconds < 0 || seconds >= MOST_SECONDS;
}

/** A rung beside the plot: `9.994 s`, `32.8 ms`, or how far it is from the base. */
export function rungLabel(ticks: bigint, base: bigint): string {
  const seconds = Number(ticks) / TICKS_PER_SECOND;
  if (isFromBase(ticks)) return `${signedMs(Number(msOf(ticks - base).toFixed(1)))} ms`;
  return seconds < 1 ? lengthOf(short(1000 * seconds)) : `${digits(seconds)} s`;
}

/** Three digits of it. */
export const short = (ms: number): number => Number(ms.toPrecision(3));

/** `0000_1D2C_5A3B_1000` */
export const grouped = (value: bigint): string =>
  BigInt.asUintN(64, value)
    .toString(16)
    .toUpperCase()
    .padStart(16, '0')
    .replace(/(?<=.)(?=(?:.{4})+$)/g, '_');

function inUnit(ms: number): readonly [number, string] {
  if (ms < 0.001) return [1e6 * ms, 'ns'];
  if (ms < 1) return [1000 * ms, 'µs'];
  const seconds = ms / 1000;
  if (seconds < 1) return [ms, 'ms'];
  if (seconds < MOST_SECONDS) return [seconds, 's'];
  if (seconds < 4 * DAY) return [seconds / HOUR, 'h'];
  return seconds < YEAR ? [seconds / DAY, 'days'] : [seconds / YEAR, 'years'];
}

const SPOKEN: Readonly<Record<string, string>> = {
  ns: 'nanoseconds',
  µs: 'microseconds',
  ms: 'milliseconds',
  s: 'seconds',
  h: 'hours',
};

const digits = (value: number): string => String(Number(value.toPrecision(4)));
