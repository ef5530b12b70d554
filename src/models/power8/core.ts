/**
 * The cells of a POWER8 core as a scenario sets it up: what core, subcores, vcores and threads hold.
 * Scopes are those of domain table 1.2. A TB is symbolic here: TB = ChipTOD + k * tb_offset
 * (- 2^24 when `short`, anything when lost); its exact value follows in `timebase.ts`.
 */
import { defined } from '../../base/assert.ts';
import { cell, type Cell } from '../../machine/cell.ts';
import type { Scenario } from '../../scenario/schema.ts';
import { readTbOffset } from '../../scenario/tb-offset.ts';
import { coreHmiState, declareCopies, entryExitMap, type Copies } from './copies.ts';
import { HSTATE, TBST, TBST_NAMES } from './values.ts';

const defects = (scenario: Scenario): Partial<Cell> =>
  mayLose(scenario) ? { names: ['no', '2^24 short', 'lost', 'zeroed'] } : {};

/** A TB may carry several offsets too many or too few; the symbolic form saturates here. */
const OFFSETS = { min: -8, max: 7 } as const;

export interface Core {
  readonly scenario: Scenario;
  /** Linux 4.8: with the fix. */
  readonly fixed: boolean;
  readonly subcores: readonly Subcore[];
  readonly threads: readonly Thread[];
  /** sibling_subcore_state.flags bit 63, CORE_TB_RESYNC_REQ_BIT. */
  readonly bit63: Cell;
  readonly tbst: Cell;
  /** TFMR[TBST_LAST]: the state before it. */
  readonly tbstLast: Cell;
  /** TFMR[16], TFMR[18], TFMR[24]: set by firmware, cleared by the hardware when it has done so. */
  readonly loadTodMod: Cell;
  readonly moveTod: Cell;
  readonly clearTbErrors: Cell;
  /** The TFMR error bit of the scenario's error kind. */
  readonly tfmrError: Cell;
  /** TFMR[46], set for a command that the TB state machine does not take. */
  readonly fwControlError: Cell;
  /** OPAL has an event with disposition NOT_RECOVERED for Linux. */
  readonly notRecovered: Cell;
  /** Linux reboots the machine: nobody takes an interrupt any more. */
  readonly rebooted: Cell;
  readonly hmiLock: Cell;
  readonly chiptodLock: Cell;
  /** 0x100 of the word at core_hmi_state_ptr. */
  readonly cleanupDone: Cell;
  /** XSCOM 0x40017 was written: the ChipTOD delivers its value to the core. */
  readonly todToTb: Cell;
  readonly errorsLeft: Cell;
  /** The low 24 bits of the ChipTOD have wrapped. */
  readonly wrapped: Cell;
  /** The same as the TBs have seen it: a stopped TB does not wrap. */
  readonly tbWrapped: Cell;
  readonly resyncing: Cell;
  readonly resyncs: Cell;
  readonly copies: Copies;
}

export interface Subcore {
  readonly index: number;
  /** Two's complement. */
  readonly tbOffset: bigint;
  readonly threads: readonly Thread[];
  readonly k: Cell;
  readonly short: Cell;
  /** sibling_subcore_state.in_guest[]. */
  readonly inGuest: Cell;
  /** The vcore's own byte: not the same thing. */
  readonly vcoreInGuest: Cell;
  readonly lpid: Cell;
  readonly hdecDue: Cell;
  readonly hdecLeft: Cell;
  readonly entriesLeft: Cell;
  readonly undecided: Cell;
  readonly owed: Cell;
  readonly seen: Cell;
  readonly wentBack: Cell;
}

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
  readonly hmer: Cell;
  readonly entered: Cell;
  readonly exiting: Cell;
  readonly doorbell: Cell;
  readonly hwthreadReq: Cell;
  readonly kvmVcore: Cell;
  /** By how many offsets DEC is wrong since it was loaded. */
  readonly decError: Cell;
  /** The dec_expires that it has just saved is wrong. */
  readonly savedWrong: Cell;
  /** This thread's bit in the word at core_hmi_state_ptr. */
  readonly cleanupBit: Cell;
  readonly temporaries: Temporaries;
}

/** Registers and locals of a thread that live only for a few ops. */
export interface Temporaries {
  readonly trap: Cell;
  readonly tooLate: Cell;
  readonly first: Cell;
  readonly resyncReq: Cell;
  readonly hmer: Cell;
  readonly tfmrError: Cell;
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

export function subcoreOf(core: Core, t: Thread): Subcore {
  return defined(core.subcores[t.subcore], `subcore of ${t.id}`);
}

export const isTbError = (s: Scenario): boolean => s.environment.errorKind !== 'PROC_RECV_DONE';
export const isResidue = (s: Scenario): boolean => s.environment.errorKind === 'TB_RESIDUE_ERR';
/** A TB may be zeroed or lost: where a residue error is recovered, or wherever an edit leads to. */
export const mayLose = (s: Scenario): boolean => isResidue(s) || s.edits.length > 0;

/** Hardware threads of a subcore in this split mode: 8, 4 or 2 (table 1.1). */
const hardwareThreads = (split: number): number => 8 / split;

export function declareCore(scenario: Scenario): Core {
  const fixed = scenario.kernel !== 'pre-fix';
  const { split, threadsPerSubcore } = scenario;
  const threads: Thread[] = [];
  const subcores = scenario.subcores.map((s, index): Subcore => {
    const guest = s.start === 'guest';
    const members = Array.from({ length: threadsPerSubcore }, (_, ptid) =>
      declareThread(threads.length + ptid, index, ptid, hardwareThreads(split), guest, scenario),
    );
    threads.push(...members);
    return declareSubcore(scenario, index, members, guest);
  });
  const shared = declareShared(scenario);
  const words = [...subcores.map(entryExitMap), coreHmiState({ threads, ...shared })];
  return {
    scenario,
    fixed,
    subcores,
    threads,
    copies: declareCopies(words, threads),
    ...shared,
  };
}

type Shared = Omit<Core, 'scenario' | 'fixed' | 'subcores' | 'threads' | 'copies'>;

function declareShared(scenario: Scenario): Shared {
  const core = (id: string, label: string, summary: string, more: Partial<Cell> = {}): Cell =>
    cell({ id: `core.${id}`, label, scope: 'core', index: 0, summary, ...more });
  return {
    bit63: core(
      'bit63',
      'sibling_subcore_state.flags bit 63',
      'CORE_TB_RESYNC_REQ_BIT: whoever finds it clear becomes the resync owner.',
    ),
    tbst: core('TBST', 'TFMR[TBST]', 'State of the TB state machine.', {
      names: TBST_NAMES,
      initial: TBST.RUNNING,
    }),
    tbstLast: core('TBST_LAST', 'TFMR[TBST_LAST]', 'The state before that.', {
      names: TBST_NAMES,
      initial: TBST.GET_TOD,
    }),
    loadTodMod: core('LOAD_TOD_MOD', 'TFMR[LOAD_TOD_MOD]', 'The TBs are on their way to NOT_SET.'),
    moveTod: core(
      'MOVE_CHIP_TOD_TO_TB',
      'TFMR[MOVE_CHIP_TOD_TO_TB]',
      'The TBs wait for the value of the ChipTOD.',
    ),
    clearTbErrors: core('CLEAR_TB_ERRORS', 'TFMR[CLEAR_TB_ERRORS]', 'Errors are being cleared.'),
    fwControlError: core(
      'FW_CONTROL_ERR',
      'TFMR[FW_CONTROL_ERR]',
      'A command came in a state in which the TBs do not take it.',
    ),
    notRecovered: core(
      'notRecovered',
      'event NOT_RECOVERED',
      'OPAL tells Linux of an error that it could not recover.',
    ),
    rebooted: core(
      'rebooted',
      'machine reboots',
      'Linux has given up: "Unrecoverable HMI exception".',
    ),
    tfmrError: core(
      'tfmrError',
      `TFMR[${scenario.environment.errorKind}]`,
      'The error bit that the hardware set and firmware clears.',
    ),
    hmiLock: core(
      'hmi_lock',
      'hmi_lock',
      'One lock for the whole machine, held in opal_handle_hmi.',
    ),
    chiptodLock: core(
      'chiptod_lock',
      'chiptod_lock',
      'Held while a TB is loaded from the ChipTOD.',
    ),
    cleanupDone: core(
      'CLEANUP_DONE',
      'core_hmi_state CLEANUP_DONE',
      'Every subcore has one thread that has cleaned up: recovery may begin.',
    ),
    todToTb: core(
      'CHIPTOD_TO_TB',
      'XSCOM 0x40017',
      'The ChipTOD was asked to deliver its value to the TBs of the core.',
    ),
    errorsLeft: core('errorsLeft', 'errors left', 'How many errors the hardware may still raise.', {
      max: Math.max(1, scenario.environment.tbErrors),
      initial: scenario.environment.tbErrors,
      ghost: true,
    }),
    wrapped: core('wrapped', 'ChipTOD low 24 bits wrapped', 'They wrap once in this run.', {
      ghost: true,
    }),
    tbWrapped: core('tbWrapped', 'TB low 24 bits wrapped', 'A stopped TB does not wrap.', {
      ghost: true,
    }),
    resyncing: core('resyncing', 'resync in progress', 'opal_resync_timebase is running.', {
      ghost: true,
    }),
    resyncs: core('resyncs', 'resyncs in this round', 'Less one for each error after the first.', {
      min: Math.min(0, 1 - scenario.environment.tbErrors),
      max: 2,
      ghost: true,
    }),
  };
}

function declareSubcore(
  scenario: Scenario,
  index: number,
  threads: readonly Thread[],
  guest: boolean,
): Subcore {
  const given = scenario.subcores[index];
  const own = (id: string, label: string, summary: string, more: Partial<Cell> = {}): Cell =>
    cell({ id: `subcore${String(index)}.${id}`, label, scope: 'subcore', index, summary, ...more });
  const initial = guest ? 1 : 0;
  const entries = given?.entries ?? 0;
  const offset = defined(readTbOffset(given?.tbOffset ?? '0x0'), 'tb_offset');
  const s = String(index);
  return {
    index,
    tbOffset: offset,
    threads,
    k: own('k', `offsets in TB ${s}`, 'TB = ChipTOD + this many times tb_offset.', {
      ...OFFSETS,
      initial: guest && offset !== 0n ? 1 : 0,
    }),
    short: own(
      'short',
      `TB ${s} is 2^24 short`,
      'A carry out of the low 24 bits was lost.',
      defects(scenario),
    ),
    inGuest: own('in_guest', `in_guest[${s}]`, 'The core-wide byte: this subcore runs a guest.', {
      initial: scenario.kernel === 'pre-fix' ? 0 : initial,
    }),
    vcoreInGuest: own(
      'vcoreInGuest',
      `vcore ${s} in_guest`,
      "The vcore's own byte: releases secondaries.",
      {
        initial,
        scope: 'vcore',
      },
    ),
    lpid: own('LPID', `LPIDR ${s}`, 'Which partition the subcore is switched to.', {
      names: ['host', 'guest'],
      initial,
    }),
    hdecDue: own('hdecDue', `HDEC ${s} below 512`, 'The hypervisor decrementer is about to fire.'),
    hdecLeft: own('hdecLeft', `HDEC ${s} may expire early`, 'At any moment, once in a run.', {
      initial: scenario.environment.hdecSoon ? 1 : 0,
      ghost: true,
    }),
    entriesLeft: own('entriesLeft', 'entries left', 'How often it may still enter a guest.', {
      max: Math.max(1, entries),
      initial: entries,
      ghost: true,
    }),
    undecided: own('undecided', 'start undecided', 'Guest or host: the schedule chooses.', {
      initial: given?.start === 'either' ? 1 : 0,
      ghost: true,
    }),
    owed: own(
      'owed',
      'offset to be subtracted',
      'TB carries an offset that the exit path will still subtract.',
      { initial: offset === 0n ? 0 : initial, ghost: true },
    ),
    seen: own('seen', 'largest guest time seen', 'In offsets: what the guest has read at most.', {
      ...OFFSETS,
      initial: 1,
      ghost: true,
    }),
    wentBack: own(
      'wentBack',
      'guest time went back',
      'The guest has read a smaller TB than before.',
      {
        ghost: true,
      },
    ),
  };
}

function declareThread(
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
    hmer: own('HMER', 'A latched cause; sticky until firmware clears it.', {
      names: ['0', isTbError(scenario) ? 'TFAC_ERROR' : 'PROC_RECV_DONE'],
    }),
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
      hmer: temporary('hmer copy', 'HMER as opal_handle_hmi read it.'),
      tfmrError: temporary('tfmr copy: error', 'An error bit was set in TFMR as read.'),
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

/** All cells of the core, those of a thread together so that they share words. */
export function cellsOfCore(core: Core): Cell[] {
  const { subcores, threads, ...shared } = core;
  return [
    ...threads.flatMap((t) => [...onlyCells(t), ...onlyCells(t.temporaries)]),
    ...subcores.flatMap((s) => onlyCells(s)),
    ...onlyCells(shared),
  ];
}

function onlyCells(of: object): Cell[] {
  return Object.values(of).filter(
    (v): v is Cell => typeof v === 'object' && v !== null && 'temporary' in v,
  );
}
