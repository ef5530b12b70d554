/** Hands the presenter its keys, before the page's own shortcuts get them. */
import { use, useEffect, useEffectEvent } from 'react';
import { defined } from '../../base/assert.ts';
import { ScopeContext } from '../use-scope.ts';
import { commandOf } from './keys.ts';
import type { Doing } from './use-presenting.ts';

const ALONE = new Set(['Shift', 'Control', 'Alt', 'Meta', 'AltGraph', 'CapsLock']);

export function usePresenterKeys({ covering, command, uncover }: Doing): void {
  const scope = defined(use(ScopeContext), 'a page');
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.isComposing || scope.getState().dialog !== null) return;
    if (covering === 'blank') {
      if (ALONE.has(event.key)) return;
      event.preventDefault();
      if (!event.repeat) uncover();
      return;
    }
    const wanted = commandOf(event);
    if (wanted === null) return;
    // A button that has the focus is pressed by Enter.
    const { target } = event;
    if (event.key === 'Enter' && target instanceof Element && target.closest('button, a')) return;
    event.preventDefault();
    // A key that is held down does its work once: a class is not to lose its place.
    if (!event.repeat) command(wanted);
  });
  useEffect(() => {
    const listener = (event: KeyboardEvent) => onKey(event);
    document.addEventListener('keydown', listener, { capture: true });
    return () => document.removeEventListener('keydown', listener, { capture: true });
  }, []);
}
