/** The machine of the timebase offset as a page has it: its libraries, and its card, played. */
import { catalogue } from '../../models/tb-offset/catalogue.ts';
import type { Card } from '../../protocol/card.ts';
import { cardOf } from '../../worker/card.ts';
import { Libraries } from '../../worker/libraries.ts';
import { Library } from '../../worker/library.ts';

export const tbOffsetLibraries = Libraries.of(catalogue);

/** By the card's option. */
export function tbOffsetCard(option: number): Card {
  const card = cardOf(new Library(catalogue), option);
  if (!card.ok) throw new Error(card.error.sentence);
  return card.value;
}
