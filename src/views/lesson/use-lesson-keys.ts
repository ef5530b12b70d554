/** The keys of a lesson, beside those that move through a run: cards, choices, answers, hints. */
import { use } from 'react';
import { defined } from '../../base/assert.ts';
import type { LessonStore } from '../../store/lesson/create-lesson.ts';
import type { Shown } from '../../store/state.ts';
import { ScopeContext } from '../use-scope.ts';
import { actorOf } from './numbered.ts';
import { useCardKeys } from './use-card-keys.ts';
import { LessonContext } from './use-lesson.ts';
import { useOnward } from './use-onward.ts';

export function useLessonKeys(): void {
  const lesson = defined(use(LessonContext), 'a lesson');
  const scope = defined(use(ScopeContext), 'a page');
  const onward = useOnward();
  useCardKeys((key) => actOf(lesson, scope.getState().shown, key, onward));
}

function actOf(
  lesson: LessonStore,
  shown: Shown | null,
  key: string,
  onward: () => void,
): (() => void) | null {
  const state = lesson.getState();
  const { task } = state.lesson.cards[state.card] ?? { task: null };
  const isReach = task?.kind === 'reach';
  switch (key.toLowerCase()) {
    case 'n':
    case 'pagedown':
      return onward;
    case 'p':
    case 'pageup':
      return () => void state.back();
    case 'enter':
      return state.outcome === null ? () => void state.answer() : () => void state.next();
    case 'r':
      return state.replay;
    case 'u':
    case 'z':
      return () => void state.undo();
    case 'h':
      return isReach ? () => void state.askHint() : null;
    default: {
      if (!/^[1-9]$/.test(key)) return null;
      const place = Number(key) - 1;
      if (isReach) {
        const actor = actorOf(shown, place + 1);
        return actor === null || state.asking ? null : () => void state.go(actor, 'event');
      }
      const choices = task !== null && 'choices' in task ? task.choices.length : 0;
      return place < choices ? () => state.choose(place) : null;
    }
  }
}
