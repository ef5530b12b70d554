/**
 * Where the kernel's files stand: in the era of the fix, or as they were read before it. Files that
 * have been renamed since say both names.
 */
import type { Core } from '../core.ts';
import type { Source } from '../source-file.ts';

/** The fix as merged, for Linux 4.8. */
const FIX = 'fd7bacbca47a';

const source =
  (file: string, before: string) =>
  (core: Core): Source => ({ file, origin: core.fixed ? FIX : before });

export const BOOK3S_HV_C = source('arch/powerpc/kvm/book3s_hv.c', 'v4.4');
export const BOOK3S_HV_BUILTIN_C = source('arch/powerpc/kvm/book3s_hv_builtin.c', 'v4.4');
export const BOOK3S_HV_INTERRUPTS_S = source('arch/powerpc/kvm/book3s_hv_interrupts.S', 'v4.4');
export const BOOK3S_HV_RMHANDLERS_S = source('arch/powerpc/kvm/book3s_hv_rmhandlers.S', 'v4.4');
export const BOOK3S_HV_RAS_C = source('arch/powerpc/kvm/book3s_hv_ras.c', 'v4.4');
export const BOOK3S_HV_HMI_C = source('arch/powerpc/kvm/book3s_hv_hmi.c', 'v4.4');
export const EXCEPTIONS_64S_S = source('arch/powerpc/kernel/exceptions-64s.S', 'v3.18');
export const TRAPS_C = source('arch/powerpc/kernel/traps.c', 'v4.4');
export const OPAL_HMI_C = source('arch/powerpc/platforms/powernv/opal-hmi.c', 'v4.4');
export const IDLE_S = source(
  'arch/powerpc/kernel/idle_power7.S (idle_book3s.S from v4.8 on)',
  'v4.4',
);
