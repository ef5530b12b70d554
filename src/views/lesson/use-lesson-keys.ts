/** The keys of a lesson, beside those that move through a run: cards, choices, answers, hints. */
import { use } from 'react';
import { defined } from '../../base/assert.ts';
import type { LessonStore } from '../../store/lesson/create-lesson.ts';
import type { Shown } from '../../store/state.ts';
import { ScopeContext } from '../use-scope.ts';
import { LESSON_KEYS } from './lesson-keys.ts';
import { actOfNumber } from './number-key.ts';
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
  const pressed = key.length === 1 ? key.toLowerCase() : key;
  const named = LESSON_KEYS.find(({ keys }) => keys.includes(pressed));
  if (named !== undefined) return () => named.run(state, onward);
  return actOfNumber(state, task, shown, key);
}
