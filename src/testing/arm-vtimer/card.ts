/** The virtual timer as a page has it: its libraries, and its card. */
import { catalogue } from '../../models/arm-vtimer/catalogue.ts';
import type { Card } from '../../protocol/card.ts';
import { Libraries } from '../../worker/libraries.ts';
import { playedCard } from '../played-card.ts';

export const armVtimerLibraries = Libraries.of(catalogue);

export const armVtimerCard = (option: number): Card => playedCard(catalogue, option);
