/** The keys of a sitting: questions, choices, who goes on, Undo. */
import { use } from 'react';
import { defined } from '../../base/assert.ts';
import type { SittingStore } from '../../store/exam/create-sitting.ts';
import type { Shown } from '../../store/state.ts';
import { actorOf } from '../lesson/numbered.ts';
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
    default: {
      if (!/^[1-9]$/.test(key) || state.status !== 'there') return null;
      const place = Number(key) - 1;
      if (task?.kind === 'reach') {
        const actor = actorOf(shown, place + 1);
        return actor === null || state.asking ? null : () => void state.go(actor, 'event');
      }
      const choices = task !== null && 'choices' in task ? task.choices.length : 0;
      return place < choices ? () => state.choose(place) : null;
    }
  }
}
