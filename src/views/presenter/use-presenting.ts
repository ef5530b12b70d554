/** What the presenter does at a key or a button, and what it has to show for that. */
import { use, useState } from 'react';
import { defined } from '../../base/assert.ts';
import { hashOfLesson } from '../../store/lesson-hash.ts';
import { LessonContext, useLesson } from '../lesson/use-lesson.ts';
import { ScopeContext, useActions } from '../use-scope.ts';
import type { Covering } from './cover.tsx';
import type { Command } from './keys.ts';
import { actorOf } from '../lesson/numbered.ts';
import { isAtEnd } from './movers.tsx';
import type { Presenting } from './presenting.ts';
import { leadingOf, NO_VOTES, type Votes } from './votes.ts';

export interface Doing {
  readonly votes: Votes;
  readonly covering: Covering | null;
  /** A sentence about what could not be done; '' for none. */
  readonly notice: string;
  readonly command: (command: Command) => void;
  readonly uncover: () => void;
}

/** `address` is that of the page, without a hash; `hasPicture`: of the machine, beside its tracks. */
export function usePresenting(address: string, presenting: Presenting, hasPicture: boolean): Doing {
  const lesson = defined(use(LessonContext), 'a lesson');
  const scope = defined(use(ScopeContext), 'a page');
  const { setLesson, setPlaying } = useActions();
  const card = useLesson((state) => state.card);
  const [cast, setCast] = useState({ card, votes: NO_VOTES });
  const [covering, setCovering] = useState<Covering | null>(null);
  const [notice, setNotice] = useState('');
  const votes = cast.card === card ? cast.votes : NO_VOTES;

  const castVotes = (next: Votes) => {
    setCast({ card, votes: next });
    lesson.getState().choose(leadingOf(next));
  };

  const digit = (place: number) => {
    const { lesson: told, outcome, asking, go } = lesson.getState();
    const task = told.cards[card]?.task ?? null;
    if (task === null || asking) return;
    if (task.kind === 'reach') {
      const now = scope.getState();
      const id = actorOf(now.shown, place + 1);
      if (id !== null && isAtEnd(now, lesson.getState())) void go(id, 'event');
    } else if ('choices' in task && outcome === null && place < task.choices.length) {
      castVotes([...votes, place]);
    }
  };

  const undo = () => {
    const state = lesson.getState();
    const task = state.lesson.cards[card]?.task ?? null;
    const isVoted = task !== null && 'choices' in task;
    if (isVoted && state.outcome === null) castVotes(votes.slice(0, -1));
    else if (isVoted || task?.kind === 'reach') void state.undo();
  };

  const go = (view: 'lesson' | 'workbench') => {
    setPlaying(false);
    setLesson({ id: lesson.getState().lesson.id, card, view });
  };

  const command = (wanted: Command) => {
    setNotice('');
    // Answers are played in the picture, and what is not of it brings back the slide.
    if (covering !== 'picture') setCovering(null);
    const state = lesson.getState();
    const task = state.lesson.cards[card]?.task ?? null;
    const isLast = card === state.lesson.cards.length - 1;
    if (typeof wanted === 'number') {
      digit(wanted);
      return;
    }
    switch (wanted) {
      case 'next':
        if (isLast) setNotice('This was the last card.');
        else void state.next();
        break;
      case 'back':
        void state.back();
        break;
      case 'answer':
        if (state.status === 'failed') void state.show(card);
        else if (task !== null && 'choices' in task && state.outcome === null) {
          if (state.chosen === null) setNotice('Nobody has voted yet: the digits do.');
          else if (!state.asking) void state.answer();
        }
        break;
      case 'reveal':
        if (task !== null && 'choices' in task) void state.reveal();
        else if (task?.kind === 'reach')
          setNotice('Any way will do: H asks the search for a hint.');
        else if (task === null) setNotice('There is nothing to reveal on this card.');
        break;
      case 'undo':
        undo();
        break;
      case 'hint':
        if (task?.kind === 'reach') void state.askHint();
        break;
      case 'blank':
      case 'code':
        setCovering(covering === wanted ? null : wanted);
        break;
      case 'picture':
        if (hasPicture) setCovering(covering === wanted ? null : wanted);
        else setNotice('This machine has its tracks, and no other picture.');
        break;
      case 'notes': {
        const place = { id: state.lesson.id, card, view: 'notes' } as const;
        if (!presenting.openNotes(address + hashOfLesson(place)))
          setNotice(
            'The browser has not opened the window of the notes: it may ask you to allow it.',
          );
        break;
      }
      case 'whole screen':
        void presenting.toggleFullScreen().then(setNotice);
        break;
      case 'workbench':
        go('workbench');
        break;
      case 'leave':
        if (covering !== null) setCovering(null);
        else if (!presenting.leaveFullScreen()) go('lesson');
        break;
    }
  };

  return { votes, covering, notice, command, uncover: () => setCovering(null) };
}
