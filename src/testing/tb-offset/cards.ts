/** The machine of the timebase offset as a page has it: its libraries, and its card. */
import { catalogue } from '../../models/tb-offset/catalogue.ts';
import type { Card } from '../../protocol/card.ts';
import { Libraries } from '../../worker/libraries.ts';
import { playedCard } from '../played-card.ts';

export const tbOffsetLibraries = Libraries.of(catalogue);

export const tbOffsetCard = (option: number): Card => playedCard(catalogue, option);
