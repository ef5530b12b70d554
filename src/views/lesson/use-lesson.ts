/** How the parts of a lesson reach its store. */
import { createContext, use, useSyncExternalStore } from 'react';
import { defined } from '../../base/assert.ts';
import type { LessonStore } from '../../store/lesson/create-lesson.ts';
import type { CardState, LessonState } from '../../store/lesson/lesson-state.ts';
import type { Card } from '../../lessons/lesson.ts';

export const LessonContext = createContext<LessonStore | null>(null);

/** A card that is shown by somebody else than a lesson. */
export const CardContext = createContext<CardStore | null>(null);

export interface CardStore {
  readonly getState: () => CardState;
  readonly subscribe: (listener: () => void) => () => void;
}

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

/** The same of the card that is shown, be it of a lesson or not. */
export function useShownCard<T>(selector: (state: CardState) => T): T {
  const lesson = use(LessonContext);
  const store = defined(use(CardContext) ?? lesson, 'a card around this');
  const read = () => selector(store.getState());
  return useSyncExternalStore((listener) => store.subscribe(listener), read, read);
}

export function useCard(): Card {
  return useShownCard(({ lesson, card }) => defined(lesson.cards[card], 'a card'));
}
