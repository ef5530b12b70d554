/**
 * A run on its way to the screen: its plan is found, then played as far as it must be before anything
 * may replace the run that is shown, so that a refused one leaves that run as it was. Works in slices.
 */
import { fail, ok } from '../base/result.ts';
import type { Result } from '../base/result.ts';
import type { Model } from '../models/model.ts';
import type { Failure } from '../protocol/messages.ts';
import { LIMITS } from '../scenario/schema.ts';
import type { Scenario } from '../scenario/schema.ts';
import type { Claim } from './claim.ts';
import { Follower } from './follower.ts';
import { Planner } from './planner.ts';
import type { Wish } from './planner.ts';
import { Run } from './run.ts';
import type { Impossible, Plan, RunOptions } from './run.ts';

/** What to open, past the gate. */
export interface Order {
  readonly scenario: Scenario;
  readonly model: Model;
  /** Preset that the scenario is told apart from in links; null for none. */
  readonly base: string | null;
  readonly notices: readonly string[];
  /** Step to select first. */
  readonly step: number;
  /** Replaces the schedule of the scenario by the shortest plan for this; null: as it stands. */
  readonly wish: Wish | null;
  /** In place of a wish: actors who move first, in that order as near as possible. */
  readonly follow?: readonly number[] | null;
  /** What happens where the plan cannot be followed. */
  readonly onImpossible: 'refuse' | 'adapt';
  /** Where a link says that the run ends; null for none. */
  readonly claim: Claim | null;
}

/** What has been opened. */
export interface Ready {
  readonly scenario: Scenario;
  readonly notices: readonly string[];
  readonly step: number;
  readonly run: Run;
}

export class Opening {
  readonly order: Order;
  readonly #options: RunOptions;
  readonly #notices: string[];
  #scenario: Scenario;
  #step: number;
  #follower: Follower | null = null;
  #planner: Planner | null = null;
  #run: Run | null = null;

  constructor(order: Order, options: RunOptions = {}) {
    this.order = order;
    this.#options = options;
    this.#scenario = order.scenario;
    this.#notices = [...order.notices];
    this.#step = order.step;
    const { model, wish, follow = null } = order;
    if (wish !== null) this.#planner = new Planner(model, wish);
    if (follow !== null) this.#follower = new Follower(model, order.scenario.seed, follow);
  }

  /** Steps simulated so far. */
  get steps(): number {
    return this.#run?.steps ?? 0;
  }

  /** Works on for at most `steps` steps; null while there is more to do. */
  advance(steps: number): Result<Ready, Failure> | null {
    if (this.#follower !== null) {
      if (!this.#follower.advance(steps)) return null;
      const { seed, taken } = this.#follower;
      this.#planner = new Planner(this.order.model, { seed, actors: taken, injectLater: null });
      this.#follower = null;
    }
    if (this.#planner !== null) {
      if (!this.#planner.advance(steps)) return null;
      const refused = this.#usePlan(this.#planner);
      if (refused !== null) return fail(refused);
      this.#planner = null;
    }
    if (this.#run === null) {
      const plan = planOf(this.#scenario, this.order.model);
      if (!plan.ok) {
        // In an edited program somebody may be missing who gave up waiting before.
        if (this.order.onImpossible === 'adapt') return this.#meetImpossible(plan.error);
        return fail({ code: 'bad-input', sentence: plan.error.sentence, offer: null });
      }
      this.#run = new Run(this.order.model, plan.value, this.#options);
    }
    const run = this.#run;
    run.advance(steps);
    if (run.impossible !== null) return this.#meetImpossible(run.impossible);
    if (run.isRunning && (this.order.claim !== null || !this.#canShow(run))) return null;
    if (this.#step > run.steps) {
      this.#notices.push(
        `step ${this.#step}: the run has ${run.steps} steps, so the last is shown`,
      );
      this.#step = run.steps;
    }
    return ok({ scenario: this.#scenario, notices: this.#notices, step: this.#step, run });
  }

  #canShow(run: Run): boolean {
    return run.isPlanDone && run.steps >= this.#step;
  }

  #usePlan(planner: Planner): Failure | null {
    if (planner.refusal !== null) return notPossible(planner.refusal);
    const { prefix, injectAtStep } = planner.plan();
    if (prefix.length > LIMITS.scheduleSteps) {
      return notPossible(
        `A schedule made by hand may fix at most ${LIMITS.scheduleSteps} steps, and this one ` +
          `would fix ${prefix.length}.`,
      );
    }
    const { actors } = this.order.model.machine;
    const ids = prefix.map((actor) => actors[actor]?.id ?? '');
    this.#scenario = {
      ...this.#scenario,
      schedule: ids.length === 0 ? null : ids,
      injectAtStep,
    };
    return null;
  }

  /** Refuses, or drops the part of the plan that cannot be followed and starts over. */
  #meetImpossible({ what, step, sentence }: Impossible): Result<Ready, Failure> | null {
    const scenario = this.#scenario;
    const shorter: Scenario =
      what === 'injection'
        ? { ...scenario, injectAtStep: null }
        : { ...scenario, schedule: step === 0 ? null : (scenario.schedule ?? []).slice(0, step) };
    if (this.order.onImpossible === 'refuse') {
      const label =
        what === 'injection'
          ? 'Open it with the error raised when the seed says'
          : `Open it as far as it can be followed, to step ${step}`;
      const source = { kind: 'scenario', scenario: shorter, step: 0 } as const;
      return fail({ code: 'bad-input', sentence, offer: { label, source } });
    }
    this.#run = null;
    this.#scenario = shorter;
    this.#step = Math.min(this.#step, step);
    const then = what === 'injection' ? 'the seed decides when' : 'from there on the seed decides';
    this.#notices.push(`${sentence}; ${then}`);
    return null;
  }
}

/** The plan of a scenario: its actors by index. */
function planOf(scenario: Scenario, model: Model): Result<Plan, Impossible> {
  const { actors } = model.machine;
  const indices = new Map(actors.map(({ id }, index) => [id, index]));
  const prefix: number[] = [];
  for (const [step, id] of (scenario.schedule ?? []).entries()) {
    const index = indices.get(id);
    if (index === undefined) {
      const known = actors.map((actor) => actor.id).join(', ');
      const sentence = `schedule step ${step}: there is no actor ${JSON.stringify(id)}, only ${known}`;
      return fail({ what: 'schedule', step, sentence });
    }
    prefix.push(index);
  }
  return ok({ seed: scenario.seed, prefix, injectAtStep: scenario.injectAtStep });
}

export function notPossible(sentence: string): Failure {
  return { code: 'not-possible', sentence, offer: null };
}

/** A model's own code did not arrive. */
export function notLoaded(error: unknown): Failure {
  const why = error instanceof Error ? error.message : String(error);
  return {
    code: 'not-possible',
    sentence: `This machine could not be loaded: ${why}. Loading the page again may help.`,
    offer: null,
  };
}
