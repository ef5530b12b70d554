/** The kinds of errors that a scenario can have, as its settings offer them. Values are part of links: they stay. */
/** What can be raised, by the name of its bit in TFMR or HMER; who it is about stands in `causes.ts`. */
export const CAUSES = [
  {
    value: 'TB_MISSING_SYNC',
    label: 'TB_MISSING_SYNC',
    help: 'TFMR[43], HMER[4]: no sync pulse came; the TB stops',
    also: ['MISSING_SYNC'],
  },
  {
    value: 'TB_MISSING_STEP',
    label: 'TB_MISSING_STEP',
    help: 'TFMR[44], HMER[4]: a step of the ChipTOD is missing; the TB stops',
    also: ['MISSING_STEP'],
  },
  {
    value: 'TB_RESIDUE_ERR',
    label: 'TB_RESIDUE_ERR',
    help: 'TFMR[45], HMER[4]: parity of the TB; every subcore must clean up first',
    also: ['RESIDUE', 'RESIDUE_ERR', 'TB_RESIDUE'],
  },
  {
    value: 'FW_CONTROL_ERR',
    label: 'FW_CONTROL_ERR',
    help: 'TFMR[46], HMER[4]: firmware gave a command in a wrong state; the TB stops',
    also: ['FW_CONTROL', 'TB_FW_CONTROL'],
  },
  {
    value: 'TBST_CORRUPT',
    label: 'TBST_CORRUPT',
    help: 'TFMR[27], HMER[4]: the TB state machine is corrupt; the TB stops',
    also: ['TB_CORRUPT', 'TB_TBST_CORRUPT'],
  },
  {
    value: 'TFMR_CORRUPT',
    label: 'TFMR_CORRUPT',
    help: 'TFMR[60], HMER[4, 5]: TFMR itself is corrupt, and repaired first; the TB stops',
  },
  {
    value: 'HDEC_PARITY_ERROR',
    label: 'HDEC_PARITY_ERROR',
    help: 'TFMR[26], HMER[4]: parity of HDEC; every subcore must clean up first; the TB runs on',
    also: ['HDEC_PARITY'],
  },
  {
    value: 'DEC_PARITY_ERR',
    label: 'DEC_PARITY_ERR',
    help: 'TFMR[59], HMER[4]: parity of the DEC of one thread; the TB runs on',
    also: ['DEC_PARITY'],
  },
  {
    value: 'PURR_PARITY_ERR',
    label: 'PURR_PARITY_ERR',
    help: 'TFMR[57], HMER[4]: parity of the PURR of one thread; the TB runs on',
    also: ['PURR_PARITY'],
  },
  {
    value: 'SPURR_PARITY_ERR',
    label: 'SPURR_PARITY_ERR',
    help: 'TFMR[58], HMER[4]: parity of the SPURR of one thread; the TB runs on',
    also: ['SPURR_PARITY'],
  },
  {
    value: 'PURR_OVERFLOW',
    label: 'PURR_OVERFLOW',
    help: 'TFMR[61], HMER[4]: the PURR of one thread has overflowed; only a resync clears the bit',
  },
  {
    value: 'SPURR_OVERFLOW',
    label: 'SPURR_OVERFLOW',
    help: 'TFMR[62], HMER[4]: the SPURR of one thread has overflowed; only a resync clears the bit',
  },
  {
    value: 'CHIP_TOD_INTERRUPT',
    label: 'CHIP_TOD_INTERRUPT',
    help: 'TFMR[51], HMER[4]: an error of the ChipTOD, for every thread of the chip; the TB runs on',
    also: ['TOD_INTERRUPT'],
  },
  {
    value: 'CHIP_TOD_TIMEOUT',
    label: 'CHIP_TOD_TIMEOUT',
    help: 'TFMR[54], HMER[4]: the ChipTOD did not answer; firmware does not act on it',
  },
  {
    value: 'CHIP_TOD_PARITY_ERR',
    label: 'CHIP_TOD_PARITY_ERR',
    help: 'TFMR[56], HMER[4]: parity of the ChipTOD; firmware does not act on it',
  },
  {
    // An HMI that is no TB error.
    value: 'PROC_RECV_DONE',
    label: 'PROC_RECV_DONE',
    help: 'HMER[2]: a processor recovery; the TB is healthy',
    also: ['PROC_RECV'],
  },
  {
    value: 'PROC_RECV_ERROR_MASKED',
    label: 'PROC_RECV_ERROR_MASKED',
    help: 'HMER[3]: a processor recovery that is not reported; the TB is healthy',
    also: ['PROC_RECV_MASKED'],
  },
  {
    value: 'PROC_RECV_AGAIN',
    label: 'PROC_RECV_AGAIN',
    help: 'HMER[11]: a processor recovery before the one before it was cleared; the TB is healthy',
  },
  {
    value: 'MALFUNCTION_ALERT',
    label: 'MALFUNCTION_ALERT',
    help: 'HMER[0]: another part of the machine has stopped: broadcast, one cause, an event a thread',
    also: ['MALFUNCTION'],
  },
  {
    value: 'HYP_RESOURCE_ERR',
    label: 'HYP_RESOURCE_ERR',
    help: 'HMER[20]: a resource of the hypervisor; never recovered',
    also: ['HYP_RESOURCE'],
  },
  {
    value: 'TRIG_FIR_HMI',
    label: 'TRIG_FIR_HMI',
    help: 'HMER[17]: a debug trigger, where HMEER[17] is set; a level, which firmware leaves as it is',
    also: ['DEBUG_TRIGGER', 'TRIG_FIR'],
  },
] as const;
