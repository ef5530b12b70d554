/** CPUs, vCPUs and their cells. */
import { cell, type Cell } from '../../machine/cell.ts';
import { defined } from '../../base/assert.ts';
import { eraOf, type Era } from './era.ts';
import type { Scenario } from './settings.ts';
import { mostOf, offsetOf, timeOf, type Time } from './time.ts';

/** Values of a list register. */
export const LR = { EMPTY: 0, PENDING: 1, ACTIVE: 2 } as const;
/** Where a guest is in its program: what it does next. */
export const GUEST = { ARM: 0, ENABLE: 1, WAIT: 2, DISABLE: 3, EOI: 4 } as const;
/** Why a guest was left. */
export const EXIT = { INTERRUPT: 0, WFI: 1, KICK: 2, DONE: 3 } as const;

export interface Cpu {
  readonly index: number;
  readonly id: string;
  /** Index of the thread that takes its interrupts. */
  readonly thread: number;
  readonly ctl: Cell;
  readonly cval: Cell;
  readonly voff: Cell;
  readonly active: Cell;
  readonly enabled: Cell;
  /** A signal that has not gone away with its level. */
  readonly late: Cell;
}

export interface Vcpu {
  readonly index: number;
  readonly id: string;
  readonly vm: number;
  /** 0 for none, else one more than the index of its CPU. */
  readonly cpu: Cell;
  readonly runnable: Cell;
  readonly cntCtl: Cell;
  readonly cntCval: Cell;
  readonly cntvoff: Cell;
  readonly loaded: Cell;
  readonly level: Cell;
  readonly line: Cell;
  readonly vgicActive: Cell;
  readonly lr: Cell;
  readonly bg: Cell;
  readonly enabled: Cell;
  readonly blocking: Cell;
  /** Another interrupt than the timer’s is pending. */
  readonly other: Cell;
  readonly clearedLast: Cell;
  /** Of the guest. */
  readonly at: Cell;
  readonly roundsLeft: Cell;
  // What only an observer knows.
  readonly guestCtl: Cell;
  readonly guestCval: Cell;
  readonly interrupts: Cell;
  readonly wentBack: Cell;
  /** Why it has left the guest. */
  readonly exit: Cell;
  // Of the code that runs after the guest.
  readonly stillPending: Cell;
  readonly deactivated: Cell;
}

/** How often something may still happen. */
export interface Budgets {
  readonly preempt: Cell;
  readonly wake: Cell;
  readonly cancel: Cell;
  readonly visit: Cell;
  readonly create: Cell;
}

export interface Setup {
  readonly scenario: Scenario;
  readonly era: Era;
  readonly time: Time;
  readonly vcpus: readonly Vcpu[];
  readonly cpus: readonly Cpu[];
  readonly budgets: Budgets;
}

export function declareSetup(scenario: Scenario): Setup {
  const time = timeOf(scenario);
  const era = eraOf(scenario);
  const { vcpus, cpus, vms, happens } = scenario;
  return {
    scenario,
    era,
    time,
    vcpus: Array.from({ length: vcpus }, (_, i) => declareVcpu(scenario, time, i, i < vms ? i : 0)),
    cpus: Array.from({ length: cpus }, (_, i) => declareCpu(time, i, vcpus + i)),
    budgets: {
      preempt: budget('preempt', 'preemptions left', happens.preempt),
      wake: budget('wake', 'other wakes left', happens.wake),
      cancel: budget('cancel', 'cancelled timers left', happens.cancel),
      visit: budget('visit', 'visits left', happens.visit),
      create: budget('create', 'new vCPUs left', happens.create),
    },
  };
}

const budget = (id: string, label: string, initial: number): Cell =>
  cell({
    id: `left.${id}`,
    label,
    scope: 'machine',
    index: 0,
    initial,
    max: Math.max(1, initial),
    ghost: true,
    summary: 'How often that may still happen in this run.',
  });

/** Group 0 has the vCPUs; each CPU is a group of its own. */
export const groupOf = ({ index }: Cpu): number => index + 1;

function declareCpu(time: Time, index: number, thread: number): Cpu {
  const id = `cpu${String(index)}`;
  const own = (name: string, label: string, summary: string, more: Partial<Cell> = {}): Cell =>
    cell({ id: `${id}.${name}`, label, scope: 'group', index: index + 1, summary, ...more });
  const most = mostOf(time);
  return {
    index,
    id,
    thread,
    ctl: own('ctl', 'CNTV_CTL', 'The timer of this CPU is enabled and not masked.'),
    cval: own('cval', 'CNTV_CVAL', 'Virtual count at which its line rises.', { max: most }),
    voff: own('voff', 'CNTVOFF', 'What the virtual count of this CPU is behind the counter.', {
      max: most,
    }),
    active: own('active', 'active', 'The GIC holds the interrupt back: it is being handled.'),
    enabled: own('enabled', 'interrupt enabled', 'PPI 27 is enabled in the GIC of this CPU.', {
      initial: 1,
    }),
    late: own('late', 'late signal', 'The level has gone away, and its signal has not yet.'),
  };
}

function declareVcpu(
  { length: { R }, history }: Scenario,
  time: Time,
  index: number,
  vm: number,
): Vcpu {
  const id = `v${String(index)}`;
  const own = (name: string, label: string, summary: string, more: Partial<Cell> = {}): Cell =>
    cell({ id: `${id}.${name}`, label, scope: 'thread', index, summary, ...more });
  const most = mostOf(time);
  return {
    index,
    id,
    vm,
    cpu: own('cpu', 'runs on', 'The CPU whose kvm_get_running_vcpus points to it.', {
      names: ['none', 'CPU 0', 'CPU 1'],
    }),
    runnable: own('runnable', 'runnable', 'Its thread does not sleep.', { initial: 1 }),
    cntCtl: own(
      'cnt_ctl',
      'cnt_ctl',
      'The guest’s CNTV_CTL as memory has it: enabled, not masked.',
    ),
    cntCval: own('cnt_cval', 'cnt_cval', 'The guest’s CNTV_CVAL as memory has it.', { max: most }),
    cntvoff: own('cntvoff', 'cntvoff', 'The offset of the guest’s virtual count.', {
      max: most,
      initial: offsetOf(time, vm),
    }),
    loaded: own('loaded', 'loaded', 'The registers have the timer of this vCPU, not memory.'),
    level: own('level', 'irq.level', 'The level of its timer as KVM last knew it.'),
    line: own('line', 'line_level', 'The input of its interrupt at the vgic.'),
    vgicActive: own('vgic_active', 'vgic active', 'The guest has taken it and not ended it yet.'),
    lr: own('lr', 'list register', 'What the guest can take, or is handling.', {
      names: ['empty', 'P', 'A'],
    }),
    bg: own('bg', 'bg_timer', 'The soft timer that wakes it is armed.', {
      names: ['off', 'armed'],
    }),
    enabled: own('enabled', 'timer->enabled', 'Its timer takes part in load and put.', {
      initial: history.firstRun === 'enabled' ? 1 : 0,
    }),
    blocking: own('blocking', 'blocking', 'Its thread is on the wait queue: swait_active.'),
    other: own('other', 'other interrupt', 'An interrupt that is not the timer’s is pending.'),
    clearedLast: own('cleared_last', 'active_cleared_last', 'It was written as not active last.'),
    at: own('guest_at', 'guest does next', 'Where the guest is in its program.', {
      names: ['g1', 'g2', 'g3', 'g5', 'g6'],
    }),
    roundsLeft: own('rounds', 'rounds left', 'Timer interrupts that the guest still wants.', {
      max: Math.max(1, R),
      initial: R,
      ghost: true,
    }),
    guestCtl: own('guest_ctl', 'CTL as the guest set it', 'What the guest has written last.', {
      ghost: true,
    }),
    guestCval: own('guest_cval', 'CVAL as the guest set it', 'What the guest has written last.', {
      max: most,
      ghost: true,
    }),
    interrupts: own('interrupts', 'host interrupts', 'Taken by the host for this expiry.', {
      max: 2,
      ghost: true,
    }),
    wentBack: own('went_back', 'virtual count went back', 'It has been less than before.', {
      ghost: true,
    }),
    exit: own('exit', 'has left the guest for', 'What its run loop looks at after the guest.', {
      names: ['an interrupt', 'WFI', 'a kick', 'good'],
      temporary: true,
    }),
    stillPending: own('still_pending', 'LR still P', 'The guest has not taken it.', {
      temporary: true,
    }),
    deactivated: own('deactivated', 'LR was A, is empty', 'The guest has ended it.', {
      temporary: true,
    }),
  };
}

export function cellsOf({ time, vcpus, cpus, budgets }: Setup): Cell[] {
  return [time.now, ...cellsIn(budgets), ...cpus.flatMap(cellsIn), ...vcpus.flatMap(cellsIn)];
}

const cellsIn = (of: object): Cell[] =>
  Object.values(of).flatMap((v: unknown) =>
    typeof v === 'object' && v !== null && 'temporary' in v ? [v as Cell] : [],
  );

export const firstVcpu = ({ vcpus }: Setup): Vcpu => defined(vcpus[0], 'a vCPU');
export const firstCpu = ({ cpus }: Setup): Cpu => defined(cpus[0], 'a CPU');
