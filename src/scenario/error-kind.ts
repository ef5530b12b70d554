/** The errors that the environment may raise, and the shorter names under which people know them. */

export const ERROR_KINDS = [
  'TB_MISSING_SYNC',
  'TB_MISSING_STEP',
  'TB_RESIDUE_ERR',
  'FW_CONTROL_ERR',
  'TBST_CORRUPT',
  /** A processor recovery: an HMI that is no TB error. */
  'PROC_RECV_DONE',
] as const;

export type ErrorKind = (typeof ERROR_KINDS)[number];

const ALIASES: ReadonlyMap<string, ErrorKind> = new Map([
  ['MISSING_SYNC', 'TB_MISSING_SYNC'],
  ['MISSING_STEP', 'TB_MISSING_STEP'],
  ['RESIDUE', 'TB_RESIDUE_ERR'],
  ['RESIDUE_ERR', 'TB_RESIDUE_ERR'],
  ['TB_RESIDUE', 'TB_RESIDUE_ERR'],
  ['FW_CONTROL', 'FW_CONTROL_ERR'],
  ['TB_FW_CONTROL', 'FW_CONTROL_ERR'],
  ['TB_CORRUPT', 'TBST_CORRUPT'],
  ['TB_TBST_CORRUPT', 'TBST_CORRUPT'],
  ['PROC_RECV', 'PROC_RECV_DONE'],
]);

/** The TFMR's or HMER's own name for a known alias; anything else comes back as it is. */
export function canonicalErrorKind(input: unknown): unknown {
  return typeof input === 'string' ? (ALIASES.get(input) ?? input) : input;
}
