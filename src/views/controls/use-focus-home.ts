/**
 * For a button that may vanish while it has the focus: the focus then goes to the nearest element around it that
 * takes it by program (`tabIndex={-1}`) and stays on the page, from where Tab goes on.
 */
import { useLayoutEffect, useRef } from 'react';
import type { RefObject } from 'react';

const HOME = '[tabindex="-1"]';

export function useFocusHome(): RefObject<HTMLButtonElement | null> {
  const ref = useRef<HTMLButtonElement>(null);
  useLayoutEffect(() => {
    const button = ref.current;
    // Runs while the button is still in the page, and all around it.
    return () => {
      if (button === null || button !== document.activeElement) return;
      const homes: HTMLElement[] = [];
      let home = button.closest<HTMLElement>(HOME);
      while (home) {
        homes.push(home);
        home = home.parentElement?.closest<HTMLElement>(HOME) ?? null;
      }
      homes[0]?.focus();
      // What is around it may vanish with it.
      queueMicrotask(() => {
        if (document.activeElement === document.body)
          homes.find(({ isConnected }) => isConnected)?.focus();
      });
    };
  }, []);
  return ref;
}
