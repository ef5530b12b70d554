import { expect, type Locator } from '@playwright/test';
import { faultsOfWords } from '../faults-of-words.ts';

/** A drawing follows the size of its box within this time, in ms. */
const SETTLED = 2000;

/** What is wrong with the words of a picture, as soon as it is drawn in the size that its box has. */
export async function faultsIn(picture: Locator, lines: string): Promise<readonly string[]> {
  let faults: readonly string[] = [];
  const look = async () => (faults = await picture.evaluate(faultsOfWords, lines));
  await expect
    .poll(look, { timeout: SETTLED })
    .toEqual([])
    .catch(() => undefined);
  return faults;
}
