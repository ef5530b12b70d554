/** Searches of scenarios, each made once: by scenario, options, and the sources of all that decides. */
import { Search } from '../../explorer/search.ts';
import { verdictOf, type Verdict } from '../../explorer/verdict.ts';
import type { Reduction } from '../../protocol/exploration.ts';
import type { AssembledMachine } from '../../machine/assemble.ts';
import type { Catalogue } from '../../models/catalogue.ts';
import type { Scenario } from '../../models/power8/settings.ts';
import { defined } from '../../base/assert.ts';
import type { Description } from '../../protocol/description.ts';
import type { Scenario as AnyScenario } from '../../scenario/schema.ts';
import { digestOfSources, kept, sha256 } from '../kept.ts';
import { opened, scenarioIn } from '../opened.ts';
import { isDeep } from '../runs.ts';
import { machineOf } from './scenarios.ts';

interface Bounds {
  readonly reduction: Reduction;
  readonly maxStates: number;
}

/**
 * Eight threads in guests: more states than SPIN, or the explorer, could finish in a test. The six
 * millions of re-entry are for a deep run.
 */
export const TOO_LARGE: readonly string[] = [
  'four-guests',
  'host-waits',
  'slow-secondary',
  ...(isDeep ? [] : ['re-entry']),
];

/** For a search of the whole, of a scenario by name; it stops early where there is too much. */
export const exactBounds = (name: string): Bounds => ({
  reduction: 'none',
  maxStates: TOO_LARGE.includes(name) ? 50_000 : 7_000_000,
});

const sources = digestOfSources('base', 'explorer', 'machine', 'models', 'protocol', 'scenario');

/** The verdict on every interleaving, from the beginning. */
export const searched = (scenario: Scenario, bounds: Bounds): Verdict =>
  verdictOn(scenario, () => machineOf(scenario), bounds);

function verdictOn(
  scenario: AnyScenario,
  machine: () => AssembledMachine,
  bounds: Bounds,
): Verdict {
  const options = { maxBytes: 1e9, from: null, ...bounds };
  const key = sha256(sources, JSON.stringify(scenario), JSON.stringify(options));
  return kept('searches', key, () => {
    const search = new Search(machine(), options);
    while (search.advance(10_000));
    return verdictOf(search);
  });
}

/** A scenario of any model, searched to its end. */
export interface EveryOrder {
  readonly machine: AssembledMachine;
  readonly verdict: Verdict;
  /** Rows of the invariants that break in some order. */
  readonly brokenRows: readonly string[];
}

/** `input`: a scenario as it may come from outside. More than `maxStates` leave the verdict open. */
export function everyOrder(catalogue: Catalogue, input: object, maxStates: number): EveryOrder {
  const { assembled, description } = opened(catalogue, input);
  const machine = defined(assembled, 'an assembled machine');
  const bounds = { reduction: 'none', maxStates } as const;
  const verdict = verdictOn(scenarioIn(catalogue, input), () => machine, bounds);
  const broken = verdict.invariants.flatMap(({ id, holds }) => (holds === false ? [id] : []));
  return { machine, verdict, brokenRows: broken.map((id) => rowIn(description, id)) };
}

/** Of an invariant by its id; the id where it stands in no table. */
const rowIn = ({ invariants }: Description, of: string): string =>
  defined(
    invariants.find(({ id }) => id === of),
    of,
  ).row ?? of;
