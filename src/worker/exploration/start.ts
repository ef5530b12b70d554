/** Where a search begins: a scenario's machine in the state that its run has at some step. */
import { fail, ok, type Result } from '../../base/result.ts';
import type { AssembledMachine } from '../../machine/assemble.ts';
import type { ExplorationRequest } from '../../protocol/exploration.ts';
import type { Failure } from '../../protocol/messages.ts';
import type { Library } from '../library.ts';
import { notPossible, Opening, type Order } from '../opening.ts';
import { openScenario } from '../source.ts';
import { Viewer } from '../viewer.ts';

export interface Start {
  /** The scenario past the gate, and the preset that it is told apart from. */
  readonly order: Order;
  readonly machine: AssembledMachine;
  readonly state: Int32Array;
  /** Ids of the actors of all steps that have led there. */
  readonly before: readonly string[];
}

const SLICE_STEPS = 1000;

/** Yields after every little piece of work. */
export function* startOf(
  { scenario, preset, fromStep }: ExplorationRequest,
  library: Library,
): Generator<void, Result<Start, Failure>> {
  const base = library.preset(preset)?.id ?? null;
  const order = openScenario(scenario, library, { base, step: fromStep });
  if (!order.ok) return order;
  const machine = order.value.model.assembled;
  if (machine === undefined) return fail(notPossible('This model cannot be searched.'));
  if (fromStep > 0) return yield* replayed(order.value, machine);
  return ok({ order: order.value, machine, state: machine.initial, before: [] });
}

function* replayed(
  order: Order,
  machine: AssembledMachine,
): Generator<void, Result<Start, Failure>> {
  const opening = new Opening(order, { columns: false });
  let ready = opening.advance(SLICE_STEPS);
  while (ready === null) {
    yield;
    ready = opening.advance(SLICE_STEPS);
  }
  if (!ready.ok) return ready;
  const { run, step } = ready.value;
  if (step < order.step)
    return fail(notPossible(`There is no step ${order.step}: the run has ${run.steps} steps.`));
  const before = Array.from(run.trace.actors(step), (actor) => machine.actors[actor]?.id ?? '');
  return ok({ order, machine, state: new Viewer(run).at(step).state.slice(), before });
}
