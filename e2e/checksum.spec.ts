// The same link gives the same run in a terminal and in every browser.

import { EVERY_BROWSER, expect, OTHER_BROWSERS, test } from './fixtures.ts';
import { ShareDialog } from './pages/share-dialog.ts';
import { listPresets, link, run } from './terminal.ts';

/** So many tests share the presets, each of them short. */
const PARTS = 4;

for (let part = 0; part < PARTS; part++)
  test(
    `every preset ends alike in Node and here, by its link, ${part + 1} of ${PARTS}`,
    part === 0 ? EVERY_BROWSER : OTHER_BROWSERS,
    async ({ scope, page }) => {
      test.slow();
      const all = listPresets();
      expect(all.length).toBeGreaterThanOrEqual(10);
      const presets = all.filter((_, i) => i % PARTS === part);
      await scope.open();
      const share = new ShareDialog(page);
      for (const { id } of presets) {
        const hash = await link(id);
        const expected = await run(hash);
        await page.evaluate((next) => {
          location.hash = next;
        }, hash);
        await expect(scope.select('Scenario')).toHaveValue(id);
        await scope.settle();
        const shared = await share.read();
        expect({ id, hash: shared.hash, checksum: shared.checksum }).toEqual({
          id,
          hash,
          checksum: expected.checksum,
        });
        await expect(scope.step).toHaveAttribute('max', String(expected.steps));
        await scope.button('Go to end').click();
        const holding = expected.invariants.filter(({ holds }) => holds).length;
        await expect(await scope.show('Invariants')).toContainText(
          `${holding} of ${expected.invariants.length} hold so far`,
        );
      }
    },
  );
