/**
 * Puts an open menu over everything else, beside its button, and keeps it there while the page scrolls:
 * no panel cuts it off.
 */
import { useLayoutEffect } from 'react';
import type { RefObject } from 'react';
import { placeMenu } from './menu-place.ts';

/** `list` has the attribute `popover="manual"`, and is in the page as long as `open` says so. */
export function useMenuPlace(
  open: boolean,
  button: RefObject<HTMLElement | null>,
  list: RefObject<HTMLElement | null>,
): void {
  useLayoutEffect(() => {
    if (!open) return;
    const place = () => putBeside(button.current, list.current);
    // Where a browser knows no popovers, the list is shown anyway, over all that has no layer of its own.
    (list.current as Partial<HTMLElement> | null)?.showPopover?.();
    place();
    document.addEventListener('scroll', place, { capture: true, passive: true });
    window.addEventListener('resize', place);
    return () => {
      document.removeEventListener('scroll', place, { capture: true });
      window.removeEventListener('resize', place);
    };
  }, [open, button, list]);
}

function putBeside(button: HTMLElement | null, menu: HTMLElement | null): void {
  if (button === null || menu === null) return;
  const size = { width: menu.offsetWidth, height: menu.offsetHeight };
  const room = { width: document.documentElement.clientWidth, height: window.innerHeight };
  const { left, top } = placeMenu(button.getBoundingClientRect(), size, room);
  menu.style.left = `${left}px`;
  menu.style.top = `${top}px`;
}
