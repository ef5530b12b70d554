/** Keys of a card on the whole page: not where somebody types, and not where a button takes the key. */
import { use, useEffect, useEffectEvent } from 'react';
import { defined } from '../../base/assert.ts';
import { ScopeContext } from '../use-scope.ts';

/** `actOf` gives what a key does, by its name, or null for nothing. With Shift a number is `Shift+3`, whatever it types. */
export function useCardKeys(actOf: (key: string) => (() => void) | null): void {
  const scope = defined(use(ScopeContext), 'a page');
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    const { target, key, code, ctrlKey, metaKey, altKey, shiftKey } = event;
    if (event.defaultPrevented || event.isComposing || altKey || metaKey) return;
    if (scope.getState().dialog !== null) return;
    const isTyped =
      target instanceof Element && target.closest('input:not([type="radio"]), select, textarea');
    if (isTyped || (ctrlKey && key !== 'z')) return;
    // A button that has the focus is pressed by Enter.
    if (key === 'Enter' && target instanceof Element && target.closest('button, a')) return;
    const digit = shiftKey ? /^Digit([1-9])$/.exec(code)?.[1] : undefined;
    const act = actOf(digit === undefined ? key : `Shift+${digit}`);
    if (act === null) return;
    event.preventDefault();
    act();
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => onKey(event);
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, []);
}
