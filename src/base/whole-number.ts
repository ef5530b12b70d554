/** A whole number within bounds, from a number or from what somebody has typed. */
import { fail, ok, type Result } from './result.ts';

export interface Bounds {
  readonly min: number;
  readonly max: number;
}

/** The number, or what is wrong with it: `expected at least 1,000, got 5`. */
export function wholeNumber(value: unknown, { min, max }: Bounds): Result<number, string> {
  const number = typeof value === 'string' ? readDigits(value) : value;
  if (typeof number !== 'number' || !Number.isInteger(number))
    return fail(`expected a whole number, got ${shown(value)}`);
  if (number < min) return fail(`expected at least ${withCommas(min)}, got ${withCommas(number)}`);
  if (number > max) return fail(`expected at most ${withCommas(max)}, got ${withCommas(number)}`);
  return ok(number);
}

/** `6,448,643` */
export function withCommas(number: number): string {
  return String(number).replace(/\B(?=(\d{3})+$)/g, ',');
}

/** Digits with commas, blanks or underscores between them; NaN for anything else. */
function readDigits(text: string): number {
  const digits = text.trim().replace(/(?<=\d)[,_ ](?=\d)/g, '');
  return /^-?\d{1,15}$/.test(digits) ? Number(digits) : NaN;
}

function shown(value: unknown): string {
  if (typeof value !== 'string') return String(value);
  if (value.trim() === '') return 'nothing';
  return JSON.stringify(value.length > 20 ? `${value.slice(0, 20)}…` : value);
}

/** `1 state`, `6,448,643 states`. */
export function counted(count: number, one: string): string {
  return `${withCommas(count)} ${one}${count === 1 ? '' : 's'}`;
}
