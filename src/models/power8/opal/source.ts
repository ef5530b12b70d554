/** Where the firmware functions stand. */

export const HMI_C = { file: 'core/hmi.c', origin: 'skiboot 2636009a7' } as const;
export const CHIPTOD_C = { file: 'hw/chiptod.c', origin: 'skiboot 2636009a7' } as const;
