/** Replaces what a text field holds, key by key: `fill` does not reach the page in every browser. */

import type { Locator } from '@playwright/test';

export async function typeInto(field: Locator, text: string): Promise<void> {
  await field.press('ControlOrMeta+a');
  await field.pressSequentially(text);
}
