// A calm page: a step moves no box that it does not change, over whole runs of both kernels.

import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { link } from './terminal.ts';

test.use({ viewport: { width: 1440, height: 900 } });

// What is scrolled to where the run is, and the list whose entries come and go.
const MEANT_TO_MOVE = [
  '.listing',
  '.log-list',
  '.choices',
  '.step-slider-marks',
  '.visually-hidden',
];

for (const preset of ['two-way-pre-fix', 'four-guests'] as const) {
  for (const panel of ['Code', 'Core', 'Invariants'] as const) {
    test(`no step of ${preset} moves what it does not change, with ${panel} open`, async ({
      scope,
      page,
    }) => {
      test.setTimeout(90_000);
      await scope.open(await link(preset));
      await page.getByRole('tab', { name: panel, exact: true }).click();
      await scope.settleStep();
      const length = await scope.length();
      const { moved, seen } = await walk(page, length);
      expect(seen).toBe(length);
      expect(moved).toEqual([]);
    });
  }
}

interface Walk {
  /** What was moved, by step. */
  readonly moved: readonly string[];
  readonly seen: number;
}

/** Steps through the whole run within the page, and compares every box with the step before. */
function walk(page: Page, length: number): Promise<Walk> {
  return page.evaluate(
    async ({ length, meant }) => {
      const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
      const isShown = () =>
        document.querySelector('.choice-enabled[aria-disabled="false"]') !== null ||
        document.querySelector('.choices-empty') !== null;
      const boxes = () => {
        const found = new Map<string, { readonly text: string; readonly at: string }>();
        const add = (element: Element, path: string) => {
          if (meant.some((one) => element.matches(one)) || !element.checkVisibility()) return;
          const style = getComputedStyle(element);
          if (!style.display.startsWith('inline') && style.display !== 'none') {
            const { left, top, width, height } = element.getBoundingClientRect();
            const at = [left, top, width, height].map((px) => Math.round(px)).join(' ');
            found.set(path, { text: element.textContent, at });
          }
          [...element.children].forEach((child, index) =>
            add(child, `${path} > ${index} ${child.className || child.tagName}`),
          );
        };
        add(document.body, 'body');
        return found;
      };
      const forward = document.querySelector<HTMLElement>('[aria-label="Step forward"]');
      const moved: string[] = [];
      let before = boxes();
      let seen = 0;
      for (let step = 1; step <= length; step++) {
        forward?.click();
        do await frame();
        while (!isShown());
        const now = boxes();
        for (const [path, { text, at }] of now) {
          const was = before.get(path);
          if (was !== undefined && was.text === text && was.at !== at && moved.length < 20)
            moved.push(
              `step ${step}: ${path.split(' > ').slice(-3).join(' > ')} from ${was.at} to ${at}`,
            );
        }
        before = now;
        seen = step;
      }
      return { moved, seen };
    },
    { length, meant: MEANT_TO_MOVE },
  );
}
