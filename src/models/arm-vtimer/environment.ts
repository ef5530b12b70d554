/** What happens to vCPUs and CPUs: time, the scheduler, soft timers, interrupts, userspace. */
import { all, any, equal, less, minus, more, not, place, plus } from '../../machine/expression.ts';
import { environmentActor, type EnvironmentActor } from '../../machine/program.ts';
import { set } from '../../machine/statement.ts';
import {
  forwarded,
  here,
  isEmpty,
  isFree,
  isInGuest,
  isInterrupted,
  isPast,
  isSignalled,
  onItsCpu,
  takesInterrupts,
} from './chain.ts';
import { BLOCK, SCHEDULE, UNSCHEDULE } from './kernel/block.ts';
import { SWITCH } from './kernel/load-put.ts';
import { RUN } from './kernel/run-loop.ts';
import { EXIT, GUEST, type Cpu, type Setup, type Vcpu } from './setup.ts';
import { virtual } from './time.ts';

const SOON = { minTicks: 10, maxTicks: 20 } as const;
const LATER = { minTicks: 200, maxTicks: 400 } as const;

export function environmentOf(setup: Setup): EnvironmentActor[] {
  const { vcpus, cpus, scenario } = setup;
  const { happens, gicDelay } = scenario;
  const may = <T>(times: number, actors: () => T[]): T[] => (times > 0 ? actors() : []);
  return [
    tick(setup),
    ...vcpus.flatMap((v) => [
      ...cpus.map((cpu) => switchIn(setup, v, cpu)),
      leave(setup, v),
      softTimer(setup, v),
      ...may(happens.preempt, () => [preempt(setup, v)]),
      ...may(happens.wake, () => [wake(setup, v)]),
      ...may(happens.cancel, () => [cancel(setup, v)]),
    ]),
    ...cpus.flatMap((cpu) => [
      ...(gicDelay ? [retire(setup, cpu)] : []),
      ...may(happens.visit, () => [visit(setup, cpu)]),
    ]),
    ...may(happens.create, () => [create(setup)]),
  ];
}

function tick({ time, scenario }: Setup): EnvironmentActor {
  const length = Number(time.tickLength);
  return environmentActor({
    id: 'tick',
    label: `time passes: ${String(scenario.length.d)} of these and a timer is due`,
    conditions: [
      { holds: less(time.now, time.ticks), otherwise: 'time has passed as often as it may' },
    ],
    delay: { minTicks: length, maxTicks: length },
    effects: [set(time.now, plus(time.now, 1))],
    events: [{ event: 'time-passed', when: true, outcome: '' }],
  });
}

/** On any free CPU whose interrupts have been taken. */
const switchIn = (setup: Setup, v: Vcpu, cpu: Cpu): EnvironmentActor =>
  environmentActor({
    id: `in-${v.id}-${cpu.id}`,
    label: `${v.id} is switched in on CPU ${String(cpu.index)}`,
    conditions: [
      { holds: equal(v.cpu, 0), otherwise: `${v.id} has a CPU` },
      { holds: v.runnable, otherwise: `${v.id} sleeps` },
      { holds: not(place(v.index, { phase: 'done' })), otherwise: `${v.id} is done` },
      { holds: isFree(setup, cpu), otherwise: `CPU ${String(cpu.index)} is not free` },
      { holds: place(v.index, { function: SWITCH }), otherwise: `${v.id} is being switched out` },
    ],
    delay: SOON,
    effects: [set(v.cpu, cpu.index + 1)],
    events: [{ event: 'switched-in', when: true, outcome: `on CPU ${String(cpu.index)}` }],
  });

/** A physical interrupt takes the guest out at once. */
const leave = (setup: Setup, v: Vcpu): EnvironmentActor =>
  environmentActor({
    id: `out-${v.id}`,
    label: `the interrupt of the timer takes ${v.id} out of the guest`,
    does: 'leaves the guest for the interrupt of its timer',
    thread: v.index,
    conditions: [
      { holds: isInGuest(v), otherwise: `${v.id} is not in the guest` },
      {
        holds: here(setup, v, (cpu) => isSignalled(setup, cpu)),
        otherwise: 'its CPU is signalled no interrupt',
      },
    ],
    delay: SOON,
    effects: [set(v.exit, EXIT.INTERRUPT)],
    moves: [{ thread: v.index, when: true, routine: 'exit' }],
    events: [{ event: 'guest-left', when: true, outcome: 'the interrupt of the timer' }],
  });

/** At its deadline or later, never early. */
const softTimer = ({ time }: Setup, v: Vcpu): EnvironmentActor =>
  environmentActor({
    id: `bg-${v.id}`,
    label: `the soft timer of ${v.id} fires`,
    conditions: [
      { holds: v.bg, otherwise: 'it is not armed' },
      { holds: isPast(time, v.cntCval, v.cntvoff), otherwise: 'it is not due yet' },
    ],
    delay: SOON,
    effects: [set(v.bg, 0), set(v.runnable, 1)],
    events: [{ event: 'bg-fired', when: true, outcome: 'its work wakes the thread' }],
  });

/** In the run loop, and while it blocks, where neither interrupts nor preemption are off. */
const mayBePreempted = (setup: Setup, v: Vcpu) =>
  all(
    not(isInterrupted(setup, v)),
    any(
      place(v.index, { line: setup.era.keepsLoaded ? `${RUN}:R1` : 'kvm_timer_flush_hwstate:B1' }),
      ...(setup.era.savesToSleep
        ? [place(v.index, { function: SCHEDULE }), place(v.index, { function: UNSCHEDULE })]
        : [place(v.index, { line: `${BLOCK}:S3a` }), place(v.index, { line: `${BLOCK}:S3b` })]),
      place(v.index, { line: `${BLOCK}:S3` }),
    ),
  );

const preempt = (setup: Setup, v: Vcpu): EnvironmentActor =>
  environmentActor({
    id: `preempt-${v.id}`,
    label: `${v.id} is preempted`,
    does: 'is to give up its CPU',
    thread: v.index,
    conditions: [
      { holds: setup.budgets.preempt, otherwise: 'it was preempted as often as it may' },
      {
        holds: any(isInGuest(v), mayBePreempted(setup, v)),
        otherwise: 'it cannot be preempted where it is',
      },
    ],
    delay: LATER,
    effects: [set(setup.budgets.preempt, minus(setup.budgets.preempt, 1)), set(v.exit, EXIT.KICK)],
    moves: [
      { thread: v.index, when: isInGuest(v), routine: 'exit' },
      { thread: v.index, when: true, routine: 'preempted' },
    ],
    events: [{ event: 'guest-left', when: isInGuest(v), outcome: 'a kick' }],
  });

/** Another interrupt of the guest comes. */
const wake = ({ budgets }: Setup, v: Vcpu): EnvironmentActor =>
  environmentActor({
    id: `wake-${v.id}`,
    label: `another interrupt wakes ${v.id}`,
    conditions: [
      { holds: budgets.wake, otherwise: 'others were woken as often as they may' },
      { holds: not(v.runnable), otherwise: `${v.id} does not sleep` },
    ],
    delay: LATER,
    effects: [set(budgets.wake, minus(budgets.wake, 1)), set(v.runnable, 1), set(v.other, 1)],
    events: [{ event: 'woken', when: true, outcome: 'not by its timer' }],
  });

/** g3': the guest does without its timer, and KVM hears of it at the next exit. */
const cancel = (setup: Setup, v: Vcpu): EnvironmentActor =>
  environmentActor({
    id: `cancel-${v.id}`,
    label: `${v.id} switches its timer off`,
    does: 'switches its timer off while it waits',
    thread: v.index,
    conditions: [
      { holds: setup.budgets.cancel, otherwise: 'it has done so as often as it may' },
      {
        holds: all(isInGuest(v), equal(v.at, GUEST.WAIT)),
        otherwise: 'the guest does not wait for its timer',
      },
      { holds: not(isInterrupted(setup, v)), otherwise: 'an interrupt comes first' },
    ],
    delay: LATER,
    effects: [
      set(setup.budgets.cancel, minus(setup.budgets.cancel, 1)),
      ...onItsCpu(setup, v, ({ ctl }) => [set(ctl, 0)]),
      set(v.guestCtl, 0),
      set(v.at, GUEST.ARM),
    ],
    moves: [{ thread: v.index, when: true, routine: 'g3x' }],
    events: [{ event: 'cancelled', when: true, outcome: 'CTL = 0' }],
  });

/** The level has gone away, and now its signal has, too. */
const retire = (setup: Setup, cpu: Cpu): EnvironmentActor =>
  environmentActor({
    id: `retire-${cpu.id}`,
    label: `the GIC of CPU ${String(cpu.index)} takes back its signal`,
    conditions: [
      { holds: cpu.late, otherwise: 'there is no late signal' },
      { holds: not(forwarded(setup, cpu)), otherwise: 'the level is high' },
      { holds: takesInterrupts(setup, cpu), otherwise: 'interrupts are off' },
    ],
    delay: SOON,
    effects: [set(cpu.late, 0)],
    events: [{ event: 'retired', when: true, outcome: '' }],
  });

function visit(setup: Setup, cpu: Cpu): EnvironmentActor {
  const { budgets, scenario } = setup;
  const disables = scenario.history.visitor === 'disables';
  return environmentActor({
    id: `visit-${cpu.id}`,
    label: `a vCPU with a userspace irqchip leaves CPU ${String(cpu.index)}`,
    conditions: [
      { holds: budgets.visit, otherwise: 'such a vCPU has come as often as it may' },
      { holds: isEmpty(setup, cpu), otherwise: 'the CPU is not empty' },
    ],
    delay: LATER,
    effects: [
      set(budgets.visit, minus(budgets.visit, 1)),
      disables ? set(cpu.enabled, 0) : set(cpu.active, 1),
    ],
    events: [
      {
        event: 'visited',
        when: true,
        outcome: disables ? 'PPI 27 is disabled there' : 'the interrupt is active there',
      },
    ],
  });
}

function create({ budgets, time, vcpus, scenario }: Setup): EnvironmentActor {
  const setsAll = scenario.history.newVcpu === 'all';
  const own = setsAll ? vcpus.filter(({ vm }) => vm === 0) : [];
  return environmentActor({
    id: 'create',
    label: 'userspace adds a vCPU to the first VM: KVM_CREATE_VCPU',
    conditions: [{ holds: budgets.create, otherwise: 'vCPUs were added as often as they may' }],
    delay: LATER,
    effects: [
      set(budgets.create, minus(budgets.create, 1)),
      ...own.flatMap((v) => [
        set(v.wentBack, 1, more(virtual(time, v.cntvoff), 0)),
        set(v.cntvoff, time.count),
      ]),
    ],
    events: [
      {
        event: 'vcpu-created',
        when: true,
        outcome: setsAll ? 'cntvoff of all vCPUs is the count of now' : 'cntvoff stays as it was',
      },
    ],
  });
}
