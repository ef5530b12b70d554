/** The causes of an HMI that can be injected, with the bits that people look for in a log. */
import type { ErrorKind } from '../store/state.ts';

export interface Cause {
  readonly kind: ErrorKind;
  readonly detail: string;
}

const DETAILS: Readonly<Record<ErrorKind, string>> = {
  TB_MISSING_SYNC: 'TFMR[43], HMER[4]: no sync pulse came; the TB stops',
  TB_MISSING_STEP: 'TFMR[44], HMER[4]: a step of the ChipTOD is missing; the TB stops',
  TB_RESIDUE_ERR: 'TFMR[45], HMER[4]: parity of the TB; every subcore must clean up first',
  FW_CONTROL_ERR: 'TFMR[46], HMER[4]: firmware gave a command in a wrong state; the TB stops',
  TBST_CORRUPT: 'TFMR[27], HMER[4]: the TB state machine is corrupt; the TB stops',
  PROC_RECV_DONE: 'HMER[2]: a processor recovery; the TB is healthy',
};

export const ERROR_KINDS: readonly Cause[] = (Object.keys(DETAILS) as ErrorKind[]).map((kind) => ({
  kind,
  detail: DETAILS[kind],
}));
