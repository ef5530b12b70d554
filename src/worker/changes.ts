/**
 * Changes made by hand to a run: another actor at a step, or an error raised there. The steps before
 * are kept; afterwards the seed decides anew.
 */
import { NOBODY } from '../machine/timing.ts';
import { fail, ok } from '../base/result.ts';
import type { Result } from '../base/result.ts';
import type { Model } from '../models/model.ts';
import type { Failure } from '../protocol/messages.ts';
import { LIMITS } from '../scenario/schema.ts';
import type { Scenario } from '../scenario/schema.ts';
import type { Library } from './library.ts';
import { notPossible } from './opening.ts';
import type { Order } from './opening.ts';
import { WHOEVER_INJECTS } from './planner.ts';
import type { Run } from './run.ts';
import { cannotMove } from './sentences.ts';
import { openScenario } from './source.ts';
import type { Viewer } from './viewer.ts';

/** Where something is changed. */
export interface Change {
  readonly library: Library;
  readonly viewer: Viewer;
  readonly run: Run;
  readonly scenario: Scenario;
  readonly base: string | null;
  readonly step: number;
}

/** Takes `actor`, an index, at the step. */
export function chooseAt(change: Change, actor: number): Result<Order, Failure> {
  const { run, scenario, step } = change;
  const stepper = change.viewer.at(step);
  if (!stepper.timing.isEnabled(actor)) {
    return fail(notPossible(`step ${step}: ${cannotMove(stepper, actor)}`));
  }
  const actors = [...run.trace.actors(step), actor];
  const { injectAtStep } = scenario;
  const injectLater = injectAtStep !== null && injectAtStep > step ? injectAtStep : null;
  return ok({
    scenario,
    model: run.model,
    base: change.base,
    notices: [],
    step: step + 1,
    wish: { seed: scenario.seed, actors, injectLater },
    onImpossible: 'adapt',
    claim: null,
  });
}

/** Raises an error at the step; the scenario gets room for it, and another kind if asked for. */
export function injectAt(change: Change, errorKind: string | null): Result<Order, Failure> {
  const { scenario, step, run } = change;
  const { environment } = scenario;
  const raised = change.viewer.injections(step);
  const kind = errorKind ?? environment.errorKind;
  if (kind !== environment.errorKind && raised > 0) {
    return fail(
      notPossible(
        `errorKind: ${environment.errorKind} has been raised before step ${step}, ` +
          'and a run has one kind of error',
      ),
    );
  }
  const tbErrors = Math.max(environment.tbErrors, raised + 1);
  if (tbErrors > LIMITS.tbErrors) {
    return fail(notPossible(`tbErrors: no more than ${LIMITS.tbErrors} errors fit into a run`));
  }
  const wanted = {
    ...scenario,
    environment: { ...environment, errorKind: kind, tbErrors },
    schedule: null,
    injectAtStep: null,
  };
  const room = `One more error is allowed now: ${tbErrors}`;
  const order = openScenario(wanted, change.library, {
    base: change.base,
    notices: tbErrors === environment.tbErrors ? [] : [room],
    step: step + 1,
    onImpossible: 'adapt',
  });
  if (!order.ok) return order;
  const { model } = order.value;
  const kept = actorsIn(model, run, step);
  if (kept === null) {
    return fail(notPossible(`step ${step}: ${kind} cannot be raised after what has been done`));
  }
  const wish = { seed: scenario.seed, actors: [...kept, WHOEVER_INJECTS], injectLater: null };
  return ok({ ...order.value, wish });
}

/** The first actors of a run by their numbers in another model; null when one is not there. */
function actorsIn(model: Model, run: Run, steps: number): number[] | null {
  const ids = run.model.machine.actors.map(({ id }) => id);
  const numbers = ids.map((id) => model.machine.actors.findIndex((actor) => actor.id === id));
  const kept = Array.from(run.trace.actors(steps), (actor) => numbers[actor] ?? NOBODY);
  return kept.includes(NOBODY) ? null : kept;
}
