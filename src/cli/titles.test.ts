// A title and a note in a file and in a link: printed, and of no weight for the run.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { catalogue } from '../models/power8/catalogue.ts';
import { terminalOf } from '../testing/terminal.ts';
import { Libraries } from '../worker/libraries.ts';
import { reply } from './scope.ts';

const libraries = Libraries.of(catalogue);
const { answer, errorOf } = terminalOf((words) => reply(words, libraries));
const folder = mkdtempSync(join(tmpdir(), 'scope-titles-'));
afterAll(() => rmSync(folder, { recursive: true }));

const SCENARIO = { split: 1, kernel: 'pre-fix', subcores: [{ tbOffset: '0x1000000000' }] };
const WRITTEN = { title: 'Late — by 134 s', note: 'First line\n<b>second</b>' };

function file(name: string, scenario: object): string {
  const path = join(folder, name);
  writeFileSync(path, JSON.stringify(scenario));
  return path;
}

it('go from a file into a link and back, and the run is the same', async () => {
  const bare = await answer('run', file('bare.json', SCENARIO), '--json');
  const named = file('named.json', { ...SCENARIO, ...WRITTEN });
  const hash = (await answer('link', named, '--step', '3')).trim();
  expect(await answer('link', hash)).toBe(`${hash}\n`);
  const result: unknown = JSON.parse(await answer('run', hash, '--json'));
  expect(result).toEqual({ ...WRITTEN, ...(JSON.parse(bare) as object) });
  expect(bare).not.toContain('title');
});

it('stand above what is printed', async () => {
  const named = file('named.json', { ...SCENARIO, ...WRITTEN });
  const above = /^Late — by 134 s\n(?:=+\n\n)?First line\n<b>second<\/b>\n\n/;
  expect(await answer('run', named)).toMatch(above);
  const mail = await answer('mail', named, '--step', '2');
  expect(mail).toMatch(above);
  expect(mail).toContain(`\n${await answer('link', named, '--step', '2')}`);
  expect(mail).toContain('\nRegisters after step 2, at ');
  expect(JSON.parse(await answer('mail', named, '--step', '2', '--json'))).toEqual({ text: mail });
});

it('are left behind by a search, which finds other runs', async () => {
  const named = file('named.json', { ...SCENARIO, ...WRITTEN });
  const { invariants } = JSON.parse(
    await answer('explore', named, '--json', '--max-states', '2000'),
  ) as { readonly invariants: readonly { readonly link: string | null }[] };
  const links = invariants.flatMap(({ link }) => link ?? []);
  expect(links.length).toBeGreaterThan(0);
  expect(links.filter((link) => /&[TN]=/.test(link))).toEqual([]);
});

it('are refused in one line where they hide something', async () => {
  const bad = file('bad.json', { ...SCENARIO, title: 'safe\u202egpj.exe' });
  expect(await errorOf('run', bad)).toBe(
    'title: expected text without the character U+202E, which cannot be seen, at place 5, got ' +
      '"safe?gpj.exe"',
  );
});
