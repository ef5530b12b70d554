/** Which of the searches are over, and which belong to what is on the screen. */
import {
  CAN_END,
  type Breach,
  type ExplorationRequest,
  type InvariantResult,
} from '../protocol/exploration.ts';
import { untitled } from '../scenario/title.ts';
import type { Run, Scenario, ScopeState, Search } from './state.ts';

export function isOver({ result, failure }: Search): boolean {
  return result !== null || failure !== null;
}

/** What is known of the invariants, which is more once the search is over: in the model's order then. */
export function invariantsOf({ result, found }: Search): readonly InvariantResult[] {
  return result?.invariants ?? found.filter(({ id }) => id !== CAN_END);
}

/** Whether every run can end, which is asked beside the invariants; nothing before something is known of it. */
export function endingOf({ result, found }: Search): readonly InvariantResult[] {
  return result === null ? found.filter(({ id }) => id === CAN_END) : [result.ending];
}

/** Both: all verdicts that are known. */
export function verdictsOf(search: Search): readonly InvariantResult[] {
  return [...invariantsOf(search), ...endingOf(search)];
}

/** All searches of the whole scenario on the screen, whatever its run; the newest first. */
export function searchesOfScenario({
  searches,
  run,
}: Pick<ScopeState, 'searches' | 'run'>): readonly Search[] {
  if (run === null) return [];
  const key = keyOf(run.opened.scenario);
  return searches.filter((one) => one.fromRun === null && keyOf(one.request.scenario) === key);
}

/**
 * The search of the whole scenario on the screen, whatever its run, that is to be shown: the newest, but none that was
 * stopped or came to a limit where an older one has the whole answer; null for none.
 */
export function searchOfScenario(state: Pick<ScopeState, 'searches' | 'run'>): Search | null {
  const searches = searchesOfScenario(state);
  const [newest = null] = searches;
  if (newest?.result?.complete !== false) return newest;
  return searches.find(({ result }) => result?.complete === true) ?? newest;
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

/** Whether the search skips a line, and broke nothing by it, or only what breaks with the line, too. */
export function showsNoNeed(search: Search, searches: readonly Search[]): boolean {
  if (search.without === null || search.result === null) return false;
  const withLine = searchWithLine(search, searches)?.result?.invariants ?? [];
  const breaksAnyway = (id: string) =>
    withLine.some((one) => one.id === id && one.verdict === 'broken');
  return search.result.invariants.every(
    ({ id, verdict }) => verdict !== 'broken' || breaksAnyway(id),
  );
}

/** What two searches have in common that find the same. */
type Asked = Pick<Search, 'request' | 'fromRun' | 'without'>;

/** The search that runs or waits and asks for just the same; null for none. */
export function sameUnderWay(asked: Asked, searches: readonly Search[]): Search | null {
  return searches.find((one) => !isOver(one) && isSame(one, asked)) ?? null;
}

/**
 * The search that has answered just the same, to the end; null for none. Where nothing had to be left out, it does
 * not matter whether something might have been.
 */
export function sameAnswered(asked: Asked, searches: readonly Search[]): Search | null {
  const { reduction } = asked.request;
  const isAnswer = ({ result, ...one }: Search): boolean => {
    const request = result?.reduction === 'none' ? { ...one.request, reduction } : one.request;
    return result?.complete === true && isSame({ ...one, request }, asked);
  };
  return searches.find(isAnswer) ?? null;
}

function isSame(one: Asked, other: Asked): boolean {
  return (
    one.fromRun === other.fromRun &&
    one.without === other.without &&
    askedOf(one.request) === askedOf(other.request)
  );
}

/** Equal for requests of the same run, or of whole scenarios, that would find the same. */
function askedOf({ scenario, ...how }: ExplorationRequest): string {
  return JSON.stringify([keyOf(scenario), { ...how, afresh: false }]);
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

/** Whether the run on the screen is the one that a breach, or an ordering of it, opens. */
export function isOnScreen({ scenario }: Pick<Breach, 'scenario'>, run: Run | null): boolean {
  if (run === null || scenario === null) return false;
  return textOf(scenario) === textOf(run.opened.scenario);
}

/** Whether the run on the screen breaks something, and the search of its scenario says why. */
export function isExplainedOnScreen(state: Pick<ScopeState, 'searches' | 'run'>): boolean {
  const search = searchOfScenario(state);
  const invariants = search === null ? [] : invariantsOf(search);
  return invariants.some(
    ({ breach }) => breach !== null && breach.explanation !== null && isOnScreen(breach, state.run),
  );
}

/** Equal for scenarios of which a search from the start finds the same. */
const keyOf = remembered((scenario) =>
  JSON.stringify({ ...untitled(scenario), seed: 0, schedule: null, injectAtStep: null }),
);

const textOf = remembered((scenario) => JSON.stringify(untitled(scenario)));

/** Selectors ask again at every change of the store. */
function remembered(textOf: (scenario: Scenario) => string): (scenario: Scenario) => string {
  const texts = new WeakMap<Scenario, string>();
  return (scenario) => {
    const text = texts.get(scenario) ?? textOf(scenario);
    texts.set(scenario, text);
    return text;
  };
}
