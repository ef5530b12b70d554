/** What a program file has at hand for a vCPU, and small things that several write. */
import {
  interruptible,
  set,
  type Effect,
  type Func,
  type LineNotes,
  type Statement,
} from '../../../machine/statement.ts';
import type { Term } from '../../../machine/expression.ts';
import type { Era } from '../era.ts';
import { isInterrupted, onItsCpu } from '../chain.ts';
import type { Cpu, Setup, Vcpu } from '../setup.ts';
import { originOf } from './sources.ts';

export interface At {
  readonly setup: Setup;
  readonly v: Vcpu;
}

/** An interrupt of its CPU is taken before the next of these. */
export const withInterrupts = ({ setup, v }: At, body: readonly Statement[]): Statement =>
  interruptible(isInterrupted(setup, v), body);

/** Writes a register of the CPU on which it runs. */
export const write = ({ setup, v }: At, of: (cpu: Cpu) => Cpu[keyof Cpu], value: Term): Effect[] =>
  onItsCpu(setup, v, (cpu) => {
    const register = of(cpu);
    return typeof register === 'object' ? [set(register, value)] : [];
  });

/** Marks a line that these kernels have changed against the one before. */
export const since = ({ setup }: Pick<At, 'setup'>, ...changed: readonly Era['id'][]): LineNotes =>
  changed.includes(setup.era.id) ? { added: true } : {};

export const when = <T>(holds: boolean, lines: () => readonly T[]): readonly T[] =>
  holds ? lines() : [];

/** A function of the kernel of this era. */
export const func = (
  { setup }: Pick<At, 'setup'>,
  file: string,
  name: string,
  summary: string,
  body: Func['body'],
): Func => ({ file, origin: originOf(setup.era), name, summary, body });
