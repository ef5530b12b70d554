/** Two windows of one lesson follow each other: whichever goes to another card takes the other along. */
import type { Scope } from '../../store/create-scope.ts';
import type { Channel, Told } from './presenting.ts';

export interface Place {
  /** Of the lesson. */
  readonly id: string;
  /** From 0. */
  readonly card: number;
}

export interface Following {
  /** Says where it is when it begins, and to whoever asks; who does not lead asks. */
  readonly leads: boolean;
  /** Another window has gone there. */
  readonly onGone: (place: Place) => void;
  /** Another window is there. */
  readonly onHeard?: () => void;
}

/** Returns what ends it. */
export function follow(
  scope: Scope,
  channel: Channel,
  { leads, onGone, onHeard }: Following,
): () => void {
  /** What both know, so that nothing is told back. */
  let known = placeOf(scope);
  const tellPlace = () => {
    known = placeOf(scope);
    if (known !== null) channel.tell({ kind: 'at', ...known });
  };
  const endListening = channel.listen((heard) => {
    const told = toldIn(heard);
    if (told === null) return;
    if (told.kind === 'at') onHeard?.();
    if (told.kind === 'where') {
      if (leads) tellPlace();
    } else if (!isSame(told, known)) {
      known = { id: told.id, card: told.card };
      onGone(known);
    }
  });
  const endWatching = scope.subscribe(() => {
    if (!isSame(placeOf(scope), known)) tellPlace();
  });
  if (leads) tellPlace();
  else channel.tell({ kind: 'where' });
  return () => {
    endWatching();
    endListening();
  };
}

function placeOf(scope: Scope): Place | null {
  const { lesson } = scope.getState();
  return lesson && { id: lesson.id, card: lesson.card };
}

const isSame = (one: Place | null, other: Place | null): boolean =>
  one?.id === other?.id && one?.card === other?.card;

/** null for what this version of the page does not know. */
function toldIn(heard: unknown): Told | null {
  if (typeof heard !== 'object' || heard === null || !('kind' in heard)) return null;
  if (heard.kind === 'where') return { kind: 'where' };
  if (heard.kind !== 'at' || !('id' in heard) || !('card' in heard)) return null;
  const { id, card } = heard;
  if (typeof id !== 'string' || typeof card !== 'number') return null;
  return Number.isInteger(card) && card >= 0 ? { kind: 'at', id, card } : null;
}
