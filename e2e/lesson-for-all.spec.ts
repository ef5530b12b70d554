// A lesson is as good for whoever touches it, hears it, or sees it in colours of their own.

import { AxeBuilder } from '@axe-core/playwright';
import { expect, test } from './fixtures.ts';
import { LessonPage } from './pages/lesson-page.ts';

test.describe('by touch', () => {
  test.use({ hasTouch: true, viewport: { width: 390, height: 844 } });

  test('a question is answered, taken back and passed on a phone', async ({ page }) => {
    const lesson = new LessonPage(page);
    await lesson.open('sometimes', 1);
    await lesson.card.getByText('always').tap();
    await lesson.card.getByRole('button', { name: 'Play my answer' }).tap();
    await expect(lesson.said).toContainText('Look: it is otherwise.');
    // While the run is played its buttons stay under the finger.
    const undo = lesson.card.getByRole('button', { name: /^Undo/ });
    const places = new Set<number>();
    do {
      places.add(await undo.evaluate((it) => Math.round(it.getBoundingClientRect().y + scrollY)));
    } while (await lesson.card.getByText('The run is still being played.').isVisible());
    expect([...places]).toHaveLength(1);
    await undo.tap();
    await lesson.card.getByText('it depends').tap();
    await lesson.card.getByRole('button', { name: 'Play my answer' }).tap();
    await expect(lesson.said).toContainText('Yes.');
    await page.getByRole('button', { name: /^Next/ }).tap();
    await lesson.settle(2);
    // A turn is a tap, too.
    await lesson.card.getByRole('button', { name: /^error the/ }).tap();
    await expect(page.getByRole('contentinfo')).toContainText('your order: 1 step');
  });
});

test('whoever hears it is told what happens while a wrong answer plays, and how it ends', async ({
  page,
}) => {
  const lesson = new LessonPage(page);
  await lesson.open('sometimes', 1);
  const heard = await lesson.listen();
  await lesson.card.getByText('always').click();
  await lesson.card.getByRole('button', { name: 'Play my answer' }).click();
  await expect(lesson.said).toContainText('Look: it is otherwise.');
  await expect.poll(heard).toContain('Look: it is otherwise.');
  await expect.poll(heard).toMatch(/^t\d+ .*(TB|bit 63|HMI|guest)/mu);
});

test('in colours of the reader, what is done can be told from what is not', async ({ page }) => {
  await page.emulateMedia({ forcedColors: 'active', reducedMotion: 'reduce' });
  const lesson = new LessonPage(page);
  await lesson.open('sometimes', 1);
  await lesson.card.getByText('it depends').click();
  await lesson.card.getByRole('button', { name: 'Play my answer' }).click();
  await expect(lesson.said).toContainText('Yes.');
  const filled = (name: RegExp) =>
    page
      .getByRole('button', { name })
      .evaluate((dot) => getComputedStyle(dot, '::before').backgroundColor);
  expect(await filled(/^Card 1\b/)).not.toBe(await filled(/^Card 2\b/));
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
  expect(violations.map(({ id }) => id)).toEqual([]);
});
