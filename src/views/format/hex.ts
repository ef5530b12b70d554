/**
 * Register values as people read them: hexadecimal, four digits a group, so that a 64-bit value is
 * compared at a glance. Values are unsigned 64-bit BigInts unless a name says otherwise.
 */
import { byFours } from '../../base/by-fours.ts';

/** All digits of a register of `width` bits: `0x0000_1d2c_5a3b_1000`. */
export function hexRegister(value: bigint, width: 32 | 64): string {
  const digits = BigInt.asUintN(width, value)
    .toString(16)
    .padStart(width / 4, '0');
  return `0x${byFours(digits)}`;
}

/** Without leading zeros: `0x10_0000_0000`, `0x0`. */
function hexShort(value: bigint): string {
  return `0x${byFours(value.toString(16))}`;
}

/** A 64-bit value as a signed difference: `+0x10_0000_0000`, `−0x1000`, `0x0`. */
export function hexSigned(value: bigint): string {
  const signed = BigInt.asIntN(64, value);
  if (signed === 0n) return '0x0';
  return signed < 0n ? `−${hexShort(-signed)}` : `+${hexShort(signed)}`;
}

/** The low 48 bits, for places without room: `…1d2c_5a3b_1000`. */
export function hexTail(value: bigint): string {
  const digits = BigInt.asUintN(48, value).toString(16).padStart(12, '0');
  return `…${byFours(digits)}`;
}
