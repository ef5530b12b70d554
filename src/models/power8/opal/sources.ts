/** Where the firmware's files stand, in the era of POWER8. */
import type { Source } from '../source-file.ts';

const SKIBOOT = 'skiboot 2636009a7';

export const HMI_C = (): Source => ({ file: 'core/hmi.c', origin: SKIBOOT });
export const CHIPTOD_C = (): Source => ({ file: 'hw/chiptod.c', origin: SKIBOOT });
