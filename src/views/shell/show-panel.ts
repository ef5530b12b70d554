/** Scrolls to a panel, wherever it is. Not part of the address. */
import { panelId } from './panel-id.ts';

/** With `selector`, to what it finds within the panel, which takes the focus: Tab goes on from there. */
export function showPanel(name: string, selector?: string): void {
  const panel = document.getElementById(panelId(name));
  const part = selector === undefined ? null : panel?.querySelector<HTMLElement>(selector);
  (part ?? panel)?.scrollIntoView({ block: 'start' });
  part?.focus({ preventScroll: true });
}
