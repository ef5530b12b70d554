/**
 * A run that breaks an invariant with its last step, and how it goes on by itself after that: whoever would
 * have kept it from breaking often comes too late.
 */
import type { Cell } from '../../machine/cell.ts';
import { term, type Expression } from '../../machine/expression.ts';
import { operandsOf } from '../../machine/compile.ts';
import type { AccessReader } from './accesses.ts';
import { Course } from './course.ts';
import { MAX_FURTHER_STEPS } from './detour.ts';
import { record, type Step } from './record.ts';
import type { Setting } from './setting.ts';

export class BrokenRun {
  readonly setting: Setting;
  /** Actors: those that lead to the break, then the others. */
  readonly schedule: readonly number[];
  readonly steps: readonly Step[];
  /** Before each step, and at the end. */
  readonly states: readonly Int32Array[];
  /** How many steps lead to the break. */
  readonly length: number;
  /** The parts of the invariant that do not hold. */
  readonly failing: readonly Expression[];
  /** Cells that these read. The last step depends on them, too. */
  readonly judged: ReadonlySet<Cell>;
  /** The invariant is asked after certain steps only, not of every state. */
  readonly isJudgedByStep: boolean;

  constructor(setting: Setting, broken: readonly number[], reader: AccessReader) {
    this.setting = setting;
    this.length = broken.length;
    const course = new Course(setting);
    const states = [course.state.slice()];
    for (const actor of broken) {
      course.take(actor);
      states.push(course.state.slice());
    }
    for (let i = 0; i < MAX_FURTHER_STEPS && course.goOn(); i++) states.push(course.state.slice());
    this.schedule = course.taken;
    this.states = states;
    const invariant = setting.machine.program.invariants[setting.invariant]!;
    this.isJudgedByStep = typeof invariant.when === 'object';
    const atBreak = states[this.length]!;
    this.failing = operandsOf(term(invariant.holds), '&&').filter(
      (part) => reader.evaluate(part, atBreak) === 0,
    );
    const { cells } = setting.machine.places;
    this.judged = new Set(
      this.failing.flatMap((part) => [...reader.cellsIn(part)].filter((c) => !cells.includes(c))),
    );
    this.steps = record(setting, this.schedule, reader).map((step, i) =>
      i === this.length - 1 ? this.judging(step) : step,
    );
  }

  /**
   * A step of another run that has left this one at step `from`, as it comes in this one after step `at`, or
   * would come (at Infinity) if its thread could go on; null when it comes before `at`, or not at all.
   */
  named(step: Step, from: number, at: number): Step | null {
    const { actor, instruction } = step.action;
    const isSame = ({ action }: Step): boolean =>
      action.actor === actor && action.instruction === instruction;
    if (this.steps.slice(from, at + 1).some(isSame)) return null;
    const found = this.steps.slice(at + 1).find(isSame);
    if (found !== undefined) return found;
    const { machine } = this.setting;
    const waits =
      actor < machine.threads && machine.place(this.states.at(-1)!, actor) === instruction;
    return waits ? { ...step, at: Infinity } : null;
  }

  private judging(step: Step): Step {
    const { reads, writes } = step.accesses;
    return { ...step, accesses: { reads: new Set([...reads, ...this.judged]), writes } };
  }
}
