/** Every register that the reader knows, by the names that logs have for it. */
import type { LogField } from '../../protocol/log-reading.ts';
import { decExpiry, tb, tbOffset, vtb } from './clocks.ts';
import { coreFir, coreWof } from './core-fir.ts';
import { hid0 } from './hid0.ts';
import { hmeer, hmer } from './hmer.ts';
import { lpcr } from './lpcr.ts';
import { psscr } from './psscr.ts';
import { lsbOf, valueOf, type Register } from './register.ts';
import { sptr } from './sptr.ts';
import { tfmr } from './tfmr.ts';

/** In lower case. */
export const REGISTERS: Readonly<Record<string, Register>> = {
  hmer,
  hmeer,
  tfmr,
  psscr,
  lpcr,
  lpcr_64: lpcr,
  hid0,
  sptr,
  fir: coreFir,
  core_fir: coreFir,
  wof: coreWof,
  core_wof: coreWof,
  tb,
  tbu40: tb,
  tbl: tb,
  vtb,
  tb_offset: tbOffset,
  dec_expiry: decExpiry,
  dec_expires: decExpiry,
};

/** By the low 16 bits of a one_reg id (Linux `uapi/asm/kvm.h`). */
const ONE_REGS: Readonly<Record<number, Register>> = {
  0x9c: tbOffset,
  0xae: vtb,
  0xb5: lpcr,
  0xbd: psscr,
  0xbe: decExpiry,
};
/** KVM_REG_PPC with KVM_REG_SIZE_U64 or _U32. */
const ONE_REG = /^10[23]00000000000([0-9a-f]{2})$/;

/** The register of a one_reg id, sixteen digits; null for anything else. */
export function oneRegOf(digits: string): Register | null {
  const low = ONE_REG.exec(digits.toLowerCase())?.[1];
  return low === undefined ? null : (ONE_REGS[Number.parseInt(low, 16)] ?? null);
}

/** All fields of a value. */
export function logFields(register: Register, value: bigint): LogField[] {
  return register.fields.map((field) => {
    const number = valueOf(field, value);
    const meaning = register.meaning(field, number);
    return {
      name: field.name,
      bits: field.bits,
      value: number,
      meaning: `${meaning}${meaning === '' ? '' : ' '}(${lsbOf(field)})`,
    };
  });
}
