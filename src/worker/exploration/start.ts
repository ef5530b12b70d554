/** Where a search begins: a scenario's machine in the state that its run has at some step. */
import { fail, ok, type Result } from '../../base/result.ts';
import { beginning, type Moment } from '../../explorer/explain/moment.ts';
import type { AssembledMachine } from '../../machine/assemble.ts';
import type { ExplorationRequest } from '../../protocol/exploration.ts';
import type { Failure } from '../../protocol/messages.ts';
import { untitled } from '../../scenario/title.ts';
import type { Library } from '../library.ts';
import { notPossible, Opening, type Order } from '../opening.ts';
import { openScenario } from '../source.ts';
import { Viewer } from '../viewer.ts';

export interface Start {
  /** The scenario past the gate, and the preset that it is told apart from. */
  readonly order: Order;
  readonly machine: AssembledMachine;
  readonly moment: Moment;
  /** Actors of all steps that have led there, by index. */
  readonly before: readonly number[];
}

/** `scenario` is anything at all. */
export interface Where extends Pick<ExplorationRequest, 'preset' | 'fromStep'> {
  readonly scenario: unknown;
}

const SLICE_STEPS = 1000;

/** Yields after every little piece of work. */
export function* startOf(
  { scenario, preset, fromStep }: Where,
  library: Library,
): Generator<void, Result<Start, Failure>> {
  const base = library.preset(preset)?.id ?? null;
  const opened = openScenario(scenario, library, { base, step: fromStep });
  if (!opened.ok) return opened;
  // What is found is another run than the one that somebody has written about.
  const order = { ...opened.value, scenario: untitled(opened.value.scenario) };
  const machine = order.model.assembled;
  if (machine === undefined) return fail(notPossible('This model cannot be searched.'));
  if (fromStep > 0) return yield* replayed(order, machine);
  return ok({ order, machine, moment: beginning(machine), before: [] });
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
  const { state, exact, timing } = new Viewer(run).at(step);
  const moment = { state: state.slice(), exact: exact.slice(), timeTicks: timing.now };
  return ok({ order, machine, moment, before: [...run.trace.actors(step)] });
}
