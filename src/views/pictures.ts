/** What each machine looks like, handed to the page from another room, loaded when it is needed. */
import type { ComponentType } from 'react';
import type { Preview } from '../protocol/card.ts';
import type { Load } from './controls/load.ts';

export interface CardFigureProps {
  /** Of a card, in its order: the one that breaks first. */
  readonly runs: readonly Preview[];
}

export interface Picture {
  /** In the place of the timeline, which is a tab behind it; left out: a tab beside the code. */
  readonly place?: 'stage';
  /** The machine at the selected step: a panel of its own. */
  readonly panel: Load<ComponentType>;
  /** The figure on its card. */
  readonly card: Load<ComponentType<CardFigureProps>>;
}

/** By the description's model. */
export type Pictures = Readonly<Record<string, Picture>>;
