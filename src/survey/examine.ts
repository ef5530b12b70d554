/** One scenario searched: which invariants hold, which break, and for each of those a run to look at. */
import { assert, defined } from '../base/assert.ts';
import { shorten } from '../explorer/explain/shorten.ts';
import { Search } from '../explorer/search.ts';
import { verdictOf } from '../explorer/verdict.ts';
import type { AssembledMachine } from '../machine/assemble.ts';
import type { Finding } from '../models/survey.ts';
import { linkTo } from '../worker/exploration/link-to.ts';
import type { Library } from '../worker/library.ts';
import type { Order } from '../worker/opening.ts';
import { openScenario } from '../worker/source.ts';

const MAX_REPLAYED_STEPS = 500_000;
const MAX_BYTES = 2e9;
const SLICE_STATES = 100_000;

/** Not complete when there are more states than that. */
export function examine(scenario: object, library: Library, maxStates: number): Finding {
  const { order, machine } = machineOf(scenario, library);
  const search = new Search(machine, {
    maxStates,
    maxBytes: MAX_BYTES,
    reduction: 'por',
    from: null,
    leavesOutBroken: false,
  });
  while (search.advance(SLICE_STATES));
  const { complete, states, invariants } = verdictOf(search);
  const cells = invariants.map(({ id, holds, schedule }, invariant) => ({
    invariant: id,
    holds,
    link: schedule && linkToEnd(needed(machine, invariant, schedule), order, library),
  }));
  return { complete, states, cells };
}

/** The scenario, opened, and what there is to search. */
export function machineOf(
  scenario: object,
  library: Library,
): { readonly order: Order; readonly machine: AssembledMachine } {
  const opened = openScenario(scenario, library, {});
  assert(opened.ok, opened.ok ? '' : opened.error.sentence);
  const order = opened.value;
  return { order, machine: defined(order.model.assembled, 'a model to search') };
}

/** The schedule without what the break does not need. */
function needed(
  machine: AssembledMachine,
  invariant: number,
  schedule: readonly string[],
): readonly string[] {
  const ids = machine.actors.map(({ id }) => id);
  const budget = { steps: MAX_REPLAYED_STEPS };
  const setting = { machine, start: machine.initial, invariant, budget };
  const actors = schedule.map((id) => ids.indexOf(id));
  return finish(shorten(setting, actors)).map((actor) => defined(ids[actor], 'an actor'));
}

function linkToEnd(schedule: readonly string[], order: Order, library: Library): string {
  const run = { ...order, scenario: { ...order.scenario, schedule: [...schedule] } };
  return defined(finish(linkTo(run, schedule.length, library)), 'a link to the run');
}

/** Does work that is offered in pieces, all at once. */
function finish<T>(work: Generator<void, T>): T {
  for (;;) {
    const piece = work.next();
    if (piece.done === true) return piece.value;
  }
}
