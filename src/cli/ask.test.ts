// Questions from the terminal, within this process.
import { describe, expect, it } from 'vitest';
import { catalogue } from '../models/power8/catalogue.ts';
import { terminalOf } from '../testing/terminal.ts';
import { Libraries } from '../worker/libraries.ts';
import { reply } from './scope.ts';

const libraries = Libraries.of(catalogue);
const { answer, errorOf } = terminalOf((words) => reply(words, libraries));
const WRONG = 'leaving-guest-lucky';

interface Asked {
  readonly kind: string;
  readonly answer: boolean | null;
  readonly steps: number | null;
  readonly turns: number | null;
  readonly loop: number | null;
  readonly atStep: number | null;
  readonly link: string | null;
}

async function asked(...words: string[]): Promise<Asked> {
  return JSON.parse(await answer('ask', ...words, '--json')) as Asked;
}

interface Ran {
  readonly steps: number;
  readonly invariants: readonly { readonly id: string; readonly brokenAtStep: number | null }[];
}

const brokenAt = async (scenario: string, id: string) => {
  const { invariants } = JSON.parse(await answer('run', scenario, '--json')) as Ran;
  return invariants.find((one) => one.id === id)?.brokenAtStep ?? null;
};

describe('ask', () => {
  it('prints what scripts rely on', async () => {
    const found = await asked(WRONG, 'can not host-tb');
    expect(Object.keys(found)).toEqual([
      'question',
      'kind',
      'answer',
      'states',
      'bound',
      'steps',
      'turns',
      'loop',
      'atStep',
      'link',
    ]);
    expect(found).toMatchObject({ question: 'can not host-tb', kind: 'can', answer: true });
  });

  it('gives a link to the run that shows the answer, as short as a search finds one', async () => {
    const { link, steps, atStep } = await asked(WRONG, 'never not host-tb');
    expect(await brokenAt(link ?? '', 'host-tb')).toBe(steps);
    expect(atStep).toBe(steps);
    const explored = JSON.parse(await answer('explore', WRONG, '--json')) as {
      readonly invariants: readonly { readonly id: string; readonly shortestStep: number }[];
    };
    expect(explored.invariants.find(({ id }) => id === 'host-tb')?.shortestStep).toBe(steps);
  });

  it('counts from a step of the run, and its links go on from there', async () => {
    const all = await asked(WRONG, 'par tb-loaded');
    const later = await asked(WRONG, 'par tb-loaded', '--from', '4');
    expect(later.atStep).toBe(4 + (later.steps ?? 0));
    expect(later.steps).toBeLessThan(all.steps ?? 0);
    const trace = await answer('trace', later.link ?? '', '--json');
    const steps = JSON.parse(trace) as readonly { readonly events: readonly string[] }[];
    expect(steps[(later.atStep ?? 0) - 1]?.events).toContain('tb-loaded');
  });

  it('finds the step of the run after which all that is left is right, or wrong', async () => {
    const { answer: isLost, atStep, link } = await asked(WRONG, 'lost not tb-at-rest');
    expect(isLost).toBe(true);
    // Up to the step before it can still go wrong; from there on it cannot.
    const can = async (from: number) =>
      (await asked(WRONG, 'can not tb-at-rest', '--from', String(from))).answer;
    expect([await can((atStep ?? 0) - 1), await can(atStep ?? 0)]).toEqual([true, false]);
    expect(link).toContain(`&n=${String(atStep)}`);
    expect(await asked(WRONG, 'lost tb-at-rest')).toMatchObject({ answer: false, link: null });
  });

  it('reads well', async () => {
    const text = async (...words: string[]) =>
      (await answer('ask', ...words)).replaceAll(/\n +/g, ' ');
    expect(await text(WRONG, 'can not host-tb')).toMatch(
      /^can not host-tb yes: a shortest run to it takes \d+ steps, \d+ turns; \d+ states were looked at\. #v=1\S*\n$/,
    );
    expect(await text(WRONG, 'still rest')).toMatch(
      /^still rest yes: it can be reached from wherever an order comes to; 2621 states were looked at\.\n$/,
    );
    expect(await text(WRONG, 'lost not tb-at-rest')).toMatch(/ lost at step \d+ of the run; /);
    expect(await text('re-entry', 'still rest', '--max-states', '50')).toContain(
      'not decided; not complete: the search stopped at its limit, with 5',
    );
  });

  it('refuses what it does not understand', async () => {
    expect(await errorOf('ask', WRONG)).toBe(
      "ask needs a question, in quotes, such as 'still rest'",
    );
    expect(await errorOf('ask', WRONG, 'can host-tbb')).toBe(
      'at character 5, "host-tbb": there is no such cell, event or invariant; did you mean host-tb?',
    );
    expect(await errorOf('ask', WRONG, 'can end', '--from', '99999')).toMatch(
      /^there is no step 99999: the run has \d+ steps$/,
    );
    expect(await errorOf('ask', WRONG, 'can end', '--reduce', 'por')).toBe(
      'ask does not take --reduce',
    );
  });
});
