/** How components reach the page's store: by context, through a selector of module level. */
import { createContext, use, useSyncExternalStore } from 'react';
import type { Scope } from '../store/create-scope.ts';
import type { ScopeState } from '../store/state.ts';

export const ScopeContext = createContext<Scope | null>(null);

function useStore(): Scope {
  const scope = use(ScopeContext);
  if (scope === null) throw new Error('a view is used outside the page');
  return scope;
}

/** What `selector` picks; it must give the same object as long as nothing changed. */
export function useScope<T>(selector: (state: ScopeState) => T): T {
  const scope = useStore();
  const read = () => selector(scope.getState());
  return useSyncExternalStore(scope.subscribe, read, read);
}

/** The store's actions, which never change. Values read from it are of this moment only. */
export function useActions(): ScopeState {
  return useStore().getState();
}
