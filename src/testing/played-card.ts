/** A machine's card as the start page has it, its runs played. */
import { assert } from '../base/assert.ts';
import type { Catalogue } from '../models/catalogue.ts';
import type { Card } from '../protocol/card.ts';
import { cardOf } from '../worker/card.ts';
import { Library } from '../worker/library.ts';

/** By the card's option. */
export function playedCard(catalogue: Catalogue, option: number): Card {
  const card = cardOf(new Library(catalogue), option);
  assert(card.ok, card.ok ? '' : card.error.sentence);
  return card.value;
}
