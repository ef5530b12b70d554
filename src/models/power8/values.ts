/** What the numbers in the cells of a core stand for. */

/** States of the TB state machine, TFMR[28:31] (table 1.4). */
export const TBST = {
  RESET: 0,
  SEND_TOD_MOD: 1,
  NOT_SET: 2,
  SYNC_WAIT: 6,
  GET_TOD: 7,
  RUNNING: 8,
  ERROR: 9,
} as const;

export const TBST_NAMES = [
  'RESET',
  'SEND_TOD_MOD',
  'NOT_SET',
  '3',
  '4',
  '5',
  'SYNC_WAIT',
  'GET_TOD',
  'RUNNING',
  'ERROR',
] as const;

export { TICKS_PER_MICROSECOND } from '../kvm-hv/timebase.ts';

/** Values of HSTATE_IN_GUEST. */
export const HSTATE = { NONE: 0, HOST_HV: 1, GUEST_HV: 2 } as const;

/** Why a thread left its guest; 0 is "no trap", the kernel's trap 0. */
export const TRAP = { NONE: 0, HMI: 1, HDEC: 2, DOORBELL: 3, OTHER: 4 } as const;

/**
 * What is wrong with a TB apart from its offsets. Residue errors only: ZEROED, before the recovery, so
 * that its low bits are 0 too, until it is loaded; LOST, written from a value that had been zeroed.
 */
export const DEFECT = { NONE: 0, SHORT: 1, LOST: 2, ZEROED: 3 } as const;
