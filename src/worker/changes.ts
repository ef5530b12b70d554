/**
 * Changes made by hand to a run: another actor at a step, or an error raised there. The steps before
 * are kept; afterwards the seed decides anew.
 */
import { NOBODY } from '../machine/timing.ts';
import { fail, ok } from '../base/result.ts';
import type { Result } from '../base/result.ts';
import type { Model } from '../models/model.ts';
import type { Failure } from '../protocol/messages.ts';
import type { Scenario } from '../scenario/schema.ts';
import { settingAt, valueAt, wholeAt, withValueAt, type Injection } from '../scenario/settings.ts';
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

/**
 * The same, and afterwards everybody moves in the order of before, as near as possible, rather than as the
 * seed decides: a twin of the run, but for one choice.
 */
export function twinAt(change: Change, actor: number): Result<Order, Failure> {
  const order = chooseAt(change, actor);
  if (!order.ok) return order;
  const { run, step } = change;
  const actors = run.trace.actors(run.steps);
  const rest = [...actors.subarray(step)];
  const sooner = rest.indexOf(actor);
  if (sooner >= 0) rest.splice(sooner, 1);
  const follow = [...actors.subarray(0, step), actor, ...rest];
  const scenario = { ...order.value.scenario, injectAtStep: null };
  return ok({ ...order.value, scenario, wish: null, follow });
}

/** Raises an error at the step; the scenario gets room for it, and another kind if asked for. */
export function injectAt(change: Change, cause: string | null): Result<Order, Failure> {
  const { scenario, step, run, library } = change;
  const { settings } = library;
  if (settings.injection === null)
    return fail(notPossible(`step ${step}: nothing can be injected into this machine`));
  const { count } = settings.injection;
  const raised = change.viewer.injections(step);
  const kinds = withKind(settings.injection, scenario, { kind: cause, raised, step });
  if (!kinds.ok) return kinds;
  const allowed = wholeAt(scenario, count);
  const errors = Math.max(allowed, raised + 1);
  const limit = settingAt(settings, count);
  if (limit?.kind === 'whole' && errors > limit.max) {
    return fail(notPossible(`${count}: no more than ${limit.max} errors fit into a run`));
  }
  const wanted = {
    ...withValueAt(kinds.value, count, errors),
    schedule: null,
    injectAtStep: null,
  };
  const order = openScenario(wanted, change.library, {
    base: change.base,
    notices: errors === allowed ? [] : [roomWords(allowed, errors)],
    step: step + 1,
    onImpossible: 'adapt',
  });
  if (!order.ok) return order;
  const { model } = order.value;
  const kept = actorsIn(model, run, step);
  if (kept === null) {
    const kind = cause ?? String(valueAt(scenario, settings.injection.cause));
    return fail(notPossible(`step ${step}: ${kind} cannot be raised after what has been done`));
  }
  const actors = [...kept, WHOEVER_INJECTS];
  return ok({
    ...order.value,
    wish: { seed: scenario.seed, actors, injectLater: null, cause },
  });
}

interface Wanted {
  /** null for the scenario's own. */
  readonly kind: string | null;
  /** How many errors were raised before it. */
  readonly raised: number;
  readonly step: number;
}

/** The scenario with an error of this kind in it: instead of its own, or beside it once that was raised. */
function withKind(
  { cause, more }: Injection,
  scenario: Scenario,
  { kind, raised, step }: Wanted,
): Result<Scenario, Failure> {
  const usual = String(valueAt(scenario, cause));
  if (kind === null || (kind === usual && raised === 0)) return ok(scenario);
  if (raised === 0) return ok(withValueAt(scenario, cause, kind));
  const places = [cause, ...(more?.causes ?? [])];
  const kinds = places.map((path) => String(valueAt(scenario, path)));
  if (more === undefined || (!kinds.includes(kind) && !kinds.includes(more.none))) {
    const all = kinds.join(', ');
    return fail(
      notPossible(
        `${cause}: ${all} ${places.length === 1 ? 'has' : 'may have'} been raised before step ${step}, and a run has ` +
          `${places.length === 1 ? 'one kind' : `${places.length} kinds`} of error`,
      ),
    );
  }
  // The n-th error need not be of the n-th kind any more.
  const free = withValueAt(scenario, more.order, more.free);
  const place = places[kinds.indexOf(more.none)];
  return ok(kinds.includes(kind) || place === undefined ? free : withValueAt(free, place, kind));
}

/** That the scenario was changed to have room for the error; `allowed` is how many it had room for. */
function roomWords(allowed: number, errors: number): string {
  if (allowed > 0)
    return `The scenario had room for ${allowed} ${allowed === 1 ? 'error' : 'errors'}, and has room for ${errors} now`;
  // Who is in a machine is part of what the seed draws from.
  return (
    'The scenario had no error, and has one now: the steps before it are the same, but with it in the ' +
    'scenario the seed draws other times for them'
  );
}

/** The first actors of a run by their numbers in another model; null when one is not there. */
function actorsIn(model: Model, run: Run, steps: number): number[] | null {
  const ids = run.model.machine.actors.map(({ id }) => id);
  const numbers = ids.map((id) => model.machine.actors.findIndex((actor) => actor.id === id));
  const kept = Array.from(run.trace.actors(steps), (actor) => numbers[actor] ?? NOBODY);
  return kept.includes(NOBODY) ? null : kept;
}
