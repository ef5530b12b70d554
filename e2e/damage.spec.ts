// The line that does damage: pinned above the panels, a way to its step, and what comes of it.

import { expect, test } from './fixtures.ts';
import { link, trace } from './terminal.ts';

test('the line that did the damage is told before and after, and leads to its step', async ({
  scope,
  page,
}) => {
  const entries = await trace('two-way-pre-fix');
  const damage = 1 + entries.findIndex(({ events }) => events.includes('tb-damaged'));
  expect(damage).toBeGreaterThan(1);
  await scope.open(await link('two-way-pre-fix'));
  const ahead = page.getByRole('button', { name: /^This line will do the damage/ });
  const done = page.getByRole('button', { name: /^This line did the damage/ });
  await expect(ahead).toContainText(`step ${damage}`);
  const before = await ahead.boundingBox();

  await scope.button('Go to end').click();
  await expect(done).toContainText('Next: ');
  expect(await done.boundingBox(), 'it keeps its place').toEqual(before);
  await done.click();
  await scope.expectStep(damage);
  await scope.settleStep();
  await expect(done).toContainText(`step ${damage}`);
  await expect(scope.verdict).toContainText(`Damage at step ${damage}.`);
  const invariants = await scope.show('Invariants');
  await expect(invariants.getByRole('region', { name: 'What comes of it' })).not.toBeEmpty();

  await scope.button('Step back').click();
  await expect(ahead).toBeVisible();
  await expect(invariants.getByRole('region', { name: 'What comes of it' })).toHaveCount(0);
});

test('a run that damages nothing has no such line', async ({ scope, page }) => {
  await scope.open(await link('four-way-fixed'));
  await expect(page.getByRole('button', { name: /do the damage|did the damage/ })).toHaveCount(0);
});
