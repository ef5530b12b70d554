/**
 * Many small buttons as one stop of the Tab key: the arrows up and down go from one to the next. The
 * buttons are given `tabIndex={-1}`; which of them has the stop is kept in the page alone.
 */
import { useEffect, useRef } from 'react';
import type { RefObject } from 'react';

const BUTTONS = 'button.value-button';

export function useOneTabStop(): RefObject<HTMLDivElement | null> {
  const ref = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const list = ref.current;
    if (list === null) return undefined;
    const stop = () => list.querySelector<HTMLElement>(`${BUTTONS}[tabindex="0"]`);
    const moveTo = (button: HTMLElement) => {
      stop()?.setAttribute('tabindex', '-1');
      button.setAttribute('tabindex', '0');
    };
    const onFocus = ({ target }: FocusEvent) => {
      if (target instanceof HTMLElement && target.matches(BUTTONS)) moveTo(target);
    };
    const onKey = (event: KeyboardEvent) => {
      const by = { ArrowUp: -1, ArrowDown: 1 }[event.key];
      const { target } = event;
      if (by === undefined || !(target instanceof HTMLElement) || !target.matches(BUTTONS)) return;
      const buttons = [...list.querySelectorAll<HTMLElement>(BUTTONS)];
      buttons[buttons.indexOf(target) + by]?.focus();
      event.preventDefault();
    };
    list.addEventListener('focusin', onFocus);
    list.addEventListener('keydown', onKey);
    return () => {
      list.removeEventListener('focusin', onFocus);
      list.removeEventListener('keydown', onKey);
    };
  }, []);
  // After every change of the list, the first one has the stop if none has it any more.
  useEffect(() => {
    const list = ref.current;
    if (list?.querySelector(`${BUTTONS}[tabindex="0"]`) === null)
      list.querySelector(BUTTONS)?.setAttribute('tabindex', '0');
  });
  return ref;
}
