/** How the parts of a sitting reach its store. */
import { createContext, use, useSyncExternalStore } from 'react';
import { defined } from '../../base/assert.ts';
import type { SittingStore } from '../../store/exam/create-sitting.ts';
import type { SittingState } from '../../store/exam/sitting-state.ts';

export const SittingContext = createContext<SittingStore | null>(null);

const useStore = (): SittingStore => defined(use(SittingContext), 'a sitting around this');

/** What `selector` picks; it must give the same object as long as nothing changed. */
export function useSitting<T>(selector: (state: SittingState) => T): T {
  const store = useStore();
  const read = () => selector(store.getState());
  return useSyncExternalStore((listener) => store.subscribe(listener), read, read);
}

/** The actions of it, which never change. */
export function useSittingActions(): SittingState {
  return useStore().getState();
}
