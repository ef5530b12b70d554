/** The keys of a sitting: questions, choices, who goes on, Undo. */
import { use } from 'react';
import { defined } from '../../base/assert.ts';
import type { SittingStore } from '../../store/exam/create-sitting.ts';
import type { Shown } from '../../store/state.ts';
import { actOfNumber } from '../lesson/number-key.ts';
import { useCardKeys } from '../lesson/use-card-keys.ts';
import { ScopeContext } from '../use-scope.ts';
import { SittingContext } from './use-sitting.ts';

/** None of them while `isHandingIn`: then there is a name to be typed. */
export function useSittingKeys(isHandingIn: boolean): void {
  const sitting = defined(use(SittingContext), 'a sitting');
  const scope = defined(use(ScopeContext), 'a page');
  useCardKeys((key) => (isHandingIn ? null : actOf(sitting, scope.getState().shown, key)));
}

function actOf(sitting: SittingStore, shown: Shown | null, key: string): (() => void) | null {
  const state = sitting.getState();
  const { task } = state.lesson.cards[state.card] ?? { task: null };
  switch (key.toLowerCase()) {
    case 'n':
    case 'pagedown':
      return () => void state.show(state.card + 1);
    case 'p':
    case 'pageup':
      return () => void state.show(state.card - 1);
    case 'u':
    case 'z':
      return () => void state.undo();
    default:
      return state.status === 'there' ? actOfNumber(state, task, shown, key) : null;
  }
}
