/**
 * For a button that may vanish while it has the focus: the focus then goes to the nearest element
 * around it that takes it by program (`tabIndex={-1}`), from where Tab goes on.
 */
import { useLayoutEffect, useRef } from 'react';
import type { RefObject } from 'react';

export function useFocusHome(): RefObject<HTMLButtonElement | null> {
  const ref = useRef<HTMLButtonElement>(null);
  useLayoutEffect(() => {
    const button = ref.current;
    // Runs while the button is still in the page.
    return () => {
      if (button === null || button !== document.activeElement) return;
      const home = button.closest('[tabindex="-1"]');
      if (home instanceof HTMLElement) home.focus();
    };
  }, []);
  return ref;
}
