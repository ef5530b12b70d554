/** A register that can stand in a log: its bits, and what a value of it says. */
import type { FieldInfo } from '../../protocol/description.ts';

/** What stands near a value and may explain it. */
export interface Around {
  /** HMER of the same report; null for none. */
  readonly hmer: bigint | null;
  /** It stands in a report of an HMI. */
  readonly inReport: boolean;
  /** What a read of a register of the chip has returned beside it, e.g. -25; null for nothing. */
  readonly returned: number | null;
}

export const NOTHING_AROUND: Around = { hmer: null, inReport: false, returned: null };

export interface Register {
  readonly name: string;
  /** Hexadecimal digits of a value. */
  readonly digits: number;
  /** Most significant first. */
  readonly fields: readonly FieldInfo[];
  /** What a field with this value means, a sentence. */
  readonly meaning: (field: FieldInfo, value: number) => string;
  /** What the whole value says, each with how sure it is. */
  readonly says: (value: bigint, around: Around) => readonly string[];
  /** Whether a value that came without a name can well be one of these. */
  readonly isLikely: (value: bigint) => boolean;
}

export const hexOf = (value: bigint, digits: number): string =>
  `0x${BigInt.asUintN(digits * 4, value)
    .toString(16)
    .padStart(digits, '0')}`;

/** The bits of a field, as a number. */
export const valueOf = ({ shift, width }: FieldInfo, value: bigint): number =>
  Number((value >> BigInt(shift)) & ((1n << BigInt(width)) - 1n));

/** `LSB 18`, `LSB 35:32`. */
export const lsbOf = ({ shift, width }: FieldInfo): string =>
  width === 1 ? `LSB ${shift}` : `LSB ${shift + width - 1}:${shift}`;

/** `bit 45 (LSB 18) TB_RESIDUE_ERR`. */
export const bitWords = (field: FieldInfo): string =>
  `${field.width === 1 ? 'bit' : 'bits'} ${field.bits} (${lsbOf(field)}) ${field.name}`;

/** Fields that are not 0. */
export const setFields = (fields: readonly FieldInfo[], value: bigint): FieldInfo[] =>
  fields.filter((field) => valueOf(field, value) !== 0);

/** Bits that no field has. */
export function strayBits({ fields, digits }: Pick<Register, 'fields' | 'digits'>, value: bigint) {
  const known = fields.reduce(
    (mask, { shift, width }) => mask | (((1n << BigInt(width)) - 1n) << BigInt(shift)),
    0n,
  );
  const width = digits * 4;
  const stray = value & ~known;
  return Array.from({ length: width }, (_, bit) => bit).filter(
    (bit) => ((stray >> BigInt(width - 1 - bit)) & 1n) === 1n,
  );
}
