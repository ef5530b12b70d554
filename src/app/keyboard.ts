/** Installs the page's shortcuts. Keys are left alone while somebody types or a dialog is open. */
import type { Scope } from '../store/create-scope.ts';
import { shortcutFor } from '../views/shortcuts/shortcuts.ts';

export function installShortcuts(scope: Scope, page: Document): void {
  page.addEventListener('keydown', (event) => {
    const state = scope.getState();
    if (event.defaultPrevented || event.isComposing || state.dialog !== null) return;
    if (event.key === 'Escape' && state.injecting) {
      state.setInjecting(false);
      return;
    }
    const shortcut = shortcutFor(event);
    if (shortcut === undefined || state.run === null) return;
    if (event.target instanceof Element && needsKey(event.target, event)) return;
    event.preventDefault();
    shortcut.run(state);
  });
}

/** Whether the focused control has a use of its own for the key. */
function needsKey(target: Element, { key, ctrlKey, metaKey }: KeyboardEvent): boolean {
  if (target.closest('input[type="text"], input:not([type]), input[type="search"], textarea')) {
    return true;
  }
  if (ctrlKey || metaKey) return false;
  if (target.closest('select, [role="menu"]') !== null) return true;
  // Arrows move sliders, radio groups and the list of steps; letters mean nothing to them.
  const moves = key.startsWith('Arrow') || key === 'Home' || key === 'End';
  if (moves && target.closest('input, [role="listbox"]') !== null) return true;
  return key === ' ' && target.closest('button, summary, input, a') !== null;
}
