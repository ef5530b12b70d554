/**
 * The reader's choice of theme, kept from visit to visit where the browser allows that, and put on
 * the document. Until one is chosen, the system decides.
 */
import type { Scope } from '../store/create-scope.ts';
import type { Theme } from '../store/state.ts';

const KEY = 'resync-scope-theme';

/** Storage may be missing, full or forbidden: then the choice lasts as long as the page. */
export function storedTheme(storage: () => Pick<Storage, 'getItem'>): Theme {
  try {
    const stored = storage().getItem(KEY);
    return stored === 'dark' || stored === 'light' ? stored : 'system';
  } catch {
    return 'system';
  }
}

export function followTheme(
  scope: Scope,
  root: HTMLElement,
  prefersLight: MediaQueryList,
  storage: () => Pick<Storage, 'setItem'>,
): void {
  const readSystem = () => scope.getState().setSystemTheme(prefersLight.matches ? 'light' : 'dark');
  prefersLight.addEventListener('change', readSystem);
  const apply = (theme: Theme) => {
    if (theme === 'system') delete root.dataset['theme'];
    else root.dataset['theme'] = theme;
  };
  readSystem();
  apply(scope.getState().theme);
  scope.subscribe(({ theme }, before) => {
    if (theme === before.theme) return;
    apply(theme);
    try {
      storage().setItem(KEY, theme);
    } catch {
      // The choice holds for this visit only.
    }
  });
}
