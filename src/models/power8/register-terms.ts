/** Registers, the bits of TFMR and HMER, and the states of a TB, in words (domain 1.2, 1.4 to 1.6). */
import type { Term } from '../../protocol/description.ts';

/** What a kernel engineer knows by its letters. */
const REGISTERS: readonly Term[] = [
  { term: 'PURR', sentence: 'Counts the time that a thread has used; saved at entry and exit.' },
  { term: 'SPURR', sentence: 'As PURR, scaled by the clock of the processor.' },
  {
    term: 'PIR',
    sentence: 'Which thread of the machine it is, as a log names it: chip, core and thread.',
  },
  { term: 'DPDES', sentence: 'Pending doorbells of a guest, one register for each subcore.' },
  { term: 'PCR', sentence: 'Which version of the architecture the guest sees.' },
  { term: 'LPCR', sentence: 'How a thread runs a partition: host and guest have their own value.' },
  {
    term: 'LPID',
    also: ['LPIDR'],
    sentence: 'Number of the partition that a subcore runs.',
    where: 'E3',
  },
  { term: 'SDR1', sentence: 'Where the page table of the partition is.' },
  {
    term: 'SLB',
    sentence: 'The segments of memory that a thread can reach; the guest has its own.',
  },
  { term: 'PMU', sentence: 'Counters of events, saved with the other registers.' },
  { term: 'FP', sentence: 'The floating-point registers.' },
  { term: 'GPRs', sentence: 'The general registers of a thread.' },
  { term: 'TBWU', also: ['TBWL', 'TBL'], sentence: 'The halves of a TB, to write them directly.' },
];

const STATES: readonly Term[] = [
  {
    term: 'TBST',
    also: ['TBST_ENCODED'],
    sentence: 'The state that the TBs of the core are in now.',
  },
  { term: 'TBST_LAST', sentence: 'The state of the TBs before the one now.' },
  { term: 'RUNNING', also: ['TB_RUNNING'], sentence: 'State 8: the TBs count, and are valid.' },
  {
    term: 'ERROR',
    also: ['TB_ERROR'],
    sentence: 'State 9: the TBs stand still until the error is cleared.',
  },
  { term: 'RESET', sentence: 'State 0: the errors are cleared, and the TBs can be loaded.' },
  { term: 'SEND_TOD_MOD', sentence: 'State 1, on the way to NOT_SET.' },
  {
    term: 'NOT_SET',
    sentence: 'State 2: the TBs stand still and wait to be loaded.',
    where: 'TM1',
  },
  { term: 'SYNC_WAIT', sentence: 'State 6: the TBs wait for the next pulse of the ChipTOD.' },
  {
    term: 'GET_TOD',
    sentence: 'State 7: the pulse has come, the value of the ChipTOD is awaited.',
  },
];

const TFMR: readonly Term[] = [
  {
    term: 'MAX_CYC_BET_STEPS',
    sentence: 'How many cycles there may be between two steps of the ChipTOD.',
  },
  { term: 'N_CLKS_PER_STEP', sentence: 'How many clocks make a step of the TB.' },
  {
    term: 'MASK_HMI',
    sentence: 'Keeps TB errors from raising an HMI. Firmware does not use it here.',
  },
  {
    term: 'SYNC_BIT_SEL',
    sentence: 'Which bit of the TB is compared with the pulse of the ChipTOD.',
  },
  { term: 'TB_ECLIPZ', sentence: 'A mode of the TB that firmware always sets.' },
  {
    term: 'LOAD_TOD_MOD',
    sentence: 'The command that stops the TBs and moves them to NOT_SET.',
    where: 'TM1',
  },
  {
    term: 'MOVE_CHIP_TOD_TO_TB',
    sentence: 'The command that lets the TBs receive the ChipTOD.',
    where: 'TL1',
  },
  {
    term: 'CLEAR_TB_ERRORS',
    sentence: 'The command that clears the errors: from ERROR to RESET.',
    where: 'C3b',
  },
  { term: 'TFAC_XFER_ERROR', sentence: 'An error between the timers, of later processors only.' },
  {
    term: 'HDEC_PARITY_ERROR',
    also: ['HDEC_PARITY'],
    sentence: 'HDEC has wrong parity. The TBs run on.',
  },
  { term: 'TBST_CORRUPT', sentence: 'The state machine of the TBs is corrupt; they stop.' },
  { term: 'TB_ENABLED', sentence: 'The TBs are switched on.' },
  { term: 'TB_VALID', sentence: 'The TBs run, and what they read is right.' },
  {
    term: 'TB_SYNC_OCCURED',
    sentence: 'A pulse of the ChipTOD has come. The hardware spells it so.',
  },
  { term: 'TB_MISSING_SYNC', sentence: 'A pulse of the ChipTOD did not come; the TBs stop.' },
  { term: 'TB_MISSING_STEP', sentence: 'A step of the ChipTOD did not come; the TBs stop.' },
  {
    term: 'TB_RESIDUE_ERR',
    also: ['residue', 'residue error', 'residue errors'],
    sentence: 'A TB has wrong parity: it must be zeroed on every subcore before anybody recovers.',
    where: 'O6',
  },
  {
    term: 'FW_CONTROL_ERR',
    sentence: 'Firmware gave a command in a state that does not take it; the TBs stop.',
  },
  { term: 'CHIP_TOD_STATUS', sentence: 'What the ChipTOD says of itself.' },
  {
    term: 'CHIP_TOD_INTERRUPT',
    sentence: 'An error of the ChipTOD, for every thread of the chip.',
  },
  {
    term: 'CHIP_TOD_TIMEOUT',
    sentence: 'The ChipTOD did not answer. Firmware does not act on it.',
  },
  {
    term: 'CHIP_TOD_PARITY_ERR',
    sentence: 'The ChipTOD has wrong parity. Firmware does not act on it.',
  },
  { term: 'PURR_PARITY_ERR', sentence: 'PURR of this thread has wrong parity. The TBs run on.' },
  { term: 'SPURR_PARITY_ERR', sentence: 'SPURR of this thread has wrong parity. The TBs run on.' },
  { term: 'DEC_PARITY_ERR', sentence: 'DEC of this thread has wrong parity. The TBs run on.' },
  { term: 'TFMR_CORRUPT', sentence: 'TFMR itself is corrupt: nothing else in it can be trusted.' },
  { term: 'PURR_OVERFLOW', sentence: 'PURR of this thread has overflowed.' },
  { term: 'SPURR_OVERFLOW', sentence: 'SPURR of this thread has overflowed.' },
];

const HMER: readonly Term[] = [
  { term: 'HMEER', sentence: 'The mask of a core: which bits of HMER raise an HMI.' },
  { term: 'MALFUNCTION_ALERT', sentence: 'Another part of the machine has stopped: mostly fatal.' },
  {
    term: 'PROC_RECV_DONE',
    sentence: 'The processor has recovered from an error by itself; the TBs are healthy.',
  },
  {
    term: 'PROC_RECV_ERROR_MASKED',
    sentence: 'As PROC_RECV_DONE, for an error that is not reported.',
  },
  { term: 'TFAC_ERROR', sentence: 'A timer of the core has an error: TFMR says which.' },
  { term: 'TFMR_PARITY_ERROR', sentence: 'TFMR has wrong parity.' },
  {
    term: 'XSCOM_FAIL',
    sentence: 'An access over XSCOM has failed. Software polls it: no cause of an HMI.',
  },
  {
    term: 'XSCOM_DONE',
    sentence: 'An access over XSCOM is done. Software polls it: no cause of an HMI.',
  },
  { term: 'PROC_RECV_AGAIN', sentence: 'The processor had to recover once more.' },
  { term: 'WARN_RISE', sentence: 'A warning begins; it raises no HMI here.' },
  { term: 'WARN_FALL', sentence: 'A warning ends; it raises no HMI here.' },
  { term: 'SCOM_FIR_HMI', sentence: 'A fault register asks for an HMI; not used here.' },
  {
    term: 'TRIG_FIR_HMI',
    also: ['debug trigger'],
    sentence: 'A debug trigger asks for an HMI; later processors use it.',
  },
  {
    term: 'HYP_RESOURCE_ERR',
    sentence: 'A resource of the hypervisor has an error: not recovered.',
  },
  { term: 'XSCOM_STATUS', sentence: 'What came of the last access over XSCOM.' },
];

export const REGISTER_TERMS: readonly Term[] = [...REGISTERS, ...STATES, ...TFMR, ...HMER];
