import { describe, expect, it } from 'vitest';
import type { Scope } from '../../store/create-scope.ts';
import { PretendWindows } from '../../testing/pretend/presenting.ts';
import { realScope } from '../../testing/real-scope.ts';
import { follow } from './follow.ts';

const at = (card: number, view: 'presenter' | 'notes'): Scope => {
  const scope = realScope();
  scope.getState().setLesson({ id: 'twice', card, view });
  return scope;
};

const goingAlong = (scope: Scope, view: 'presenter' | 'notes') => ({
  leads: view === 'presenter',
  onGone: (place: { readonly id: string; readonly card: number }) =>
    scope.getState().setLesson({ ...place, view }),
});

const cardOf = (scope: Scope) => scope.getState().lesson?.card;

/** A presenter's window and one with notes. */
const tied = (presenterAt: number, notesAt: number) => {
  const windows = new PretendWindows();
  const presenter = at(presenterAt, 'presenter');
  const notes = at(notesAt, 'notes');
  const ends = [
    follow(presenter, windows.channel(), goingAlong(presenter, 'presenter')),
    follow(notes, windows.channel(), goingAlong(notes, 'notes')),
  ];
  return { windows, presenter, notes, ends };
};

describe('two windows of a lesson', () => {
  it('are at the same card from the start: that of the presenter', () => {
    const { presenter, notes } = tied(3, 0);
    expect([cardOf(presenter), cardOf(notes)]).toEqual([3, 3]);
  });

  it('go along with each other, each in its own view', () => {
    const { presenter, notes } = tied(0, 0);
    presenter.getState().setLesson({ id: 'twice', card: 1, view: 'presenter' });
    expect(notes.getState().lesson).toEqual({ id: 'twice', card: 1, view: 'notes' });
    notes.getState().setLesson({ id: 'sometimes', card: 2, view: 'notes' });
    expect(presenter.getState().lesson).toEqual({ id: 'sometimes', card: 2, view: 'presenter' });
  });

  it('tell nothing back, and nothing of what else happens', () => {
    const { windows, presenter, notes } = tied(0, 0);
    const before = windows.told.length;
    presenter.getState().setLesson({ id: 'twice', card: 1, view: 'presenter' });
    notes.getState().setPlaying(false);
    expect(windows.told.slice(before)).toEqual([{ kind: 'at', id: 'twice', card: 1 }]);
  });

  it('hear nothing any more once one is closed', () => {
    const { presenter, notes, ends } = tied(0, 0);
    ends[1]?.();
    presenter.getState().setLesson({ id: 'twice', card: 1, view: 'presenter' });
    expect(cardOf(notes)).toBe(0);
  });

  it.each([
    null,
    'at',
    {},
    { kind: 'at' },
    { kind: 'at', id: 7, card: 1 },
    { kind: 'at', id: 'twice', card: -1 },
  ])('take no notice of what they do not know: %j', (told) => {
    const heard: unknown[] = [];
    const listening: { hear: (told: unknown) => void } = { hear: () => undefined };
    follow(
      at(0, 'notes'),
      {
        tell: () => undefined,
        listen: (listener) => {
          listening.hear = listener;
          return () => undefined;
        },
      },
      { leads: false, onGone: (place) => heard.push(place), onHeard: () => heard.push('heard') },
    );
    listening.hear(told);
    expect(heard).toEqual([]);
  });
});
