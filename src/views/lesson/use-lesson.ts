/** How the parts of a lesson reach its store. */
import { createContext, use, useSyncExternalStore } from 'react';
import { defined } from '../../base/assert.ts';
import type { LessonStore } from '../../store/lesson/create-lesson.ts';
import type { LessonState } from '../../store/lesson/lesson-state.ts';
import type { Card } from '../../lessons/lesson.ts';

export const LessonContext = createContext<LessonStore | null>(null);

const useStore = (): LessonStore => defined(use(LessonContext), 'a lesson around this');

/** What `selector` picks; it must give the same object as long as nothing changed. */
export function useLesson<T>(selector: (state: LessonState) => T): T {
  const store = useStore();
  const read = () => selector(store.getState());
  return useSyncExternalStore((listener) => store.subscribe(listener), read, read);
}

/** The actions of it, which never change. */
export function useLessonActions(): LessonState {
  return useStore().getState();
}

export function useCard(): Card {
  return useLesson(({ lesson, card }) => defined(lesson.cards[card], 'a card'));
}
