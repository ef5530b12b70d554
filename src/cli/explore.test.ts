// Searches and exports from the terminal, within this process.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { catalogue } from '../models/power8/catalogue.ts';
import { terminalOf } from '../testing/terminal.ts';
import { Libraries } from '../worker/libraries.ts';
import { reply } from './scope.ts';

const libraries = Libraries.of(catalogue);
const { answer, errorOf } = terminalOf((words) => reply(words, libraries));
const WRONG = 'leaving-guest-lucky';
let folder = '';

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'scope-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

interface Explored {
  readonly complete: boolean;
  readonly states: number;
  readonly reduction: string;
  readonly bound: string | null;
  readonly invariants: readonly {
    readonly id: string;
    readonly holds: boolean | null;
    readonly shortestStep: number | null;
    readonly shortest: boolean | null;
    readonly link: string | null;
    readonly because: readonly string[];
  }[];
  readonly canEnd: boolean | null;
  readonly endless: { readonly steps: number; readonly link: string | null } | null;
  readonly neverTaken: readonly string[];
  readonly symmetry?: unknown;
}

/** The path of a scenario in which a thread takes the same HMI again and again, for nobody clears it. */
function neverEnding(): string {
  const edits = [{ kind: 'skip', at: 'opal_handle_hmi:O12' }];
  const subcores = [{ start: 'guest' }];
  const path = join(folder, 'never-ends.json');
  writeFileSync(path, JSON.stringify({ model: 'power8-hmi', split: 1, subcores, edits }));
  return path;
}

async function explored(...words: string[]): Promise<Explored> {
  return JSON.parse(await answer('explore', ...words, '--json')) as Explored;
}

interface Ran {
  readonly invariants: readonly { readonly id: string; readonly brokenAtStep: number | null }[];
}

describe('explore', () => {
  it('prints what scripts rely on', async () => {
    const found = await explored(WRONG);
    expect(Object.keys(found)).toEqual([
      'complete',
      'states',
      'transitions',
      'depth',
      'seconds',
      'statesPerSecond',
      'bytesPerState',
      'reduction',
      'deadlocks',
      'stalls',
      'canEnd',
      'endless',
      'bound',
      'invariants',
      'neverTaken',
    ]);
    expect(found).toMatchObject({ complete: true, bound: null, canEnd: true, endless: null });
    expect(found.reduction).toBe('none');
    for (const { holds, shortest } of found.invariants) expect(shortest).toBe(holds ? null : true);
    expect(Object.keys(found.invariants[0] ?? {})).toEqual([
      'id',
      'holds',
      'shortestStep',
      'shortest',
      'link',
      'because',
    ]);
  });

  it.each(['none', 'por', 'por+symmetry'])(
    'gives links that break what they say: %s',
    async (r) => {
      const { invariants } = await explored(WRONG, '--reduce', r);
      expect(invariants.filter(({ holds }) => holds === false)).not.toHaveLength(0);
      for (const { id, holds, shortestStep, link, because } of invariants) {
        expect(holds === false).toBe(link !== null);
        expect(because.length > 0).toBe(link !== null);
        if (link === null) continue;
        const ran = JSON.parse(await answer('run', link, '--json')) as Ran;
        expect(ran.invariants.find((one) => one.id === id)?.brokenAtStep).toBe(shortestStep);
      }
    },
  );

  it('says by how many ways to exchange subcores it was reduced, or why by none', async () => {
    const symmetry = async (preset: string): Promise<unknown> =>
      (await explored(preset, '--reduce', 'por+symmetry')).symmetry;
    expect(await symmetry('no-tb-error-pre-fix')).toEqual({ ways: 6, reason: null });
    const told = await answer('explore', 'no-tb-error-pre-fix', '--reduce', 'por+symmetry');
    expect(told.replaceAll('\n', ' ')).toContain('there are 6 ways to exchange subcores');
    expect(await symmetry('carry-check')).toMatchObject({ ways: 1 });
    expect(await explored(WRONG, '--reduce', 'por')).not.toHaveProperty('symmetry');
  });

  it('starts at a step of the run, and its links go on from there', async () => {
    const all = await explored(WRONG);
    const later = await explored(WRONG, '--from', '1');
    const steps = ({ invariants }: Explored) =>
      invariants.find(({ id }) => id === 'tb-at-rest')?.shortestStep ?? NaN;
    expect(steps(later)).toBe(steps(all) - 1);
    const link = later.invariants.find(({ id }) => id === 'tb-at-rest')?.link ?? '';
    const ran = JSON.parse(await answer('run', link, '--json')) as Ran;
    expect(ran.invariants.find(({ id }) => id === 'tb-at-rest')?.brokenAtStep).toBe(steps(all));
  });

  it('stops at a limit, and decides nothing then that it does not know', async () => {
    const { complete, bound, invariants } = await explored('re-entry', '--max-states', '50');
    expect(complete).toBe(false);
    expect(bound).toContain('not complete');
    expect(invariants.every(({ holds }) => holds === null)).toBe(true);
  });

  it('reads well', async () => {
    const text = await answer('explore', WRONG, '--reduce', 'por+symmetry');
    expect(text).toContain('complete: every reachable state was looked at');
    expect(text).toMatch(
      /^ {2}BROKEN {2}host-tb +in \d+ steps\n {10}TB .* should be, because\n {10}- .* before it .*\n {10}#v=1/m,
    );
    expect(text).toContain('  holds   no-deadlock');
    expect(text).toContain('not with symmetry, for subcores cannot be exchanged here: subcore 0');
    expect(text).toContain('Never taken');
    const early = await answer('explore', 're-entry', '--max-states', '50', '--from', '2');
    expect(early).toContain('from step 2, and steps counted from there');
    expect(early).toMatch(/^ {2}\? {7}host-tb +not decided$/m);
  });

  it.each(['none', 'por+symmetry'])(
    'does not let a run that never ends pass for one that holds: %s',
    async (reduce) => {
      const found = await explored(neverEnding(), '--reduce', reduce);
      expect(found).toMatchObject({ complete: true, canEnd: false });
      expect(found.invariants.every(({ holds }) => holds === true)).toBe(true);
      const link = found.endless?.link ?? '';
      // The limit of a run.
      expect(JSON.parse(await answer('run', link, '--json'))).toMatchObject({ steps: 1_000_000 });
    },
  );

  it('says in words whether every run can end', async () => {
    const path = neverEnding();
    const text = await answer('explore', path, '--reduce', 'por');
    expect(text).toMatch(/^NOT EVERY RUN CAN END: after .* none can\n {2}#v=1/m);
    expect(await answer('explore', 'carry-check', '--reduce', 'por')).toMatch(
      /^Every run can end$/m,
    );
    expect(await answer('explore', 're-entry', '--max-states', '50')).toMatch(
      /^Whether every run can end is not decided$/m,
    );
  });

  it('tells a wait that the host’s timer ends from a deadlock', async () => {
    expect(await explored('waits-for-hdec')).toMatchObject({
      deadlocks: 0,
      stalls: 1,
      canEnd: true,
    });
  });

  it('refuses what it cannot do', async () => {
    expect(await errorOf('explore', WRONG, '--from', '99999')).toMatch(
      /^there is no step 99999: the run has \d+ steps$/,
    );
    expect(await errorOf('run', WRONG, '--reduce', 'por')).toBe('run does not take --reduce');
    expect(await errorOf('explore', WRONG, '--step', '1')).toBe('explore does not take --step');
  });
});

describe('promela', () => {
  it('prints the model under the title of its preset', async () => {
    const model = await answer('promela', WRONG);
    expect(model).toMatch(/^\/\* 2-way before the fix, a guest on its way out: right by luck\n/);
    expect(model).toContain('active proctype t4() {');
    const { promela } = JSON.parse(await answer('promela', WRONG, '--json')) as { promela: string };
    expect(promela).toBe(model);
  });

  it('takes a scenario of one’s own', async () => {
    const path = join(folder, 'own.json');
    const subcores = [{ start: 'host' }];
    writeFileSync(path, JSON.stringify({ model: 'power8-hmi', split: 1, subcores }));
    expect(await answer('promela', path)).toMatch(/^\/\* \S/);
  });
});
