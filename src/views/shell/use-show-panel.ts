/** Leads to a panel, wherever it is. Not part of the address. */
import { useCallback } from 'react';
import { useActions } from '../use-scope.ts';
import { panelId } from './panel-id.ts';

/** Opens the panel and scrolls to it; with `selector`, to what it finds within, which takes the focus. */
export function useShowPanel(): (name: string, selector?: string) => void {
  const { setOpenPanel } = useActions();
  return useCallback(
    (name, selector) => {
      // What has a place of its own is there already.
      if (document.getElementById(panelId(name)) === null) setOpenPanel(name);
      // It has to be on the page before anything in it can be found; React puts it there in a microtask.
      queueMicrotask(() => {
        const panel = document.getElementById(panelId(name));
        const part = selector === undefined ? null : panel?.querySelector<HTMLElement>(selector);
        // What belongs to the part stands below it.
        if (part) part.scrollIntoView();
        else panel?.scrollIntoView({ block: 'nearest' });
        part?.focus({ preventScroll: true });
      });
    },
    [setOpenPanel],
  );
}
