// Rows of cases: what only a list of all has.
import { expect, it } from 'vitest';
import { catalogue } from '../models/guest-stop/catalogue.ts';
import type { PresetInfo } from '../protocol/messages.ts';
import { terminalOf } from '../testing/terminal.ts';
import { Libraries } from '../worker/libraries.ts';
import { reply } from './scope.ts';

const libraries = Libraries.of(catalogue);
const { answer } = terminalOf((words) => reply(words, libraries));

it('adds rows of cases only where all is asked for, and these can be opened', async () => {
  const listed = async (...flags: string[]) =>
    JSON.parse(await answer('list', '--json', ...flags)) as PresetInfo[];
  const some = await listed();
  const all = await listed('--all');
  expect(all.slice(0, some.length)).toEqual(some);
  const cases = all.slice(some.length);
  expect(cases).toHaveLength(80);
  expect(cases.map(({ id }) => id)).toEqual(cases.map(({ row }) => row));
  const fails = cases.filter(({ starts }) => starts === false).map(({ row }) => row);
  expect(fails).toHaveLength(8);
  expect(fails).toContain('option1/oldU>newP');
  const result = JSON.parse(await answer('run', 'option1/oldU>newP', '--json')) as {
    steps: number;
  };
  expect(result.steps).toBe(1);
});
