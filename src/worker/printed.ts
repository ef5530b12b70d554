/** Values of a run as text: registers in hexadecimal, times in microseconds. */
import type { RegisterInfo } from '../protocol/description.ts';

/** The bits of a register: `0x` and as many digits as it is wide, two's complement. */
export function registerBits({ width }: RegisterInfo, value: bigint): string {
  const digits = BigInt.asUintN(width, value).toString(16);
  return `0x${digits.padStart(width / 4, '0')}`;
}

/** For people: a signed register as a number with its sign, as a scenario has its ticks. */
export function registerText(info: RegisterInfo, value: bigint): string {
  if (!info.signed) return registerBits(info, value);
  const number = BigInt.asIntN(info.width, value);
  return number < 0n ? `-0x${(-number).toString(16)}` : `0x${number.toString(16)}`;
}

/** Ticks as microseconds, e.g. `1.242`. */
export function microseconds(ticks: number, ticksPerMicrosecond: number): string {
  return (ticks / ticksPerMicrosecond).toFixed(3);
}
