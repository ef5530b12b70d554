/** The cells of one thread of a POWER8 core, its registers and locals among them. */
import { cell, type Cell } from '../../machine/cell.ts';
import { any, type Expression } from '../../machine/expression.ts';
import { causesOf, hmerBitsOf, isOfThread, isPlain, kindsOf } from './causes.ts';
import type { Scenario } from './settings.ts';
import { defects, OFFSETS } from './symbolic.ts';
import { HSTATE } from './values.ts';

export interface Thread {
  readonly index: number;
  /** Hardware thread number of the core, 0..7. */
  readonly number: number;
  readonly id: string;
  readonly ptid: number;
  readonly subcore: number;
  readonly ee: Cell;
  readonly hv: Cell;
  readonly hstate: Cell;
  /** Bits of HMER that causes of the scenario latch, in the order of `hmerBitsOf`. */
  readonly hmer: readonly Cell[];
  /** Bits of TFMR that a thread has of its own, in the order of the causes. */
  readonly tfmr: readonly Cell[];
  readonly entered: Cell;
  readonly exiting: Cell;
  readonly doorbell: Cell;
  readonly hwthreadReq: Cell;
  readonly kvmVcore: Cell;
  /** By how many offsets DEC is wrong since it was loaded. */
  readonly decError: Cell;
  /** Firmware has set DEC to all ones, to repair its parity; null where no error of the scenario is one of DEC. */
  readonly decLost: Cell | null;
  /** The dec_expires that it has just saved is wrong. */
  readonly savedWrong: Cell;
  /** This thread's bit in the word at core_hmi_state_ptr. */
  readonly cleanupBit: Cell;
  readonly temporaries: Temporaries;
}

/** Something is latched in HMER. */
export const isLatched = (t: Thread): Expression => any(...t.hmer);

/** Registers and locals of a thread that live only for a few ops. */
export interface Temporaries {
  readonly trap: Cell;
  readonly tooLate: Cell;
  readonly first: Cell;
  readonly resyncReq: Cell;
  /** The bits of HMER as opal_handle_hmi read them, in the order of those. */
  readonly hmer: readonly Cell[];
  /** An error bit was set in TFMR as read, of those that the code looks for first. */
  readonly tfmrError: Cell;
  /** Each error bit of TFMR as read, by cause; none where there is one TB error or no bit of TFMR at all. */
  readonly tfmr: readonly Cell[];
  readonly tbInvalid: Cell;
  /** What chiptod_recover_tb_errors returns: -1, 0 or 1. */
  readonly recovered: Cell;
  /** `mftb a`, symbolic like a TB. */
  readonly aK: Cell;
  readonly aShort: Cell;
  readonly aWrapped: Cell;
  /** `mftb b`: only its low 24 bits count. */
  readonly bWrapped: Cell;
}

export function declareThread(
  index: number,
  subcore: number,
  ptid: number,
  hardware: number,
  guest: boolean,
  scenario: Scenario,
): Thread {
  const number = subcore * hardware + ptid;
  const id = `t${String(number)}`;
  const own = (name: string, summary: string, more: Partial<Cell> = {}): Cell =>
    cell({ id: `${id}.${name}`, label: name, scope: 'thread', index, summary, ...more });
  const temporary = (name: string, summary: string, more: Partial<Cell> = {}): Cell =>
    own(name, summary, { temporary: true, ...more });
  const running = guest ? 1 : 0;
  const hcall = guest && inHypercall(scenario, subcore, ptid);
  return {
    index,
    number,
    id,
    ptid,
    subcore,
    ee: own('MSR[EE]', 'External interrupts, and HMIs while HV=1, are enabled.', {
      initial: !guest && ptid === 0 && scenario.subcores[subcore]?.start === 'host' ? 1 : 0,
    }),
    hv: own('MSR[HV]', 'Hypervisor state; 0 while the guest runs.', {
      initial: guest && !hcall ? 0 : 1,
    }),
    hstate: own('HSTATE_IN_GUEST', 'What the KVM test at an interrupt vector looks at.', {
      names: ['NONE', 'HOST_HV', 'GUEST_HV'],
      initial: guest ? (hcall ? HSTATE.HOST_HV : HSTATE.GUEST_HV) : HSTATE.NONE,
    }),
    hmer: hmerBitsOf(scenario).map((name, i, { length }) =>
      own(i === 0 ? 'HMER' : `HMER[${name}]`, 'A latched cause; sticky until firmware clears it.', {
        names: ['0', name],
        ...(length > 1 && { label: `HMER[${name}]` }),
      }),
    ),
    tfmr: causesOf(scenario)
      .filter(isOfThread)
      .map(({ kind }) => own(`TFMR[${kind}]`, 'An error bit that this thread has of its own.')),
    entered: own('entered', 'Its bit in the low byte of entry_exit_map.', {
      initial: running,
      scope: 'thread',
    }),
    exiting: own('exiting', 'Its bit in the high byte of entry_exit_map.'),
    doorbell: own('doorbell', 'A doorbell (msgsnd) is pending.'),
    hwthreadReq: own('hwthread_req', 'KVM wants this hardware thread.', {
      initial: ptid === 0 ? 0 : running,
    }),
    kvmVcore: own('kvm_vcore', 'The vcore it was given; NULL tells the runner it is done.', {
      names: ['NULL', 'set'],
      initial: ptid === 0 ? 0 : running,
    }),
    decError: own('DEC error', 'By how many offsets DEC is wrong since it was loaded.', {
      min: -3,
      max: 3,
      ghost: true,
    }),
    decLost: kindsOf(scenario).includes('DEC_PARITY_ERR')
      ? own('DEC lost', 'Firmware has set DEC to all ones, to repair its parity.')
      : null,
    savedWrong: own('dec_expires wrong', 'The dec_expires that it has just saved is wrong.', {
      ghost: true,
    }),
    cleanupBit: own('core_hmi_state', 'Its bit in the word at core_hmi_state_ptr.'),
    temporaries: {
      trap: temporary('trap', 'Why it left the guest.', {
        names: ['0', 'HMI 0xe60', 'HDEC 0x980', 'doorbell 0xe80', 'other'],
      }),
      tooLate: temporary('too late', 'entry_exit_map was 0x100 or more.'),
      first: temporary('first', 'It is the first thread of its vcore to leave.'),
      resyncReq: temporary('resync_req', 'It found bit 63 clear: it is the resync owner.'),
      hmer: hmerBitsOf(scenario).map((name, i) =>
        temporary(i === 0 ? 'hmer copy' : `hmer copy: ${name}`, 'HMER as opal_handle_hmi read it.'),
      ),
      tfmrError: temporary('tfmr copy: error', 'An error bit was set in TFMR as read.'),
      tfmr: isPlain(scenario)
        ? []
        : causesOf(scenario)
            .filter(({ isInTfmr }) => isInTfmr)
            .map(({ kind }) =>
              temporary(`tfmr copy: ${kind}`, 'The bit was set in TFMR as firmware read it.'),
            ),
      tbInvalid: temporary('tfmr copy: TB_VALID=0', 'TB_VALID was clear in TFMR as read.'),
      recovered: temporary('rc', 'What chiptod_recover_tb_errors returns.', {
        min: -1,
        max: 1,
      }),
      aK: temporary('a: offsets', 'Offsets in the TB value that mftb read.', OFFSETS),
      aShort: temporary('a: short', 'The TB value read was 2^24 short.', defects(scenario)),
      aWrapped: temporary('a: after the wrap', 'Whether a was read after the wrap.'),
      bWrapped: temporary('b: after the wrap', 'Whether b was read after the wrap.'),
    },
  };
}

/** The last thread of a subcore that starts with one of its threads in a real-mode hypercall. */
export function inHypercall(scenario: Scenario, subcore: number, ptid: number): boolean {
  return (
    scenario.subcores[subcore]?.inHypercall === true && ptid === scenario.threadsPerSubcore - 1
  );
}
