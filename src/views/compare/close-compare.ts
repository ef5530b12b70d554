/** Closes the comparison; the focus goes back to the button that opens it. */
import type { ScopeState } from '../../store/state.ts';

export function closeCompare({ setComparing }: Pick<ScopeState, 'setComparing'>): void {
  setComparing(false);
  document.querySelector<HTMLElement>('[data-opens="compare"]')?.focus();
}
