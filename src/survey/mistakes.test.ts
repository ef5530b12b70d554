/** Each line of the fix is needed: with it the kernel is right in its scenario, without it it is not. */
import { describe, expect, it } from 'vitest';
import { catalogue } from '../models/power8/catalogue.ts';
import { power8Mistakes } from '../models/power8/mistakes.ts';
import type { ScenarioInput } from '../models/power8/settings.ts';
import type { Finding } from '../models/survey.ts';
import { Library } from '../worker/library.ts';
import { openAtOnce } from '../worker/session.ts';
import { examine } from './examine.ts';

const library = new Library({ ...catalogue, presets: [] });

const MAX_STATES = 100_000;

const searched = (scenario: ScenarioInput): Finding =>
  examine({ ...scenario, schedule: null }, library, MAX_STATES);

describe.each(power8Mistakes)('$id', ({ scenario, breaks }) => {
  it('is right with the untouched kernel, in every interleaving', () => {
    const { complete, cells } = searched({ ...scenario, edits: [] });
    expect(complete).toBe(true);
    // Two threads of a vcore may save a wrong dec_expires (B-4), with the line or without it.
    const broken = cells.filter(({ holds }) => holds !== true).map(({ invariant }) => invariant);
    expect(broken.filter((id) => id !== 'dec-expires')).toEqual([]);
  });

  it('breaks with the edit', () => {
    const { cells } = searched(scenario);
    expect(cells.find(({ invariant }) => invariant === breaks)?.holds).toBe(false);
  });

  it('is broken by the last step of its schedule', () => {
    const source = { kind: 'scenario', scenario, step: 0 } as const;
    const session = openAtOnce(source, library, { columns: false });
    if (!session.ok) throw new Error(session.error.sentence);
    const { run } = session.value;
    const broken = run.violations.map(({ invariant, step }) => [
      run.model.description.invariants[invariant]?.id,
      step,
    ]);
    expect(broken).toContainEqual([breaks, scenario.schedule?.length]);
  });
});
