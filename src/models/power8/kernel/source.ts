/** Where the kernel functions stand, in the era of the fix. */

const FIX = 'fd7bacbca47a';
export const RMHANDLERS_S = {
  file: 'arch/powerpc/kvm/book3s_hv_rmhandlers.S',
  origin: FIX,
} as const;
export const HV_RAS_C = { file: 'arch/powerpc/kvm/book3s_hv_ras.c', origin: FIX } as const;
export const HV_HMI_C = { file: 'arch/powerpc/kvm/book3s_hv_hmi.c', origin: FIX } as const;
export const HV_C = { file: 'arch/powerpc/kvm/book3s_hv.c', origin: FIX } as const;
export const EXCEPTIONS_S = {
  file: 'arch/powerpc/kernel/exceptions-64s.S',
  origin: FIX,
} as const;
export const IDLE_S = { file: 'arch/powerpc/kernel/idle_power7.S', origin: FIX } as const;
