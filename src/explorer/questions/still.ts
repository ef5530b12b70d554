/**
 * `still P` (AG EF P): from every moment that can be reached, one in which P holds can be reached, if it is
 * none itself. A state is well if a step to such a moment begins in it, or a step to a state that is
 * well. All is well if the start is, or is such a moment, and every step leads to a moment in which P
 * holds or to a state that is well.
 *
 * The first step that does not, in the order of the states where they begin, is the end of a shortest
 * run to a moment from which P cannot be reached.
 */
import type { Graph } from './graph.ts';
import { runTo, type ShownRun } from './shown-run.ts';

/** States between two pauses. */
const SLICE_STATES = 20_000;

/**
 * `graph` is all of it. Null where P can always be reached, or where the graph is not complete: then nothing
 * is known to be out of reach. Yields after every piece of the work.
 */
export function* runOutOfReach(graph: Graph): Generator<void, ShownRun | null> {
  if (graph.end !== 'complete') return null;
  const isWell = yield* wellStates(graph);
  if (!graph.holdsAtStart && isWell[0] === 0) return runTo([]);
  for (let state = 0; state < graph.size; state++) {
    if (state % SLICE_STATES === 0) yield;
    for (let step = graph.firstOf(state); step < graph.firstOf(state + 1); step++)
      if (!graph.isMarked(step) && isWell[graph.targetOf(step)] === 0)
        return runTo([...graph.pathTo(state), graph.actorOf(step)]);
  }
  return null;
}

/** By state: 1 where a step to a moment in which P holds can still come. */
function* wellStates(graph: Graph): Generator<void, Uint8Array> {
  const isWell = new Uint8Array(graph.size);
  for (let isNew = true; isNew;) {
    isNew = false;
    // Most steps lead to a state with a larger number.
    for (let state = graph.size - 1; state >= 0; state--) {
      if (state % SLICE_STATES === 0) yield;
      if (isWell[state] === 1 || !leadsWell(graph, state, isWell)) continue;
      isWell[state] = 1;
      isNew = true;
    }
  }
  return isWell;
}

function leadsWell(graph: Graph, state: number, isWell: Uint8Array): boolean {
  for (let step = graph.firstOf(state); step < graph.firstOf(state + 1); step++)
    if (graph.isMarked(step) || isWell[graph.targetOf(step)] === 1) return true;
  return false;
}
