/**
 * Installs the page's shortcuts. Keys are left alone while somebody types or a dialog is open. What
 * was chosen with a pointer gives focus back to the page, so that arrows step and do not choose again.
 */
import type { Scope } from '../store/create-scope.ts';
import { shortcutFor } from '../views/shortcuts/shortcuts.ts';

const TOGGLES = 'input[type="radio"], input[type="checkbox"]';
const CHOICES = `select, input[type="range"], ${TOGGLES}`;

export function installShortcuts(scope: Scope, page: Document): void {
  let pointerWasLast = false;
  page.addEventListener('pointerdown', () => (pointerWasLast = true), { capture: true });
  page.addEventListener('change', ({ target }) => {
    if (!pointerWasLast || scope.getState().dialog !== null) return;
    if (target instanceof HTMLElement && target.matches(CHOICES)) target.blur();
  });
  page.addEventListener('keydown', (event) => {
    const state = scope.getState();
    const byPointer = pointerWasLast;
    pointerWasLast = false;
    if (event.defaultPrevented || event.isComposing || state.dialog !== null) return;
    if (event.key === 'Escape' && state.injecting) {
      state.setInjecting(false);
      return;
    }
    const shortcut = shortcutFor(event);
    if (shortcut === undefined || state.run === null) return;
    const { target } = event;
    // A click on what is chosen already changes nothing, but takes the focus all the same.
    if (byPointer && target instanceof HTMLElement && target.matches(TOGGLES)) target.blur();
    else if (target instanceof Element && needsKey(target, event)) return;
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
  const isArrow = key.startsWith('Arrow');
  if (isArrow && target.closest('input[type="radio"]') !== null) return true;
  const moves = isArrow || key === 'Home' || key === 'End';
  if (moves && target.closest('input[type="range"], [role="listbox"]') !== null) return true;
  return key === ' ' && target.closest('button, summary, input, a') !== null;
}
