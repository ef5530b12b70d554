/** The cards of the POWER8 core, played once. */
import { remembered } from '../../base/remembered.ts';
import { catalogue } from '../../models/power8/catalogue.ts';
import type { Card } from '../../protocol/card.ts';
import { playedCard } from '../played-card.ts';

/** By the card's option. */
export const power8Card = remembered(catalogue.card.options.length, (option): Card =>
  playedCard(catalogue, option),
);
