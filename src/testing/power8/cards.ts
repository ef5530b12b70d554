/** The cards of the POWER8 core, played once. */
import { assert } from '../../base/assert.ts';
import { remembered } from '../../base/remembered.ts';
import { catalogue } from '../../models/power8/catalogue.ts';
import type { Card } from '../../protocol/card.ts';
import { cardOf } from '../../worker/card.ts';
import { Library } from '../../worker/library.ts';

const library = new Library(catalogue);

/** By the card's option. */
export const power8Card = remembered(catalogue.card.options.length, (option): Card => {
  const card = cardOf(library, option);
  assert(card.ok, card.ok ? '' : card.error.sentence);
  return card.value;
});
