/**
 * What a scenario sets up (1.3 of the facts): one vCPU, the CPU thread of each host on which it may run, and
 * what the guest was told. Cells are what the facts list; where the vCPU stands is its place in the code.
 */
import { defined } from '../../base/assert.ts';
import { cell, type Cell } from '../../machine/cell.ts';
import { all, any, equal, place, type Expression, type Term } from '../../machine/expression.ts';
import { clearsBits, leavesOver, nameOf, wakesSurely } from './hosts.ts';
import { offersAtStart, refuses, starts } from './offer.ts';
import { guestPsscr } from './psscr.ts';
import type { HostSetting, Scenario } from './settings.ts';

/** What has brought the vCPU out of the guest, by index of `names`. */
export const TRAP = { NONE: 0, HDEC: 1, SYSCALL: 2, FACILITY: 3 } as const;
/** Which facility, of 0xF80. */
export const WHY = { NONE: 0, STOP: 1, MSGP: 2 } as const;
/** Where the guest goes on. */
export const PC = { IDLE: 0, PREP: 1, STOP: 2, AFTER: 3, CEDE: 4 } as const;
/** A program interrupt is queued: for what. */
export const PROGRAM = { NONE: 0, STOP: 1, OTHER: 2 } as const;
export const SEEN = { NONE: 0, TRAP: 1, NATIVE: 2, BOTH: 3 } as const;
/** Values of r: those of asm/kvm_ppc.h and asm/kvm_asm.h, in which 2 has two names. */
export const R = { RESUME_GUEST: 0, EMULATE_FAIL: 2, RESUME_HOST: 2 } as const;

export interface Host {
  readonly index: number;
  /** `A` or `B`. */
  readonly id: string;
  /** `newP`, or its id where the facts have no such host. */
  readonly label: string;
  readonly setting: HostSetting;
  readonly wakesSurely: boolean;
  readonly leavesOver: boolean;
  readonly clearsBits: boolean;
  // The live register of the CPU thread.
  readonly ec: Cell;
  readonly esl: Cell;
  readonly fs: Cell;
  /** Whose value it has. */
  readonly holds: Cell;
  // What the host itself has written last.
  readonly hostEc: Cell;
  readonly hostEsl: Cell;
  readonly seen: Cell;
}

export interface Setup {
  readonly scenario: Scenario;
  readonly hosts: readonly Host[];
  readonly starts: boolean;
  /** What Q2 gives the guest. */
  readonly offers: boolean;
  /** The second host would refuse it. */
  readonly refuses: boolean;
  /** The same command line starts on every host, and these tell the guest different things. */
  readonly offersDiffer: boolean;
  readonly startsEverywhere: boolean;
  /** vcpu.psscr. */
  readonly psscr: bigint;
  readonly host: Cell;
  readonly adv: Cell;
  readonly irq: Cell;
  readonly raised: Cell;
  readonly handled: Cell;
  readonly refused: Cell;
  readonly pc: Cell;
  readonly pcAdvance: Cell;
  readonly trap: Cell;
  readonly cause: Cell;
  readonly r: Cell;
  readonly program: Cell;
  readonly ceded: Cell;
  readonly skipped: Cell;
  /** host_psscr of the entry: what N1 has saved. */
  readonly savedEc: Cell;
  readonly savedEsl: Cell;
  readonly kicksLeft: Cell;
  readonly movesLeft: Cell;
  readonly doorbellsLeft: Cell;
  readonly liteLeft: Cell;
}

/** The one thread of this machine. */
export const VCPU = 0;

const shared = (id: string, label: string, summary: string, more: Partial<Cell> = {}): Cell =>
  cell({ id: `vm.${id}`, label, scope: 'machine', index: 0, summary, ...more });

const own = (id: string, label: string, summary: string, more: Partial<Cell> = {}): Cell =>
  cell({ id: `vcpu.${id}`, label, scope: 'thread', index: VCPU, summary, ...more });

const left = (id: string, label: string, count: number): Cell =>
  shared(id, label, 'How often it may still happen.', {
    max: Math.max(1, count),
    initial: count,
    ghost: true,
  });

const HOST_NAMES = ['A', 'B'] as const;

export function declareSetup(scenario: Scenario): Setup {
  const hosts = scenario.hosts.map(declareHost);
  const first = defined(scenario.hosts[0], 'a host');
  const told = scenario.hosts.map((host) => offersAtStart(scenario, host));
  const startsEverywhere = scenario.hosts.every((host) => starts(scenario, host));
  const { wakes, kicks } = scenario;
  const count = { max: Math.max(1, wakes), ghost: true };
  return {
    scenario,
    hosts,
    starts: starts(scenario, first),
    offers: offersAtStart(scenario, first),
    refuses: scenario.hosts.slice(1).some((host) => refuses(scenario, host)),
    offersDiffer: startsEverywhere && new Set(told).size > 1,
    startsEverywhere,
    psscr: guestPsscr(scenario.level),
    host: shared('host', 'host of the guest', 'The host on which the vCPU is.', {
      names: HOST_NAMES.slice(0, Math.max(2, hosts.length)),
    }),
    adv: shared('adv', 'stop offered', 'The guest was told at its start that it may stop.'),
    irq: shared('irq', 'wake pending', 'An interrupt for the guest is pending.'),
    raised: shared('raised', 'wakes raised', 'How many interrupts for the guest came.', count),
    handled: shared('handled', 'wakes handled', 'How many of them the guest has taken.', count),
    refused: shared('refused', 'move refused', 'A move was refused.', { ghost: true }),
    pc: own('pc', 'guest goes on', 'Where the guest goes on when it is entered.', {
      names: ['U1: idle', 'U2', 'U4: stop', 'U5: after the stop', 'C1: H_CEDE'],
    }),
    pcAdvance: own('pcAdvance', 'instructions passed', 'By a stop: it should be one.', {
      max: 2,
      ghost: true,
    }),
    trap: own('trap', 'vcpu.trap', 'What has brought the vCPU out of the guest.', {
      names: ['none', '0x980 HDEC', '0xC00 H_CEDE', '0xF80 facility'],
    }),
    cause: own(
      'cause',
      'vcpu.hfscr cause',
      'Which facility has trapped: the first byte of HFSCR.',
      {
        names: ['none', '9 stop', '10 MSGP'],
      },
    ),
    r: own('r', 'r', 'What kvmppc_handle_exit_hv returns.', {
      max: 2,
      names: ['0 RESUME_GUEST', '1', '2 EMULATE_FAIL, RESUME_HOST'],
    }),
    program: own('program', 'program interrupt', 'Queued for the guest, and why.', {
      names: ['none', 'for its stop', 'for another instruction'],
    }),
    ceded: own('ceded', 'vcpu.ceded', 'The guest has given up its CPU until something happens.'),
    skipped: own('skipped', 'instruction skipped', 'One that was no stop.', { ghost: true }),
    savedEc: own('host_psscr.EC', 'host_psscr EC', 'As N1 has saved it.'),
    savedEsl: own('host_psscr.ESL', 'host_psscr ESL', 'As N1 has saved it.'),
    kicksLeft: left('kicksLeft', 'HDEC kicks left', kicks === 'any' ? 1 : Number(kicks)),
    movesLeft: left('movesLeft', 'moves left', hosts.length - 1),
    doorbellsLeft: left('doorbellsLeft', 'bad instructions left', scenario.doorbells),
    liteLeft: left('liteLeft', 'lite stops of the host left', scenario.hostLite ? 1 : 0),
  };
}

function declareHost(setting: HostSetting, index: number): Host {
  const id = defined(HOST_NAMES[index], 'name of a host');
  const bit = (name: string, label: string, summary: string, initial: number): Cell =>
    cell({ id: `${id}.${name}`, label, scope: 'group', index, summary, initial });
  return {
    index,
    id,
    label: nameOf(setting) ?? id,
    setting,
    wakesSurely: wakesSurely(setting),
    leavesOver: leavesOver(setting),
    clearsBits: clearsBits(setting),
    // A host idles with both set, and the entry finds them so.
    ec: bit('EC', 'PSSCR[EC]', '1: a stop of the guest traps.', 1),
    esl: bit('ESL', 'PSSCR[ESL]', '1: state may be lost, and a stop of the guest traps.', 1),
    fs: bit('FS', 'PSSCR[FAKE_SUSPEND]', 'A transaction is suspended in name only.', 0),
    holds: cell({
      id: `${id}.psscrOf`,
      label: 'PSSCR is',
      scope: 'group',
      index,
      summary: 'Whose value the register has.',
      names: ['the host’s', 'the guest’s'],
      ghost: true,
    }),
    hostEc: bit('hostEC', 'EC of the host', 'As the host has written it last.', 1),
    hostEsl: bit('hostESL', 'ESL of the host', 'As the host has written it last.', 1),
    seen: cell({
      id: `${id}.lastOutcome`,
      label: 'stops of the guest',
      scope: 'group',
      index,
      summary: 'What became of them on this host.',
      names: ['none', 'trapped', 'paused', 'both'],
      ghost: true,
    }),
  };
}

export const cellsOf = (s: Setup): Cell[] => [
  ...[s.host, s.adv, s.irq, s.raised, s.handled, s.refused],
  ...[s.pc, s.pcAdvance, s.trap, s.cause, s.r, s.program, s.ceded, s.skipped],
  ...[s.savedEc, s.savedEsl],
  ...s.hosts.flatMap((h) => [h.ec, h.esl, h.fs, h.holds, h.hostEc, h.hostEsl, h.seen]),
  ...[s.kicksLeft, s.movesLeft, s.doorbellsLeft, s.liteLeft],
];

/** The guest is on this host. */
export const isOn = ({ host, hosts }: Setup, { index }: Host): Expression =>
  hosts.length === 1 ? all() : equal(host, index);

/** What holds of the host on which the guest is. */
export const here = (setup: Setup, of: (host: Host) => Term): Expression =>
  any(...setup.hosts.map((h) => all(isOn(setup, h), of(h))));

/** A stop of the guest would trap (W1, W4). */
export function traps({ scenario }: Setup, host: Host): Expression {
  // PSLL is 0 where N2 has written the whole register, and else the host's 15.
  const limit = host.leavesOver ? 15 : 0;
  return any(host.ec, host.esl, scenario.pslLimit && scenario.level > limit);
}

export const stands = (where: { readonly phase: string } | { readonly line: string }): Expression =>
  place(VCPU, where);
