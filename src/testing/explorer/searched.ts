/** Searches of scenarios, each made once: by scenario, options, and the sources of all that decides. */
import { Search } from '../../explorer/search.ts';
import { verdictOf, type Verdict } from '../../explorer/verdict.ts';
import type { Reduction } from '../../protocol/exploration.ts';
import type { Scenario } from '../../models/power8/settings.ts';
import { digestOfSources, kept, sha256 } from '../kept.ts';
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
export function searched(scenario: Scenario, bounds: Bounds): Verdict {
  const options = { maxBytes: 1e9, from: null, ...bounds };
  const key = sha256(sources, JSON.stringify(scenario), JSON.stringify(options));
  return kept('searches', key, () => {
    const search = new Search(machineOf(scenario), options);
    while (search.advance(10_000));
    return verdictOf(search);
  });
}
