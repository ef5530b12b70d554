/** The way of the guest in a run of the card, step by step, and how it ends. */
import type { Preview } from '../../../protocol/card.ts';
import { laneOf, type Lane } from '../way/story.ts';

export interface Point {
  readonly lane: Lane;
}

export interface WholeWay {
  readonly points: readonly Point[];
  readonly end: 'dead' | 'lives';
  /** What it came to. */
  readonly words: string;
}

export function wayOf({ description, moments }: Preview): WholeWay {
  const { instructions, phases, events, groups } = description;
  const phasesOf = moments.map(
    ({ places }) => phases[instructions[places[0] ?? -1]?.phase ?? -1]?.id ?? '',
  );
  const has = (event: string) => {
    const bit = 1 << events.findIndex(({ id }) => id === event);
    return moments.some(({ last }) => last !== null && (last.events & bit) !== 0);
  };
  const isDead = phasesOf.includes('dead');
  const end = isDead ? phasesOf.indexOf('dead') + 1 : phasesOf.length;
  const [from, to] = groups.map(({ label }) => label);
  return {
    points: phasesOf.slice(0, end).map((phase) => ({ lane: laneOf(phase) })),
    end: isDead ? 'dead' : 'lives',
    words: isDead
      ? `dead on ${to ?? from ?? ''}`
      : has('move-refused')
        ? `stays on ${from ?? ''}, and lives`
        : has('emulated')
          ? `lives on ${to ?? from ?? ''}, by a slow call`
          : 'lives',
  };
}
