/** Leads to a panel, wherever it is. Not part of the address. */
import { flushSync } from 'react-dom';
import { useActions } from '../use-scope.ts';
import { panelId } from './panel-id.ts';

/** Opens the panel and scrolls to it; with `selector`, to what it finds within, which takes the focus. */
export function useShowPanel(): (name: string, selector?: string) => void {
  const { setOpenPanel } = useActions();
  return (name, selector) => {
    // It has to be on the page before anything in it can be found.
    flushSync(() => setOpenPanel(name));
    const panel = document.getElementById(panelId(name));
    const part = selector === undefined ? null : panel?.querySelector<HTMLElement>(selector);
    (part ?? panel)?.scrollIntoView({ block: 'nearest' });
    part?.focus({ preventScroll: true });
  };
}
