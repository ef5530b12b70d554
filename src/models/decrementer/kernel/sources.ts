/** Where the kernel's files stand, and the commit in which an era reads like this. */
import type { Era } from '../era.ts';

/** By path: K0..K5 of the facts. That of K1 is from memory. */
const PATHS = [
  '93b0f4dc29c5',
  'c7699822bc21 (hash not verified)',
  'c5fb80d3b24f',
  'v4.1 to v4.16',
  '57b8daa70a17',
  '3c1a4322bba7',
] as const;

/** By registers: none, R1, R2, R3. */
const REGISTERS = [
  'before 5855564c8ab2',
  '5855564c8ab2',
  '3c1a4322bba7',
  'Fix decrementer migration, 2022',
] as const;

const RMHANDLERS = 'arch/powerpc/kvm/book3s_hv_rmhandlers.S';
const P9_ENTRY = 'arch/powerpc/kvm/book3s_hv_p9_entry.c';
export const BOOK3S_HV = 'arch/powerpc/kvm/book3s_hv.c';

export const pathOrigin = ({ path }: Era): string => PATHS[path];
export const registersOrigin = ({ registers }: Era): string => REGISTERS[registers];
/** The P9 path is C and has one thread a vcore. */
export const entryFile = ({ path }: Era): string => (path === 5 ? P9_ENTRY : RMHANDLERS);
