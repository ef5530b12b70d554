/** Decodes the fields of a register: what each holds, in words. */
import type { FieldInfo } from '../../protocol/description.ts';

export interface DecodedField {
  readonly name: string;
  /** IBM bit numbers. */
  readonly bits: string;
  readonly value: bigint;
  /** The value's name, or `set` / `clear` for a bit, or the number in hex. */
  readonly text: string;
  /** An error bit that is set. */
  readonly alarming: boolean;
}

export function decodeField(field: FieldInfo, register: bigint): DecodedField {
  const value = (register >> BigInt(field.shift)) & ((1n << BigInt(field.width)) - 1n);
  return {
    name: field.name,
    bits: field.bits,
    value,
    text: fieldText(field, value),
    alarming: field.alarm && value !== 0n,
  };
}

function fieldText(field: FieldInfo, value: bigint): string {
  const name = field.names[Number(value)];
  if (name !== undefined && name !== '') return field.width > 1 ? `${String(value)} ${name}` : name;
  if (field.width === 1) return value === 0n ? 'clear' : 'set';
  return `0x${value.toString(16)}`;
}
