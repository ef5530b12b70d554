/** Which of the searches are over, and which belong to what is on the screen. */
import type { Scenario, ScopeState, Search } from './state.ts';

export function isOver({ result, failure }: Search): boolean {
  return result !== null || failure !== null;
}

/** The newest search of the whole scenario on the screen, whatever its run; null for none. */
export function searchOfScenario({
  searches,
  run,
}: Pick<ScopeState, 'searches' | 'run'>): Search | null {
  if (run === null) return null;
  const key = keyOf(run.opened.scenario);
  return (
    searches.find((one) => one.fromRun === null && keyOf(one.request.scenario) === key) ?? null
  );
}

/** The newest search of the scenario on the screen without one of its lines; null for none. */
export function searchWithoutLine({
  searches,
  run,
}: Pick<ScopeState, 'searches' | 'run'>): Search | null {
  if (run === null) return null;
  const key = keyOf(run.opened.scenario);
  const isIt = ({ without, about }: Search) => without !== null && keyOf(about.scenario) === key;
  return searches.find(isIt) ?? null;
}

/** The newest search of the same scenario with the line that `search` leaves out; null for none. */
export function searchWithLine(search: Search, searches: readonly Search[]): Search | null {
  const key = keyOf(search.about.scenario);
  const isIt = ({ without, fromRun, request }: Search) =>
    without === null && fromRun === null && keyOf(request.scenario) === key;
  return searches.find(isIt) ?? null;
}

/** The newest search that began at this step of this run; null for none. */
export function searchFromHere({
  searches,
  run,
  step,
}: Pick<ScopeState, 'searches' | 'run' | 'step'>): Search | null {
  return (
    searches.find(({ fromRun, request }) => fromRun === run?.number && request.fromStep === step) ??
    null
  );
}

/** Equal for scenarios of which a search from the start finds the same. */
function keyOf(scenario: Scenario): string {
  let key = keys.get(scenario);
  if (key === undefined) {
    key = JSON.stringify({ ...scenario, seed: 0, schedule: null, injectAtStep: null });
    keys.set(scenario, key);
  }
  return key;
}

const keys = new WeakMap<Scenario, string>();
