/** The card of the decrementer, and an engine that has the machine, for tests of its pictures. */
import { assert } from '../../base/assert.ts';
import { catalogue } from '../../models/decrementer/catalogue.ts';
import type { Card } from '../../protocol/card.ts';
import { cardOf } from '../../worker/card.ts';
import { Libraries } from '../../worker/libraries.ts';
import { library } from './drive.ts';

export function decrementerCard(option: number): Card {
  const card = cardOf(library, option);
  assert(card.ok, card.ok ? '' : card.error.sentence);
  return card.value;
}

export const decrementerLibraries = Libraries.of(catalogue);
