/**
 * A run: a prefix made by hand, then the scheduler, until nobody can move. It goes on only when told
 * to, so that whoever drives it can report, cancel, or do something else in between.
 */
import { NOBODY } from '../machine/timing.ts';
import type { Model } from '../models/model.ts';
import type { Reading, Stall, Violation } from '../protocol/trace.ts';
import { ColumnWriter, type Taken } from './column-writer.ts';
import { cannotInject, cannotMove, endSentence } from './sentences.ts';
import { stallBefore, stallSentence } from './stalls.ts';
import { ReadingRecorder } from './reading-recorder.ts';
import { Releases } from './releases.ts';
import { SignalRecorder } from './signal-recorder.ts';
import { Stepper } from './stepper.ts';
import { Trace } from './trace.ts';

const STEP_LIMIT = 1_000_000;

/** Who moves: the prefix, and afterwards what the seed chooses. */
export interface Plan {
  readonly seed: number;
  /** Actors of the first steps, by index. */
  readonly prefix: readonly number[];
  /** Step that raises an error, where the prefix does not say otherwise; null: the seed chooses. */
  readonly injectAtStep: number | null;
}

/** The plan asks for a step that cannot be taken. */
export interface Impossible {
  readonly what: 'schedule' | 'injection';
  readonly step: number;
  readonly sentence: string;
}

export interface RunOptions {
  /** False where nobody will take the columns: they would only pile up. */
  readonly columns?: boolean;
  readonly stepLimit?: number;
}

export class Run {
  readonly model: Model;
  readonly plan: Plan;
  readonly trace: Trace;
  readonly #stepper: Stepper;
  readonly #columns: ColumnWriter | null;
  readonly #releases: Releases;
  readonly #signals: SignalRecorder;
  readonly #readings: ReadingRecorder;
  readonly #violations: Violation[] = [];
  readonly #stalls: Stall[] = [];
  readonly #stepLimit: number;
  #brokenSoFar = 0;
  #end: string | null = null;
  #impossible: Impossible | null = null;

  constructor(model: Model, plan: Plan, options: RunOptions = {}) {
    this.model = model;
    this.plan = plan;
    this.#stepper = newStepper(model, plan);
    this.trace = new Trace(this.#stepper);
    this.#columns = options.columns === false ? null : new ColumnWriter();
    this.#releases = new Releases(this.#stepper.timing, model.machine.threads);
    this.#signals = new SignalRecorder(model, this.#stepper.state);
    this.#readings = new ReadingRecorder(model);
    this.#stepLimit = options.stepLimit ?? STEP_LIMIT;
    this.#noteBroken(model.machine.broken(this.#stepper.state, 0));
  }

  /** Steps taken so far. */
  get steps(): number {
    return this.#stepper.step;
  }

  /** Why the run has ended, a sentence; null while it goes on. */
  get end(): string | null {
    return this.#end;
  }

  /** What of the plan could not be done: the run has stopped there. null when all went well so far. */
  get impossible(): Impossible | null {
    return this.#impossible;
  }

  /** Whether the run can go on. */
  get isRunning(): boolean {
    return this.#end === null && this.#impossible === null;
  }

  /** Whether everything that the plan asks for has been done, so that nothing of it can fail. */
  get isPlanDone(): boolean {
    const { prefix, injectAtStep } = this.plan;
    return this.steps >= prefix.length && (injectAtStep === null || this.steps > injectAtStep);
  }

  /** First breaking of each invariant, in the order of their steps. */
  get violations(): readonly Violation[] {
    return this.#violations;
  }

  /** Waits of everybody, in the order of the steps that have ended them. */
  get stalls(): readonly Stall[] {
    return this.#stalls;
  }

  /** Takes at most `steps` steps more. */
  advance(steps: number): void {
    const stepper = this.#stepper;
    const { prefix } = this.plan;
    const until = Math.min(this.steps + steps, this.#stepLimit);
    while (this.isRunning && stepper.step < until) {
      this.trace.keep(stepper);
      stepper.observe();
      if (stepper.step > 0) this.#releases.note(stepper.step - 1, stepper.actor, stepper.thread);
      const asked = prefix[stepper.step];
      const actor = asked ?? stepper.timing.choice;
      if (actor === NOBODY) this.#finish();
      else if (asked !== undefined && !stepper.timing.isEnabled(asked)) this.#refuse(asked);
      else this.#take(actor);
    }
    if (this.isRunning && this.steps >= this.#stepLimit) {
      this.#end = `Stopped at the limit of ${this.#stepLimit.toLocaleString('en')} steps.`;
    }
  }

  /** Ends the run where it is. */
  stop(): void {
    if (this.isRunning) this.#end = `Stopped on request after ${this.steps} steps.`;
  }

  /** Steps whose columns were not taken yet, very many one part after the other; null for none. */
  takeColumns(): Taken | null {
    return this.#columns?.take() ?? null;
  }

  /** What the model wants noted, so far. */
  get readings(): readonly Reading[] {
    return this.#readings.all;
  }

  /** Changes of the signals so far. */
  signals() {
    return this.#signals.tracks();
  }

  #take(actor: number): void {
    const stepper = this.#stepper;
    const stall = stallBefore(stepper, actor);
    if (stall !== null) this.#stalls.push(stall);
    stepper.take(actor);
    this.trace.push(actor, stepper.move);
    this.#columns?.push(stepper, this.#releases.of(actor));
    if (this.model.movesSignals?.(stepper.move) !== false)
      this.#signals.note(stepper.state, stepper.step, stepper.startTicks);
    this.#readings.note(stepper);
    const broken = this.model.machine.brokenBy(stepper.state, stepper.move, stepper.events);
    if ((broken & ~this.#brokenSoFar) !== 0) this.#noteBroken(broken);
  }

  /** The scheduler has nobody to take. */
  #finish(): void {
    const stepper = this.#stepper;
    const { injectAtStep } = this.plan;
    if (injectAtStep !== null && stepper.step <= injectAtStep) {
      const sentence = cannotInject(stepper, injectAtStep);
      this.#impossible = { what: 'injection', step: injectAtStep, sentence };
      return;
    }
    this.#noteBroken(this.model.machine.brokenAtRest(stepper.state));
    const waits = this.#stalls.map((stall) => stallSentence(stall, stepper));
    this.#end = [endSentence(stepper), ...waits].join(' ');
  }

  #refuse(actor: number): void {
    const { step } = this.#stepper;
    const sentence = `schedule step ${step}: ${cannotMove(this.#stepper, actor)}`;
    this.#impossible = { what: 'schedule', step, sentence };
  }

  #noteBroken(broken: number): void {
    const { model } = this;
    const { state, exact, startTicks, step } = this.#stepper;
    model.description.invariants.forEach((_, invariant) => {
      const bit = 1 << invariant;
      if ((broken & bit) === 0 || (this.#brokenSoFar & bit) !== 0) return;
      const sentence = model.explain(invariant, state, exact, startTicks);
      const blames = model.blames?.(invariant, state, exact, startTicks) ?? null;
      this.#violations.push({ invariant, step, sentence, ...(blames !== null && { blames }) });
    });
    this.#brokenSoFar |= broken;
  }
}

/** A stepper at the start of a run; others of the same model and plan see the same run. */
export function newStepper(model: Model, plan: Plan): Stepper {
  const { seed, injectAtStep } = plan;
  return new Stepper(model, { seed, injectAtStep, jitter: true });
}
