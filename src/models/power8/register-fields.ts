/**
 * What the bits of a register are (domain 1.5, 1.6): one table for the registers of a run and for those of a
 * log. IBM bit numbers: bit 0 is the most significant of 64. `register-terms.ts` has the words.
 */
import type { FieldInfo } from '../../protocol/description.ts';
import { TBST_NAMES } from './values.ts';

/** The mask of one bit. */
export const ibm = (bit: number): bigint => 1n << BigInt(63 - bit);

/** A field by its IBM bit numbers, `44` or `28:31`, of a register of 64 bits. */
export const field = (name: string, bits: string, more: Partial<FieldInfo> = {}): FieldInfo => {
  const [first = 0, last = first] = bits.split(':').map(Number);
  return {
    name,
    bits,
    shift: 63 - last,
    width: last - first + 1,
    names: [],
    alarm: false,
    ...more,
  };
};

const alarm = { alarm: true } as const;

/** Fields of TFMR, most significant first. */
export const TFMR_FIELDS: readonly FieldInfo[] = [
  field('MAX_CYC_BET_STEPS', '0:7'),
  field('N_CLKS_PER_STEP', '8:9'),
  field('MASK_HMI', '10'),
  field('SYNC_BIT_SEL', '11:13'),
  field('TB_ECLIPZ', '14'),
  field('LOAD_TOD_MOD', '16'),
  field('MOVE_CHIP_TOD_TO_TB', '18'),
  field('CLEAR_TB_ERRORS', '24'),
  field('TFAC_XFER_ERROR', '25', alarm),
  field('HDEC_PARITY_ERROR', '26', alarm),
  field('TBST_CORRUPT', '27', alarm),
  field('TBST_ENCODED', '28:31', { names: TBST_NAMES }),
  field('TBST_LAST', '32:35', { names: TBST_NAMES }),
  field('TB_ENABLED', '40'),
  field('TB_VALID', '41'),
  field('TB_SYNC_OCCURED', '42'),
  field('TB_MISSING_SYNC', '43', alarm),
  field('TB_MISSING_STEP', '44', alarm),
  field('TB_RESIDUE_ERR', '45', alarm),
  field('FW_CONTROL_ERR', '46', alarm),
  field('CHIP_TOD_STATUS', '47:50'),
  field('CHIP_TOD_INTERRUPT', '51', alarm),
  field('CHIP_TOD_TIMEOUT', '54', alarm),
  field('CHIP_TOD_PARITY_ERR', '56', alarm),
  field('PURR_PARITY_ERR', '57', alarm),
  field('SPURR_PARITY_ERR', '58', alarm),
  field('DEC_PARITY_ERR', '59', alarm),
  field('TFMR_CORRUPT', '60', alarm),
  field('PURR_OVERFLOW', '61', alarm),
  field('SPURR_OVERFLOW', '62', alarm),
];

/** Fields of HMER; those of HMEER, its mask, have the same places. */
export const HMER_FIELDS: readonly FieldInfo[] = [
  field('MALFUNCTION_ALERT', '0', alarm),
  field('PROC_RECV_DONE', '2', alarm),
  field('PROC_RECV_ERROR_MASKED', '3', alarm),
  field('TFAC_ERROR', '4', alarm),
  field('TFMR_PARITY_ERROR', '5', alarm),
  field('XSCOM_FAIL', '8'),
  field('XSCOM_DONE', '9'),
  field('PROC_RECV_AGAIN', '11', alarm),
  field('WARN_RISE', '14'),
  field('WARN_FALL', '15'),
  field('SCOM_FIR_HMI', '16', alarm),
  field('TRIG_FIR_HMI', '17', alarm),
  field('HYP_RESOURCE_ERR', '20', alarm),
  field('XSCOM_STATUS', '21:23'),
];

/** What TBU40 writes of a TB, and what it leaves running. */
export const TB_FIELDS: readonly FieldInfo[] = [
  field('TBU40', '0:39'),
  field('low 24 bits', '40:63'),
];

/** Fields of the PIR of POWER8, a register of 32 bits. */
export const PIR_FIELDS: readonly FieldInfo[] = [
  { ...field('chip', '51:56'), bits: '19:24' },
  { ...field('core', '57:60'), bits: '25:28' },
  { ...field('thread', '61:63'), bits: '29:31' },
];

/** HMER bits that skiboot lets raise an HMI on POWER8: the value of HMEER. */
export const HMEER_OF_POWER8 = [0, 2, 3, 4, 5, 11, 20].reduce((mask, bit) => mask | ibm(bit), 0n);

/** Who an error of TFMR is about, and whether the TBs stop for it (domain 1.5, from skiboot's masks). */
export interface ErrorReach {
  readonly scope: 'core' | 'thread' | 'chip';
  readonly stopsTb: boolean;
}

const CORE_STOPS: ErrorReach = { scope: 'core', stopsTb: true };
const THREAD: ErrorReach = { scope: 'thread', stopsTb: false };
const CHIP: ErrorReach = { scope: 'chip', stopsTb: false };

/** By the name of the field; TFAC_XFER_ERROR is of later processors only. */
export const TFMR_ERROR_REACH: Readonly<Record<string, ErrorReach>> = {
  HDEC_PARITY_ERROR: { scope: 'core', stopsTb: false },
  TBST_CORRUPT: CORE_STOPS,
  TB_MISSING_SYNC: CORE_STOPS,
  TB_MISSING_STEP: CORE_STOPS,
  TB_RESIDUE_ERR: CORE_STOPS,
  FW_CONTROL_ERR: CORE_STOPS,
  TFMR_CORRUPT: CORE_STOPS,
  CHIP_TOD_INTERRUPT: CHIP,
  CHIP_TOD_TIMEOUT: CHIP,
  CHIP_TOD_PARITY_ERR: CHIP,
  PURR_PARITY_ERR: THREAD,
  SPURR_PARITY_ERR: THREAD,
  DEC_PARITY_ERR: THREAD,
  PURR_OVERFLOW: THREAD,
  SPURR_OVERFLOW: THREAD,
};
