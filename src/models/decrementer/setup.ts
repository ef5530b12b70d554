/**
 * What a scenario sets up: hosts with their clocks, the vCPU with its timer, and what userspace carries
 * from one to the other (B.2 of the facts). Scopes are those of kernel structs and registers.
 */
import { defined } from '../../base/assert.ts';
import { cell, type Cell } from '../../machine/cell.ts';
import { readTicks } from '../../scenario/ticks.ts';
import { unsigned } from '../kvm-hv/timebase.ts';
import { type Width } from './arithmetic.ts';
import { eraOf, type Era } from './era.ts';
import { momentsOf, type Moments } from './moments.ts';
import type { Scenario } from './settings.ts';
import { Word } from './words-of-memory.ts';

export interface Setup {
  readonly scenario: Scenario;
  readonly era: Era;
  readonly width: Width;
  readonly moments: Moments;
  readonly hosts: readonly Host[];
  /** The guest leaves its host. */
  readonly migrates: boolean;
  readonly threads: readonly Thread[];
  /** E of the facts: the guest's TB at which its timer is due. */
  readonly due: bigint;
  /** The timer of the guest: not set, set, or taken. */
  readonly timer: Cell;
  /** The vCPU has not been left alone yet, as the scenario wants. */
  readonly awayLeft: Cell;
  readonly userspace: Userspace;
}

export const TIMER = { NONE: 0, SET: 1, DONE: 2 } as const;

export interface Userspace {
  /** Asks all vCPUs of the source to stay out of the guest. */
  readonly stop: Cell;
  /** The destination may run the vCPU. */
  readonly run: Cell;
  readonly guestTimebase: Word;
  /** What GET of DEC_EXPIRY gave. */
  readonly expiry: Word;
  /** The offset between S1 and S3. */
  readonly wanted: Word;
  /** GET and SET have taken tb_offset into account. */
  readonly getConverts: Cell;
  readonly setConverts: Cell;
}

export interface Host {
  readonly index: number;
  readonly name: string;
  /** Its timebase at the start of the run. */
  readonly start: bigint;
  readonly threads: readonly Thread[];
  /** The thread whose vCPU has the timer. */
  readonly owner: Thread;
  /** The offset of the guest there at the start. */
  readonly initialOffset: bigint;
  readonly tbOffset: Word;
  readonly decExpires: Word;
  /** DEC as the time at which it turns negative: by the clock of `decClock`. */
  readonly dec: Word;
  /** What the DEC of an idle thread holds, as such a time. */
  readonly idleDec: bigint;
  /** The offset is in the TB. */
  readonly offsetIsIn: Cell;
  readonly inGuest: Cell;
  readonly exitsLeft: Cell;
  readonly ceded: Cell;
  readonly hrtimer: Cell;
  readonly pending: Cell;
  /** kvmppc_set_timer has taken tb_offset off dec_expires. */
  readonly timerConverts: Cell;
  /** The `tb` of the P9 entry lacks the carry. */
  readonly stale: Cell;
}

export interface Thread {
  readonly index: number;
  readonly id: string;
  /** Index of its host; of userspace that of the source. */
  readonly host: number;
  readonly ptid: number;
  readonly isUserspace: boolean;
  readonly entered: Cell;
  readonly exited: Cell;
  /** Woken for a round; secondaries only. */
  readonly called: Cell;
  /** Between its load of tb_offset and its use. */
  readonly converts: Cell;
  readonly tooLate: Cell;
}

export function hostOf(setup: Setup, t: Thread): Host {
  return defined(setup.hosts[t.host], `host of ${t.id}`);
}

export const isOwner = (setup: Setup, t: Thread): boolean =>
  !t.isUserspace && hostOf(setup, t).owner === t;

const ticks = (text: string): bigint => unsigned(readTicks(text) ?? 0n);

export function declareSetup(scenario: Scenario): Setup {
  const era = eraOf(scenario);
  const width: Width = scenario.width;
  const migrates = scenario.moves === 'migrates';
  const threads: Thread[] = [];
  const declareHost = (name: string, start: bigint, initialOffset: bigint): Host => {
    const index = threads.length === 0 ? 0 : 1;
    // On POWER9 every thread has a vcore of its own.
    const count = migrates || era.path === 5 ? 1 : scenario.threads;
    const isRunning = index === 0;
    const own = Array.from({ length: count }, (_, ptid) =>
      declareThread(threads.length + ptid, idOf(migrates, index, ptid), index, ptid, isRunning),
    );
    threads.push(...own);
    return declareHostCells(scenario, era, { index, name, start, initialOffset, threads: own });
  };
  const offset = ticks(scenario.tbOffset);
  const hosts = [declareHost(migrates ? 'source' : 'host', ticks(scenario.host), offset)];
  if (migrates) {
    hosts.push(declareHost('destination', ticks(scenario.destination), 0n));
    threads.push(declareThread(threads.length, 'user', 0, 0, false, true));
  }
  const source = defined(hosts[0], 'a source');
  return {
    scenario,
    era,
    width,
    moments: momentsOf(scenario),
    hosts,
    migrates,
    threads,
    due: unsigned(source.start + offset + timerOf(scenario, width)),
    timer: shared(
      'guest.timer',
      'timer of the guest',
      'Set by the guest, and taken when it is due.',
      {
        names: ['not set', 'set', 'taken'],
        ghost: true,
      },
    ),
    awayLeft: shared(
      'guest.awayLeft',
      'still to be left alone',
      'The vCPU is not run for a while, once.',
      {
        initial: (readTicks(scenario.away) ?? 0n) > 0n ? 1 : 0,
        ghost: true,
      },
    ),
    userspace: declareUserspace(),
  };
}

/** A guest sets no more than its DEC holds, and nothing that is past. */
function timerOf(scenario: Scenario, width: Width): bigint {
  const asked = readTicks(scenario.timer) ?? 0n;
  const most = (1n << BigInt(width - 1)) - 1n;
  return asked < 0n ? 0n : asked > most ? most : asked;
}

function idOf(migrates: boolean, host: number, ptid: number): string {
  if (!migrates) return `t${String(ptid)}`;
  return host === 0 ? 'src' : 'dst';
}

const shared = (id: string, label: string, summary: string, more: Partial<Cell> = {}): Cell =>
  cell({ id, label, scope: 'machine', index: 0, summary, ...more });

const sharedWord = (id: string, label: string, summary: string): Word =>
  new Word({ id, label, scope: 'machine', index: 0, summary }, 0n);

const declareUserspace = (): Userspace => ({
  stop: shared(
    'userspace.stop',
    'guest to be stopped',
    'Userspace wants every vCPU out of the guest.',
  ),
  run: shared(
    'userspace.run',
    'destination runs',
    'Userspace lets the vCPU of the destination run.',
  ),
  guestTimebase: sharedWord(
    'userspace.guestTimebase',
    'guest_timebase',
    'The guest’s TB as it was stopped.',
  ),
  expiry: sharedWord(
    'userspace.expiry',
    'DEC_EXPIRY as read',
    'What GET_ONE_REG gave on the source.',
  ),
  wanted: sharedWord('userspace.wanted', 'x', 'The offset that is being set, rounded up.'),
  getConverts: shared('userspace.getConverts', 'GET converts', 'tb_offset was loaded for the sum.'),
  setConverts: shared(
    'userspace.setConverts',
    'SET converts',
    'tb_offset was loaded for the difference.',
  ),
});

function declareHostCells(
  scenario: Scenario,
  era: Era,
  given: Pick<Host, 'index' | 'name' | 'start' | 'initialOffset' | 'threads'>,
): Host {
  const { index, name, start, initialOffset, threads } = given;
  const own = { scope: 'group', index } as const;
  const flagOf = (id: string, label: string, summary: string, more: Partial<Cell> = {}): Cell =>
    cell({ id: `${name}.${id}`, label, ...own, summary, ...more });
  const word = (id: string, label: string, summary: string, initial: bigint): Word =>
    new Word({ id: `${name}.${id}`, label, ...own, summary }, initial);
  const running = index === 0 ? 1 : 0;
  const unit = era.decInGuestTime ? start + initialOffset : start;
  const idleDec = unsigned(unit + (scenario.idle === 'positive' ? (1n << 31n) - 1n : -1000n));
  return {
    ...given,
    owner: defined(threads.at(-1), 'a thread'),
    idleDec,
    tbOffset: word(
      'tb_offset',
      'vcore.tb_offset',
      'What the guest’s clock is ahead.',
      initialOffset,
    ),
    decExpires: word('dec_expires', 'vcpu.dec_expires', 'When the timer is due, in memory.', 0n),
    dec: word('dec', 'DEC runs out at', 'The time at which DEC turns negative.', idleDec),
    offsetIsIn: flagOf('offsetIsIn', 'TB is', 'Whether the offset of the guest is in the TB.', {
      names: ['host time', 'guest time'],
      initial: running,
    }),
    inGuest: flagOf('in_guest', 'vcore.in_guest', 'The primary has switched to the guest.', {
      initial: running,
    }),
    exitsLeft: flagOf('exitsLeft', 'exits left', 'How often the guest may still leave.', {
      max: Math.max(1, scenario.exits),
      initial: scenario.exits,
      ghost: true,
    }),
    ceded: flagOf('ceded', 'vcpu.ceded', 'The guest has given up its CPU until its timer fires.'),
    hrtimer: flagOf('hrtimer', 'dec_timer', 'The hrtimer of the vCPU is armed.', {
      names: ['off', 'armed'],
    }),
    pending: flagOf('pending', 'DEC queued', 'BOOK3S_IRQPRIO_DECREMENTER is pending.'),
    timerConverts: flagOf('timerConverts', 'N1 converts', 'tb_offset was loaded for N1.'),
    stale: flagOf('stale', 'tb without the carry', 'The local tb of the entry lacks 2^24.'),
  };
}

function declareThread(
  index: number,
  id: string,
  host: number,
  ptid: number,
  isRunning: boolean,
  isUserspace = false,
): Thread {
  const own = { scope: 'thread', index } as const;
  const flagOf = (name: string, label: string, summary: string, more: Partial<Cell> = {}): Cell =>
    cell({ id: `${id}.${name}`, label, ...own, summary, ...more });
  const inGuest = { initial: isRunning && !isUserspace ? 1 : 0 };
  return {
    index,
    id,
    host,
    ptid,
    isUserspace,
    entered: flagOf('entered', 'entry bit', 'Its bit in the low byte of entry_exit_map.', inGuest),
    exited: flagOf('exited', 'exit bit', 'Its bit in the second byte of entry_exit_map.'),
    called: flagOf('called', 'hwthread_req', 'The primary wants it in this round.', inGuest),
    converts: flagOf('converts', 'r8 = tb_offset', 'It has loaded tb_offset for its sum.'),
    tooLate: flagOf('tooLate', 'exit seen', 'It has seen exit bits.', { temporary: true }),
  };
}

/** All cells; those of words only once the rules have settled. */
export function cellsOf({ moments, hosts, threads, timer, awayLeft, userspace }: Setup): Cell[] {
  return [
    moments.now,
    timer,
    awayLeft,
    ...hosts.flatMap((h) => cellsIn(h)),
    ...threads.flatMap((t) => cellsIn(t)),
    ...cellsIn(userspace),
  ];
}

function cellsIn(of: object): Cell[] {
  return Object.values(of).flatMap((v): Cell[] => {
    if (v instanceof Word) return [v.cell];
    return typeof v === 'object' && v !== null && 'temporary' in v ? [v as Cell] : [];
  });
}
