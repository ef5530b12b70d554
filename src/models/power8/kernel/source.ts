/** Where the kernel functions stand: in the era of the fix, or as they were read before it. */
import type { Core } from '../core.ts';

interface Source {
  readonly file: string;
  readonly origin: string;
}

const FIX = 'fd7bacbca47a';

const source =
  (file: string, before: string) =>
  (core: Core): Source => ({ file, origin: core.fixed ? FIX : before });

export const rmhandlersS = source('arch/powerpc/kvm/book3s_hv_rmhandlers.S', 'v4.4');
export const hvC = source('arch/powerpc/kvm/book3s_hv.c', 'v4.4');
export const exceptionsS = source('arch/powerpc/kernel/exceptions-64s.S', 'v3.18');
export const idleS = source('arch/powerpc/kernel/idle_power7.S', 'v4.4');

/** Files with nothing of the protocol in them before the fix. */
export const HV_RAS_C: Source = { file: 'arch/powerpc/kvm/book3s_hv_ras.c', origin: FIX };
export const HV_HMI_C: Source = { file: 'arch/powerpc/kvm/book3s_hv_hmi.c', origin: FIX };
export const TRAPS_C: Source = { file: 'arch/powerpc/kernel/traps.c', origin: FIX };
