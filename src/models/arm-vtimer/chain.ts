/** From the timer to its CPU: level, pending and active in the GIC, signal (A2, A3, A8). */
import {
  all,
  any,
  equal,
  more,
  not,
  place,
  plus,
  type Expression,
  type Term,
} from '../../machine/expression.ts';
import { set, type Effect } from '../../machine/statement.ts';
import type { Cpu, Setup, Vcpu } from './setup.ts';
import type { Time } from './time.ts';

/** The line where a CPU waits for an interrupt, and takes it. */
const TAKES = 'gic_handle_irq:I0';

/** The deadline is past: cval <= count - offset. */
export const isPast = ({ count }: Time, cval: Term, offset: Term): Expression =>
  not(more(plus(cval, offset), count));

/** Its line is high: a level. */
export const level = ({ time }: Setup, { ctl, cval, voff }: Cpu): Expression =>
  all(ctl, isPast(time, cval, voff));

/** Pending, enabled and not active. */
export const forwarded = (setup: Setup, cpu: Cpu): Expression =>
  all(level(setup, cpu), cpu.enabled, not(cpu.active));

export const isSignalled = (setup: Setup, cpu: Cpu): Expression =>
  any(forwarded(setup, cpu), ...(setup.scenario.gicDelay ? [cpu.late] : []));

/** Its handler is at work. */
const handles = ({ thread }: Cpu): Expression => not(place(thread, { line: TAKES }));

export const isOn = (v: Vcpu, cpu: Cpu): Expression => equal(v.cpu, cpu.index + 1);

/** What holds of the CPU on which it runs. */
export const here = ({ cpus }: Setup, v: Vcpu, of: (cpu: Cpu) => Term): Expression =>
  any(...cpus.map((cpu) => all(isOn(v, cpu), of(cpu))));

/** Effects on the CPU on which it runs. */
export function onItsCpu({ cpus }: Setup, v: Vcpu, of: (cpu: Cpu) => readonly Effect[]): Effect[] {
  return cpus.flatMap((cpu) =>
    of(cpu).map((effect) => ({ ...effect, when: all(isOn(v, cpu), effect.when ?? true) })),
  );
}

/** An interrupt of its CPU comes first: it waits, or is being handled. */
export const isInterrupted = (setup: Setup, v: Vcpu): Expression =>
  here(setup, v, (cpu) => any(isSignalled(setup, cpu), handles(cpu)));

/** Nobody is in the way of somebody who is switched in. */
export const isFree = (setup: Setup, cpu: Cpu): Expression =>
  all(isEmpty(setup, cpu), not(isSignalled(setup, cpu)), not(handles(cpu)));

export const isEmpty = ({ vcpus }: Setup, cpu: Cpu): Expression =>
  all(...vcpus.map((v) => not(isOn(v, cpu))));

export const isInGuest = ({ index }: Vcpu): Expression => place(index, { phase: 'guest' });

/** The host runs there with interrupts on. */
export const takesInterrupts = ({ vcpus }: Setup, cpu: Cpu): Expression =>
  all(
    ...vcpus.map((v) =>
      any(not(isOn(v, cpu)), all(place(v.index, 'interruptible'), not(isInGuest(v)))),
    ),
  );

/** Before the host takes a level away while interrupts are off: its signal may stay (A8). */
export const mayStay = (setup: Setup, cpu: Cpu): Effect[] =>
  setup.scenario.gicDelay ? [set(cpu.late, 1, forwarded(setup, cpu))] : [];

/** What the registers say: enabled, not masked, and past. */
const registerFires = (setup: Setup, v: Vcpu): Expression =>
  here(setup, v, (cpu) => level(setup, cpu));

/** What memory says. */
export const memoryFires = ({ time }: Setup, v: Vcpu): Expression =>
  all(v.cntCtl, isPast(time, v.cntCval, v.cntvoff));

/** `kvm_timer_should_fire`. */
export function shouldFire(setup: Setup, v: Vcpu): Expression {
  if (!setup.era.asksOwner) return memoryFires(setup, v);
  return any(all(v.loaded, registerFires(setup, v)), all(not(v.loaded), memoryFires(setup, v)));
}
