/**
 * The shortest way to say "first these actors, then what the seed chooses": a hand-made schedule up to
 * the last step at which the scheduler would have chosen otherwise, or only the step of an injection
 * where nothing but that was chosen. So links stay short. Works in slices, as a run does.
 */
import { NOBODY } from '../machine/timing.ts';
import type { Timing } from '../machine/timing.ts';
import type { Model } from '../models/model.ts';
import { newStepper } from './run.ts';
import type { Plan } from './run.ts';
import { cannotInject, cannotMove } from './sentences.ts';
import type { Stepper } from './stepper.ts';

/** In place of the last actor: whoever can raise an error at that step. */
export const WHOEVER_INJECTS = -2;

/** What is to be said: the first actors, the last of which may be `WHOEVER_INJECTS`. */
export interface Wish {
  readonly seed: number;
  readonly actors: ArrayLike<number>;
  /** An injection that is still to come after them; null for none. */
  readonly injectLater: number | null;
  /** Of which kind it is to be who injects; null or left out for any. */
  readonly cause?: string | null;
}

/** A way to raise the first error at `injectAtStep` (null: when the seed says), and what it misses. */
interface Candidate {
  readonly injectAtStep: number | null;
  /** Steps that a schedule must fix for the run to be the wished one. */
  fixedSteps: number;
}

export class Planner {
  readonly #wish: Wish;
  readonly #stepper: Stepper;
  readonly #candidates: Candidate[];
  readonly #taken: number[] = [];
  /** Steps that a schedule must fix where the scheduler raises no error by itself. */
  #fixedWithoutErrors = 0;
  #refusal: string | null = null;

  constructor(model: Model, wish: Wish) {
    this.#wish = wish;
    this.#stepper = newStepper(model, { seed: wish.seed, prefix: [], injectAtStep: null });
    this.#candidates = [{ injectAtStep: wish.injectLater, fixedSteps: 0 }];
  }

  /** Why the wish cannot be fulfilled; null while nothing speaks against it. */
  get refusal(): string | null {
    return this.#refusal;
  }

  /** Considers at most `steps` steps more; true when done. */
  advance(steps: number): boolean {
    const { actors } = this.#wish;
    const until = Math.min(this.#stepper.step + steps, actors.length);
    while (this.#stepper.step < until && this.#refusal === null) this.#consider();
    return this.#refusal !== null || this.#stepper.step === actors.length;
  }

  /** The shortest plan; once `advance` is done without a refusal. */
  plan(): Plan {
    const best = this.#candidates.reduce((a, b) => (b.fixedSteps < a.fixedSteps ? b : a));
    const { injectAtStep, fixedSteps } = best;
    const prefix = this.#taken.slice(0, fixedSteps);
    return { seed: this.#wish.seed, prefix, injectAtStep };
  }

  #consider(): void {
    const stepper = this.#stepper;
    const { timing, step } = stepper;
    stepper.observe();
    const wished = this.#wish.actors[step] ?? NOBODY;
    const actor = wished === WHOEVER_INJECTS ? this.#injector() : wished;
    if (actor === NOBODY || !timing.isEnabled(actor)) {
      const why = actor === NOBODY ? cannotInject(stepper, step) : cannotMove(stepper, actor);
      this.#refusal = actor === NOBODY ? why : `step ${step}: ${why}`;
      return;
    }
    for (const candidate of this.#candidates) {
      if (choiceOf(timing, step, candidate.injectAtStep) !== actor) candidate.fixedSteps = step + 1;
    }
    if (actor === timing.injector && this.#wish.injectLater === null) {
      // "No error before this step, and one here" may be a shorter way to say the same.
      this.#candidates.push({ injectAtStep: step, fixedSteps: this.#fixedWithoutErrors });
    }
    if (timing.heldChoice !== actor) this.#fixedWithoutErrors = step + 1;
    this.#taken.push(actor);
    stepper.take(actor);
  }

  #injector(): number {
    const { cause = null } = this.#wish;
    const { timing, model } = this.#stepper;
    if (cause === null) return timing.injector;
    return model.machine.actors.findIndex((one, actor) => {
      // Where a machine has one kind, each of its errors is of it.
      return one.injects && (one.cause ?? cause) === cause && timing.isEnabled(actor);
    });
  }
}

/** Whom the scheduler would take at `step` if it had this `injectAtStep`. */
function choiceOf(timing: Timing, step: number, injectAtStep: number | null): number {
  if (injectAtStep === null || step > injectAtStep) return timing.freeChoice;
  return step === injectAtStep ? timing.injector : timing.heldChoice;
}
