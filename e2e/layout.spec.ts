// At every width the page fits: nothing is cut, nothing lies upon something else.

import type { Locator, Page } from '@playwright/test';
import { EVERY_BROWSER, expect, test } from './fixtures.ts';
import { Explore } from './pages/explore-dialog.ts';
import type { ScopePage } from './pages/scope-page.ts';
import { link } from './terminal.ts';

const SIZES = [
  { width: 1440, height: 900 },
  { width: 1280, height: 720 },
  { width: 1024, height: 768 },
  { width: 390, height: 844 },
  { width: 360, height: 740 },
] as const;

const PANELS = [
  'Timeline',
  'Log',
  'Code',
  'Next step',
  'Core',
  'State',
  'Invariants',
  'Exhaustive check',
] as const;

interface Box {
  readonly name: string;
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

for (const size of SIZES) {
  test(`the page fits ${size.width} by ${size.height}`, EVERY_BROWSER, async ({ scope, page }) => {
    await page.setViewportSize(size);
    await scope.open();
    const width = await page.evaluate(() => {
      const { scrollWidth, clientWidth } = document.documentElement;
      return { scrollWidth, clientWidth };
    });
    expect(width.scrollWidth, 'no scrolling to the side').toBeLessThanOrEqual(width.clientWidth);

    const boxes = await boxesOf(scope);
    expect.soft(overlaps(boxes), 'bars and panels lie upon each other').toEqual([]);
    await scope.showMenu();
    const controls = await controlsOf(scope);
    // All of them, or the list could shrink unnoticed.
    expect(controls.length).toBeGreaterThan(20);
    for (const { name, left, right, clipsText } of controls) {
      expect.soft(left, `${name} is cut at the left`).toBeGreaterThanOrEqual(0);
      expect.soft(right, `${name} is cut at the right`).toBeLessThanOrEqual(size.width);
      expect.soft(clipsText, `${name} does not show all of its text`).toBe(false);
    }
  });

  test(`each panel is there or a tab away at ${size.width} by ${size.height}`, async ({
    scope,
    page,
  }) => {
    await page.setViewportSize(size);
    await scope.open();
    for (const name of PANELS) {
      const panel = await scope.show(name);
      const { left, right } = await panel.evaluate((element) => element.getBoundingClientRect());
      expect.soft(left, `${name} is cut at the left`).toBeGreaterThanOrEqual(0);
      expect.soft(right, `${name} is cut at the right`).toBeLessThanOrEqual(size.width);
      expect.soft(await cutParts(panel), `${name} shows all of its width`).toEqual([]);
      expect.soft(await openTabIsWhole(page), `the tab of ${name} is in one piece`).toBe(true);
      expect.soft(overlaps(await boxesOf(scope)), `with ${name}`).toEqual([]);
    }
    await scope.show('Core');
    const { cut, seen } = await cutNumbers(page);
    expect(seen, 'numbers in the picture').toBeGreaterThan(3);
    expect(cut, 'numbers are in one piece').toEqual([]);
  });
}

for (const size of SIZES) {
  test(`the verdict keeps its room at ${size.width} by ${size.height}`, async ({ scope, page }) => {
    await page.setViewportSize(size);
    await page.goto('./#junk');
    const bar = scope.verdict.locator('.verdict-bar');
    const ground = () => bar.evaluate((element) => getComputedStyle(element).backgroundColor);
    const height = () => bar.evaluate((element) => element.getBoundingClientRect().height);
    await expect(bar).toContainText('Nothing has been simulated yet.');
    const nothing = await ground();
    await page.getByRole('alert').getByRole('button').click();
    await scope.expectAllHold();
    await scope.settle();
    expect(await ground(), 'nothing is no success').not.toBe(nothing);
    const room = await height();

    // The longest sentence that there is, and all of it to be had.
    await scope.open(await link('four-way-pre-fix', 129));
    await expect(scope.verdict).toContainText('nothing but another reload repairs this TB.');
    expect(await height()).toBe(room);
    const outside = await bar.evaluate((element) => {
      const { bottom } = element.getBoundingClientRect();
      return [...element.children]
        .filter((part) => part.getBoundingClientRect().bottom > bottom)
        .map((part) => part.textContent);
    });
    expect.soft(outside, 'hangs out of the bar').toEqual([]);
    const sentence = scope.verdict.getByText(/nothing but another reload repairs this TB/);
    await sentence.hover();
    for (const part of [scope.verdict.locator('.verdict-lead'), sentence]) {
      const hidden = await part.evaluate((element) =>
        Math.max(
          element.scrollHeight - element.clientHeight,
          element.scrollWidth - element.clientWidth,
        ),
      );
      expect(hidden, 'shown in full under the pointer').toBeLessThanOrEqual(1);
    }
    expect(await height()).toBe(room);
  });
}

test('a run of a million steps leaves room for its speed on a phone', async ({ scope, page }) => {
  const width = 360;
  await page.setViewportSize({ width, height: 740 });
  await scope.open(await link('both-fixes'));
  await expect(scope.step).toHaveAttribute('max', '1000000');
  const speed = await page.getByRole('slider', { name: 'Speed' }).boundingBox();
  expect(speed?.width).toBeGreaterThan(30);
  expect((speed?.x ?? 0) + (speed?.width ?? 0)).toBeLessThanOrEqual(width);
});

test('walking through a run and arming an injection move nothing in the transport', async ({
  scope,
  page,
}) => {
  await scope.open();
  const bar = page.getByRole('contentinfo');
  const boxes = async () =>
    bar
      .getByRole('button')
      .or(bar.getByRole('slider'))
      .evaluateAll((all) =>
        all.map((one) => {
          const { left, width } = one.getBoundingClientRect();
          return `${one.getAttribute('aria-label')} ${left} ${width}`;
        }),
      );
  const atStart = await boxes();
  expect(atStart.length).toBeGreaterThan(8);
  for (const step of [8, 90, 200]) {
    await scope.goTo(step);
    expect(await boxes(), `at step ${step}`).toEqual(atStart);
  }
  await page.keyboard.press('Shift+I');
  await expect(scope.button('Inject HMI')).toHaveClass(/armed/);
  expect(await boxes(), 'armed').toEqual(atStart);
});

test('a notice covers nothing, moves nothing at the top, and goes with the next step', async ({
  scope,
  page,
}) => {
  await scope.open();
  await scope.split(2).click();
  const notice = page.getByRole('status').filter({ hasText: 'keeps the first 2 of 4' });
  await expect(notice).toBeVisible();
  const box = await notice.boundingBox();
  const panels = (await boxesOf(scope)).filter(({ name }) => name !== 'Transport');
  for (const { name, bottom } of panels) {
    expect.soft(bottom, `${name} ends above the notice`).toBeLessThanOrEqual(box?.y ?? 0);
  }
  await page.keyboard.press('ArrowRight');
  await expect(notice).toHaveCount(0);
  const top = async () => (await scope.region('Timeline').boundingBox())?.y;
  // The first error has stopped the timebases: no second one is possible.
  await scope.open(await link('four-way-fixed', 60));
  const before = await top();
  await page.keyboard.press('i');
  await expect(page.getByRole('alert')).toBeVisible();
  expect(await top()).toBe(before);
  await page.keyboard.press('Home');
  await expect(page.getByRole('alert')).toHaveCount(0);
});

test('next step and code break no line inside of an arrow', async ({ scope, page }) => {
  for (const width of [1440, 1280, 390]) {
    await page.setViewportSize({ width, height: 800 });
    await scope.open(await link('four-way-fixed'));
    // A step that is before such a line in its function, and one where it is a choice.
    for (const [name, step] of [
      ['Next step', 8],
      ['Code', 85],
    ] as const) {
      await scope.goTo(step);
      const panel = await scope.show(name);
      const broken = await panel.evaluate((shown) => {
        const found: boolean[] = [];
        const texts = document.createTreeWalker(shown, NodeFilter.SHOW_TEXT);
        for (let text = texts.nextNode(); text !== null; text = texts.nextNode()) {
          const range = document.createRange();
          for (const { index } of (text.nodeValue ?? '').matchAll(/->/g)) {
            range.setStart(text, index);
            range.setEnd(text, index + 2);
            const tops = [...range.getClientRects()].map(({ top }) => top);
            found.push(new Set(tops).size > 1);
          }
        }
        return found;
      });
      expect(broken.length, `arrows at step ${step}`).toBeGreaterThan(0);
      expect.soft(broken.filter(Boolean), `${width} wide`).toEqual([]);
    }
  }
});

test('a step that breaks something can still be read in the log', async ({ scope }) => {
  await scope.open(await link('four-way-pre-fix', 129));
  await scope.logAllSteps();
  const row = await scope.logged();
  await expect(row).toContainText('broken: tb-at-rest');
  const text = row.locator('.log-row-text');
  await expect(text).toHaveAttribute('title', /· kvmppc_release_hwthread\(pcpu/);
  // Room for a statement, beside what broke.
  expect((await text.boundingBox())?.width).toBeGreaterThan(180);
});

test('dialogs fit the smallest screen', async ({ scope, page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await scope.open(await link('leaving-guest-lucky'));
  const explored = new Explore(page);
  await explored.begin();
  await expect(explored.check).toContainText('can break');
  const openers = [
    scope.button('Share'),
    scope.button('Explore'),
    page.getByRole('button', { name: 'Scenario settings', exact: true }),
    page.getByRole('button', { name: /shortcuts/i }),
  ];
  for (const opener of openers) {
    await scope.showMenu();
    await opener.click();
    const dialog = page.getByRole('dialog');
    await expect(dialog).toBeVisible();
    const { left, right, sideways } = await dialog.evaluate((element) => {
      const box = element.getBoundingClientRect();
      const hidden = element.scrollWidth - element.clientWidth;
      return { left: box.left, right: box.right, sideways: hidden };
    });
    expect.soft(left).toBeGreaterThanOrEqual(0);
    expect.soft(right).toBeLessThanOrEqual(360);
    expect.soft(sideways, 'no scrolling to the side').toBeLessThanOrEqual(0);
    await page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
    // What has opened it, or where that is out of sight what shows it.
    await expect((await opener.isVisible()) ? opener : scope.button('Menu')).toBeFocused();
  }
});

/**
 * Headings, and whatever hides or scrolls what is too wide for it. A row that ends in an ellipsis says
 * so, and has all of it as its title.
 */
function cutParts(panel: Locator): Promise<readonly string[]> {
  return panel.evaluate((element) =>
    [element, ...element.querySelectorAll('*')]
      .filter((part) => {
        const { overflowX, textOverflow } = getComputedStyle(part);
        const mayBe = textOverflow === 'ellipsis' && !part.matches('h2, h3');
        // What is for a screen reader alone is one pixel wide.
        return overflowX !== 'visible' && !mayBe && part.clientWidth > 1;
      })
      .filter(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth + 1)
      .map((part) => `${part.getAttribute('class')}: ${part.textContent.slice(0, 60)}`),
  );
}

/** Of the tabs, which are scrolled to the side where there is no room for all of them. */
function openTabIsWhole(page: Page): Promise<boolean> {
  return page.getByRole('tab', { selected: true }).evaluate((tab) => {
    const list = tab.parentElement?.getBoundingClientRect();
    const { left, right } = tab.getBoundingClientRect();
    return (
      list !== undefined &&
      left >= list.left - 1 &&
      right <= list.right + 1 &&
      tab.scrollWidth <= tab.clientWidth
    );
  });
}

/** Numbers of the core that take two lines or more room than there is, of how many. */
function cutNumbers(page: Page): Promise<{ cut: readonly string[]; seen: number }> {
  return page.evaluate(() => {
    const cut: string[] = [];
    const parts = document.querySelectorAll<HTMLElement>(
      '.subcore-card-words > span, .subcore-card-values dd',
    );
    for (const element of parts) {
      const range = document.createRange();
      // A button has room around its text.
      range.selectNodeContents(element.querySelector('button') ?? element);
      const { left, right, height } = range.getBoundingClientRect();
      const box = element.closest('.subcore-card')?.getBoundingClientRect();
      const fits = box !== undefined && left >= box.left && right <= box.right;
      if (!fits || height > 2 * Number.parseFloat(getComputedStyle(element).fontSize)) {
        cut.push(element.textContent);
      }
    }
    return { cut, seen: parts.length };
  });
}

interface Control {
  readonly name: string;
  readonly left: number;
  readonly right: number;
  readonly clipsText: boolean;
}

/** Everything that can be operated in the bars at the top and at the bottom. */
async function controlsOf({ page }: ScopePage): Promise<readonly Control[]> {
  const controls: Control[] = [];
  for (const bar of [page.getByRole('banner'), page.getByRole('contentinfo')]) {
    const all = bar
      .getByRole('button')
      .or(bar.getByRole('combobox'))
      .or(bar.getByRole('slider'))
      .or(bar.getByRole('textbox'))
      .or(bar.getByRole('radio').locator('..'));
    controls.push(
      ...(await all.evaluateAll((elements) =>
        elements.map((element) => {
          const { left, right } = element.getBoundingClientRect();
          const name = element.getAttribute('aria-label') ?? element.textContent.trim();
          // A select clips the longest of its options by itself, a field what is typed into it.
          const clips = !element.matches('select, input');
          return {
            name,
            left,
            right,
            clipsText: clips && element.scrollWidth > element.clientWidth + 1,
          };
        }),
      )),
    );
  }
  return controls;
}

/**
 * What can be seen of each bar and each panel on the page: columns that scroll show a part of theirs. In
 * one column the bar at the bottom lies over what is scrolled below it, and is left out.
 */
async function boxesOf(scope: ScopePage): Promise<readonly Box[]> {
  await scope.page.evaluate(() => scrollTo(0, 0));
  const boxes: Box[] = [];
  const inOneColumn = (scope.page.viewportSize()?.width ?? 0) < 960;
  const parts = [
    ['Top bar', scope.page.getByRole('banner')],
    ['Verdict', scope.verdict],
    ['Tabs', scope.page.getByRole('tablist', { name: 'Panels' })],
    ...(inOneColumn ? [] : [['Transport', scope.page.getByRole('contentinfo')] as const]),
    ...PANELS.map((name) => [name, scope.region(name)] as const),
  ] as const;
  for (const [name, part] of parts) {
    if (!(await part.isVisible())) continue;
    const box = await part.evaluate((element) => {
      let { left, top, right, bottom } = element.getBoundingClientRect();
      for (let outer = element.parentElement; outer; outer = outer.parentElement) {
        if (getComputedStyle(outer).overflowY === 'visible' || outer === document.body) continue;
        const clip = outer.getBoundingClientRect();
        left = Math.max(left, clip.left);
        top = Math.max(top, clip.top);
        right = Math.min(right, clip.right);
        bottom = Math.min(bottom, clip.bottom);
      }
      return { left, top, right, bottom };
    });
    boxes.push({ name, ...box });
  }
  return boxes;
}

function overlaps(boxes: readonly Box[]): readonly string[] {
  const found: string[] = [];
  for (const [index, a] of boxes.entries()) {
    for (const b of boxes.slice(index + 1)) {
      const width = Math.min(a.right, b.right) - Math.max(a.left, b.left);
      const height = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
      if (width > 1 && height > 1) found.push(`${a.name} and ${b.name}`);
    }
  }
  return found;
}
