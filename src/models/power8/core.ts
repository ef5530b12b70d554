/**
 * The cells of a POWER8 core as a scenario sets it up: what core, subcores, vcores and threads hold.
 * Scopes are those of domain table 1.2. A TB is symbolic here: TB = ChipTOD + k * tb_offset
 * (- 2^24 when `short`, anything when lost); its exact value follows in `timebase.ts`.
 */
import { defined } from '../../base/assert.ts';
import { cell, type Cell } from '../../machine/cell.ts';
import { causesOf, isOfThread } from './causes.ts';
import type { Scenario } from './settings.ts';
import { readTicks } from '../../scenario/ticks.ts';
import { coreHmiState, declareCopies, entryExitMap, type Copies } from './copies.ts';
import { defects, OFFSETS } from './symbolic.ts';
import { declareThread, type Thread } from './thread.ts';
import { TBST, TBST_NAMES } from './values.ts';

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
  /** The first error bit of TFMR that the core has as a whole; `tfmr-bits.ts` knows whose it is. */
  readonly tfmrError: Cell;
  /** The others of it, in the order of the causes. */
  readonly tfmrMore: readonly Cell[];
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

export function subcoreOf(core: Core, t: Thread): Subcore {
  return defined(core.subcores[t.subcore], `subcore of ${t.id}`);
}

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

const ERROR_BIT = 'An error bit that the hardware sets and firmware clears.';

type Shared = Omit<Core, 'scenario' | 'fixed' | 'subcores' | 'threads' | 'copies'>;

function declareShared(scenario: Scenario): Shared {
  const core = (id: string, label: string, summary: string, more: Partial<Cell> = {}): Cell =>
    cell({ id: `core.${id}`, label, scope: 'machine', index: 0, summary, ...more });
  const [firstBit, ...otherBits] = causesOf(scenario)
    .filter((cause) => cause.isInTfmr && !isOfThread(cause))
    .map(({ kind }) => kind);
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
    tfmrError: core('tfmrError', `TFMR[${firstBit ?? 'an error'}]`, ERROR_BIT),
    tfmrMore: otherBits.map((kind) => core(`TFMR[${kind}]`, `TFMR[${kind}]`, ERROR_BIT)),
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
    cell({ id: `subcore${String(index)}.${id}`, label, scope: 'group', index, summary, ...more });
  const initial = guest ? 1 : 0;
  const entries = given?.entries ?? 0;
  const offset = defined(readTicks(given?.tbOffset ?? '0x0'), 'tb_offset');
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
      'vcore.in_guest',
      "The vcore's own byte: releases secondaries.",
      {
        initial,
        scope: 'group',
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
  return Object.values(of)
    .flat()
    .filter((v): v is Cell => typeof v === 'object' && v !== null && 'temporary' in v);
}
