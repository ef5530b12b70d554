/**
 * Looks at any moment of a run: snapshots, log lines, checksums. It restores the moment with a stepper
 * of its own, so that the run may go on meanwhile.
 */
import { Hash32 } from '../base/hash.ts';
import type { Model } from '../models/model.ts';
import type { Choice, LogLine, Snapshot } from '../protocol/snapshot.ts';
import { NONE } from '../protocol/trace.ts';
import { newStepper } from './run.ts';
import type { Run } from './run.ts';
import { obstacleToError } from './sentences.ts';
import type { Stepper } from './stepper.ts';
import type { Trace } from './trace.ts';

export class Viewer {
  readonly #model: Model;
  readonly #trace: Trace;
  readonly #stepper: Stepper;
  readonly #threads: readonly number[];

  constructor(run: Run) {
    this.#model = run.model;
    this.#trace = run.trace;
    this.#stepper = newStepper(run.model, run.plan);
    this.#threads = run.model.description.threads.map((_, thread) => thread);
  }

  /** The moment after `step` steps, which the run must have reached. */
  snapshot(step: number): Snapshot {
    const stepper = this.#stepper;
    this.#trace.seek(stepper, Math.max(0, step - 1));
    let last: LogLine | null = null;
    let time = 0;
    let before: Values | null = null;
    if (step > 0) {
      const actor = this.#trace.actorAt(step - 1);
      stepper.observe();
      time = stepper.timing.startOf(actor);
      before = this.#values(time);
      last = this.#take(actor);
    }
    const now = this.#values(time);
    const { machine } = this.#model;
    return {
      step,
      timeTicks: time,
      cells: now.cells,
      registers: now.registers,
      changedCells: changed(before?.cells ?? now.cells, now.cells),
      changedRegisters: changed(before?.registers ?? now.registers, now.registers),
      places: Uint16Array.from(this.#threads, (thread) => machine.place(stepper.state, thread)),
      choices: this.#choices(),
      nextActor: this.#trace.actorAt(step),
      errorObstacle: obstacleToError(stepper),
      aftermath: this.#model.aftermath?.(stepper.state, stepper.exact, time) ?? [],
      last,
    };
  }

  /** What the steps `from` .. `to - 1` did, as far as the run has got. */
  log(from: number, to: number): LogLine[] {
    const lines: LogLine[] = [];
    const end = Math.min(to, this.#trace.length);
    if (from >= end) return lines;
    this.#trace.seek(this.#stepper, from);
    for (let step = from; step < end; step++) {
      this.#stepper.observe();
      lines.push(this.#take(this.#trace.actorAt(step)));
    }
    return lines;
  }

  /** A checksum of the moment after `step` steps; the same in every engine. */
  checksum(step: number): string {
    this.#trace.seek(this.#stepper, step);
    const time = this.#stepper.timing.now;
    const { cells, registers } = this.#values(time);
    const hash = new Hash32().integer(step).integer(time).words(cells);
    for (const value of registers) hash.bigint(value);
    return hash.hex();
  }

  /** Time of the last of `step` steps. */
  timeTicks(step: number): number {
    this.#trace.seek(this.#stepper, step);
    return this.#stepper.timing.now;
  }

  /** How often an error was raised in the first `step` steps. */
  injections(step: number): number {
    const { actors } = this.#model.machine;
    let count = 0;
    for (const actor of this.#trace.actors(step)) if (actors[actor]?.injects === true) count++;
    return count;
  }

  /** The stepper at the moment after `step` steps, observed; valid until the next call. */
  at(step: number): Stepper {
    this.#trace.seek(this.#stepper, step);
    this.#stepper.observe();
    return this.#stepper;
  }

  #values(timeTicks: number): Values {
    const { description } = this.#model;
    const { state, exact } = this.#stepper;
    const cells = new Int32Array(description.cells.length);
    const registers = new BigUint64Array(description.registers.length);
    this.#model.readCells(state, cells);
    this.#model.readRegisters(state, exact, timeTicks, registers);
    return { cells, registers };
  }

  /** Takes the step of `actor`, which was observed, and says what it did. */
  #take(actor: number): LogLine {
    const stepper = this.#stepper;
    const { machine, description } = this.#model;
    const outcome = machine.outcome(stepper.state, actor);
    const step = stepper.step;
    stepper.take(actor);
    const { startTicks, instruction, events } = stepper;
    const stack = description.instructions[instruction]?.stack ?? [];
    const name = description.functions[stack.at(-1) ?? NONE]?.name ?? '';
    const text = this.#text(actor, instruction);
    return { step, timeTicks: startTicks, actor, function: name, text, outcome, events };
  }

  #choices(): Choice[] {
    this.#stepper.observe();
    const choices: Choice[] = [];
    // Threads come first among the actors, so they come first here.
    this.#model.description.actors.forEach((info, actor) => {
      const enabled = this.#stepper.timing.isEnabled(actor);
      if (info.kind === 'thread') choices.push(this.#threadChoice(actor, info.thread, enabled));
      else if (enabled) {
        const text = this.#text(actor, NONE);
        choices.push({ actor, status: 'enabled', text, waitsFor: '', instruction: NONE });
      }
    });
    return choices;
  }

  #threadChoice(actor: number, thread: number, enabled: boolean): Choice {
    const { machine, description } = this.#model;
    const { state } = this.#stepper;
    const instruction = machine.place(state, thread);
    const text = this.#text(actor, instruction);
    if (enabled) return { actor, status: 'enabled', text, waitsFor: '', instruction };
    const waitsFor = description.instructions[instruction]?.waitsFor ?? '';
    if (machine.resting(state, thread)) {
      return { actor, status: 'resting', text, waitsFor: '', instruction };
    }
    return { actor, status: 'blocked', text, waitsFor, instruction };
  }

  /** An instruction as people read it, with its letter; the environment by what it does. */
  #text(actor: number, instruction: number): string {
    const { description } = this.#model;
    const info = description.instructions[instruction];
    if (info === undefined) return description.actors[actor]?.label ?? '';
    return `${description.lines[info.line]?.label ?? ''} ${info.text}`.trimStart();
  }
}

interface Values {
  readonly cells: Int32Array;
  readonly registers: BigUint64Array;
}

function changed(before: ArrayLike<unknown>, now: ArrayLike<unknown>): Uint8Array {
  return Uint8Array.from({ length: now.length }, (_, i) => (before[i] === now[i] ? 0 : 1));
}
