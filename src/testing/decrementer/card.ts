/** The decrementer as a page has it: its libraries, and its card. */
import { catalogue } from '../../models/decrementer/catalogue.ts';
import type { Card } from '../../protocol/card.ts';
import { Libraries } from '../../worker/libraries.ts';
import { playedCard } from '../played-card.ts';

export const decrementerLibraries = Libraries.of(catalogue);

export const decrementerCard = (option: number): Card => playedCard(catalogue, option);
