/**
 * Shows what was just chosen while the change is under way, and what holds once it is done: the
 * choice, or the old value where the change was refused.
 */
import { useState } from 'react';

/** What a control calls; a promise says when the change is done. */
export type OnChoice<T> = (value: T) => unknown;

export function usePending<T>(value: T, onChoice: OnChoice<T>): readonly [T, (value: T) => void] {
  const [pending, setPending] = useState<{ readonly value: T } | null>(null);
  const choose = (chosen: T) => {
    const done = onChoice(chosen);
    if (!(done instanceof Promise)) return;
    const mine = { value: chosen };
    setPending(mine);
    const settle = () => setPending((current) => (current === mine ? null : current));
    done.then(settle, settle);
  };
  return [pending === null ? value : pending.value, choose];
}
