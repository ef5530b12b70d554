// A link that cannot be followed: a sentence that says why, something to do, and nothing half-applied.

import { guardOf } from '../src/scenario/guard.ts';
import { expect, test } from './fixtures.ts';
import { link } from './terminal.ts';

interface BadLink {
  readonly name: string;
  readonly spoil: (good: string) => string;
  readonly says: RegExp;
}

const BAD_LINKS: readonly BadLink[] = [
  { name: 'cut', spoil: (good) => good.slice(0, -3), says: /was cut/ },
  { name: 'cut early', spoil: (good) => good.slice(0, 24), says: /is not complete/ },
  {
    name: 'one byte changed',
    spoil: (good) => good.replace('n=30', 'n=31'),
    says: /one or more changed characters/,
  },
  {
    name: 'made by a newer version',
    spoil: (good) => good.replace('#v=1&', '#v=2&'),
    says: /newer version of Resync Scope/,
  },
  { name: 'garbage', spoil: () => '#%00<script>alert(1)</script>', says: /does not start with/ },
  {
    name: 'continued',
    spoil: (good) => `${good}&n=31`,
    says: /something was added/,
  },
  {
    name: 'over-long',
    spoil: (good) => good.replace('&c=', `&a=${'A'.repeat(140_000)}&c=`),
    says: /no link has more than 131072/,
  },
];

for (const { name, spoil, says } of BAD_LINKS) {
  test(`a link that is ${name}: a fresh page says why and offers what works`, async ({
    scope,
    page,
  }) => {
    const good = await link('four-way-pre-fix', 30);
    const bad = spoil(good);
    expect(bad).not.toBe(good);
    await page.goto(`./${bad}`);
    const message = page.getByRole('alert');
    await expect(message).toContainText(says);
    await expect(scope.region('State')).toHaveCount(0);
    await expect(scope.step).toBeDisabled();

    await message.getByRole('button').click();
    await scope.settle();
    await expect(message).toHaveCount(0);
    await scope.expectStep(0);
  });
}

test('on a page with a run, a bad link leaves that run alone', async ({ scope, page }) => {
  await scope.open(await link('four-way-fixed', 30));
  const state = await scope.stateText();
  const bad = (await link('four-way-pre-fix', 12)).replace('n=12', 'n=13');
  await page.evaluate((next) => {
    location.hash = next;
  }, bad);
  await expect(page.getByRole('alert')).toContainText('one or more changed characters');
  await scope.expectStep(30);
  await scope.expectState(state);
  await expect(scope.select('Scenario')).toHaveValue('four-way-fixed');
});

test('a link to a step behind the end of its run shows the last one, and says so', async ({
  scope,
  page,
}) => {
  // Another program may write links too: the guard is right, the step is not.
  const text = (await link('four-way-fixed', 30)).replace(/&z=.*$/, '').replace('n=30', 'n=99999');
  await scope.open(`${text}&z=${guardOf(text)}`);
  await expect(page.getByRole('status').filter({ hasText: '99999' })).toBeVisible();
  await scope.expectStep(await scope.length());
});

test('a link to another end in the same version is called our fault, with a report to copy', async ({
  scope,
  page,
}) => {
  await page.addInitScript(() => {
    Object.defineProperty(Navigator.prototype, 'clipboard', { value: undefined });
    Reflect.set(Document.prototype, 'execCommand', () => false);
  });
  const good = await link('four-way-fixed', 30);
  const text = good.replace(/&z=.*$/, '').replace(/&c=[0-9a-f]{8}/, '&c=00000000');
  const hash = `${text}&z=${guardOf(text)}`;
  await scope.open(hash);
  const message = page.getByRole('status').filter({ hasText: 'a fault of Resync Scope' });
  await expect(message).toContainText('should end with the checksum 00000000, but ends with');
  await message.getByRole('button', { name: 'Copy the report' }).click();
  const report = message.getByRole('textbox', { name: 'Copy the report, by hand' });
  await expect(report).toBeFocused();
  await expect(report).toHaveValue(/^Resync Scope: [^]*Checksum here: [0-9a-f]{8}[^]*Browser: ./);
  expect(await report.inputValue()).toContain(hash);
});
