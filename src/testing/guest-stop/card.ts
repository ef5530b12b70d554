/** A guest that stops as a page has it: its libraries, and its card. */
import { catalogue } from '../../models/guest-stop/catalogue.ts';
import type { Card } from '../../protocol/card.ts';
import { Libraries } from '../../worker/libraries.ts';
import { playedCard } from '../played-card.ts';

export const guestStopLibraries = Libraries.of(catalogue);

export const guestStopCard = (option: number): Card => playedCard(catalogue, option);
