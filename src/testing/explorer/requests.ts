/** Requests to search presets of the POWER8 model, for tests. */
import { catalogue } from '../../models/power8/catalogue.ts';
import type { Breach, ExplorationRequest, ExplorationResult } from '../../protocol/exploration.ts';
import { asPower8, type Scenario } from '../../models/power8/settings.ts';
import { Library } from '../../worker/library.ts';
import type { Body } from '../hand-worker.ts';

export const library = new Library(catalogue);

/** Small, and breaks in four ways. */
export const BREAKS = 'leaving-guest-lucky';
/** Small, and holds. */
export const HOLDS = 'carry-check';
/** Far more states than the limit of `about`. */
export const LONG = 'four-guests';

export function scenarioOf(preset: string): Scenario {
  const found = library.preset(preset);
  if (found === undefined) throw new Error(`no preset ${preset}`);
  return asPower8(found.scenario);
}

export function about(preset: string, more: Partial<ExplorationRequest> = {}): Body {
  const request: ExplorationRequest = {
    scenario: scenarioOf(preset),
    preset,
    fromStep: 0,
    reduction: 'por',
    maxStates: 1_000_000,
    maxMegabytes: 400,
    ...more,
  };
  return { type: 'explore', ...request };
}

export function breaches({ invariants }: ExplorationResult): (Breach & { readonly id: string })[] {
  return invariants.flatMap(({ id, breach }) => (breach === null ? [] : [{ id, ...breach }]));
}
