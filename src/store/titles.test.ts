// A title and a note above a run: on its links and in its history, and nothing else of it.
import { expect, it } from 'vitest';
import { defined } from '../base/assert.ts';
import { realScope } from '../testing/real-scope.ts';
import type { Scope } from './create-scope.ts';
import { searchesOfScenario } from './searches.ts';

const settled = () => new Promise((resolve) => setTimeout(resolve));

async function opened(hash?: string): Promise<Scope> {
  const scope = realScope();
  await scope
    .getState()
    .open(
      hash === undefined ? { kind: 'preset', id: 'two-way-pre-fix' } : { kind: 'link', hash },
      'start',
    );
  await settled();
  return scope;
}

const titleOf = (scope: Scope) => {
  const { title, note } = defined(scope.getState().run, 'a run').opened.scenario;
  return [title, note];
};
const linkOf = async (scope: Scope) => defined(await scope.getState().link(), 'a link');

it('goes along with every link, and comes back with it, in the same run', async () => {
  const scope = await opened();
  const before = await linkOf(scope);
  expect(
    await scope.getState().entitle({ title: ' Late, again ', note: 'See t4.\nThen t0.' }),
  ).toBe('');
  const { run } = scope.getState();
  expect(run).toMatchObject({ number: 1, opened: { changed: false, preset: 'two-way-pre-fix' } });
  expect(titleOf(scope)).toEqual(['Late, again', 'See t4.\nThen t0.']);
  scope.getState().select(40);
  await settled();
  const hash = await linkOf(scope);
  expect(hash).toContain('&T=Late.2c._again&N=See_t4.2e-a.Then_t0.2e.&n=40&');

  const other = await opened(hash);
  expect(titleOf(other)).toEqual(titleOf(scope));
  expect(other.getState().step).toBe(40);
  expect(other.getState().run?.finished?.checksum).toBe(run?.finished?.checksum);
  expect(other.getState().run?.opened).toMatchObject({ preset: 'two-way-pre-fix', notices: [] });
  const json = JSON.stringify(other.getState().run?.opened.scenario);
  const third = realScope();
  await third.getState().open({ kind: 'text', text: json }, 'link');
  await settled();
  expect(titleOf(third)).toEqual(titleOf(scope));

  await other.getState().entitle({ title: '', note: '' });
  other.getState().select(0);
  await settled();
  expect(await linkOf(other)).toBe(before);
});

it('is refused with a sentence, and leaves what was there', async () => {
  const scope = await opened();
  await scope.getState().entitle({ title: 'First', note: '' });
  const refused = await scope.getState().entitle({ title: 'a\u202eb', note: '' });
  expect(refused).toMatch(/^title: expected text without the character U\+202E/);
  expect([titleOf(scope), scope.getState().refusal]).toEqual([['First', undefined], null]);
});

it('stays through a choice and Undo, and searches go on to belong to the scenario', async () => {
  const scope = await opened();
  scope.getState().explore();
  const asked = searchesOfScenario(scope.getState()).length;
  await scope.getState().entitle({ title: 'Kept', note: '' });
  expect(searchesOfScenario(scope.getState())).toHaveLength(asked);
  scope.getState().select(0);
  await settled();
  await scope.getState().inject(12, null);
  await settled();
  expect(titleOf(scope)).toEqual(['Kept', undefined]);
  await scope.getState().undo();
  await settled();
  expect(titleOf(scope)).toEqual(['Kept', undefined]);
  await scope.getState().open({ kind: 'preset', id: 'four-way-fixed' }, 'scenario');
  await settled();
  expect(titleOf(scope)).toEqual([undefined, undefined]);
});
