/**
 * Installs the page's shortcuts. Keys are left alone while somebody types or a dialog is open. What
 * was chosen, or pressed with a pointer, gives focus back to the page, so that arrows step and do not
 * choose again, and Space plays and does not press again.
 */
import type { Scope } from '../store/create-scope.ts';
import { inLesson } from '../store/look-slice.ts';
import { shortcutFor } from '../views/shortcuts/shortcuts.ts';

const TOGGLES = 'input[type="radio"], input[type="checkbox"]';
const CHOICES = `select, input[type="range"], ${TOGGLES}`;
const MENU = '[role="menu"]';
const PRESSED = `button, summary, a, ${TOGGLES}`;

export function installShortcuts(scope: Scope, page: Document): void {
  let pointerWasLast = false;
  // By whichever of them was last when the focus came; where it stays, a click takes it over.
  let focusedByPointer = false;
  const capture = { capture: true };
  page.addEventListener('pointerdown', () => (pointerWasLast = focusedByPointer = true), capture);
  page.addEventListener('keydown', () => (pointerWasLast = false), capture);
  page.addEventListener('focusin', () => (focusedByPointer = pointerWasLast));
  // Enter takes what a list has been opened for; an arrow goes on along a list that is closed.
  let enterWasLast = false;
  page.addEventListener('keydown', ({ key }) => (enterWasLast = key === 'Enter'), capture);
  page.addEventListener('change', ({ target }) => {
    if (scope.getState().dialog !== null || !(target instanceof HTMLElement)) return;
    const isTaken = pointerWasLast || (enterWasLast && target.matches('select'));
    if (isTaken && target.matches(CHOICES)) target.blur();
  });
  page.addEventListener('keydown', (event) => {
    const state = scope.getState();
    if (event.defaultPrevented || event.isComposing || state.dialog !== null) return;
    if (event.key === 'Escape' && state.injecting) {
      state.setInjecting(false);
      return;
    }
    const shortcut = shortcutFor(event);
    if (shortcut === undefined) {
      // No letter chooses another entry of a closed list.
      if (isLetterOnList(event)) event.preventDefault();
      return;
    }
    const hasRun = state.run !== null && !state.atStart;
    // A lesson says by itself what may be changed.
    const isKept = inLesson(state.lesson) && shortcut.group !== 'Move';
    if ((!hasRun || isKept) && shortcut.anywhere !== true) return;
    const { target } = event;
    if (target instanceof HTMLElement && needsKey(target, event)) {
      if (!focusedByPointer || !target.matches(PRESSED) || target.closest(MENU)) return;
      target.blur();
    }
    event.preventDefault();
    shortcut.run(state, event.key);
  });
}

/** Whether the focused control has a use of its own for the key. */
function needsKey(target: Element, { key, ctrlKey, metaKey }: KeyboardEvent): boolean {
  if (target.closest('input[type="text"], input:not([type]), input[type="search"], textarea')) {
    return true;
  }
  if (ctrlKey || metaKey) return false;
  if (target.closest(MENU) !== null) return true;
  // A letter would choose another entry of a closed list, unseen.
  if (target.matches('select')) return isOpen(target) || key.length > 1 || key === ' ';
  // Arrows move sliders, radio groups and the list of steps; letters mean nothing to them.
  const isArrow = key.startsWith('Arrow');
  if (isArrow && target.closest('input[type="radio"]') !== null) return true;
  const moves = isArrow || key === 'Home' || key === 'End';
  if (moves && target.closest('input[type="range"], [role="listbox"]') !== null) return true;
  return key === ' ' && target.closest('button, summary, input, a') !== null;
}

function isLetterOnList({ target, key, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean {
  const isLetter = key.length === 1 && key !== ' ' && !ctrlKey && !metaKey && !altKey;
  return isLetter && target instanceof Element && target.matches('select') && !isOpen(target);
}

/** Whether a list shows its entries; browsers that cannot say so are taken at the word of their closed ones. */
function isOpen(select: Element): boolean {
  try {
    return select.matches(':open');
  } catch {
    return false;
  }
}
