/** The keys of a lesson, beside those that move through a run: cards, choices, answers, hints. */
import { use, useEffect } from 'react';
import { defined } from '../../base/assert.ts';
import type { LessonStore } from '../../store/lesson/create-lesson.ts';
import { ScopeContext } from '../use-scope.ts';
import { LessonContext } from './use-lesson.ts';

export function useLessonKeys(): void {
  const lesson = defined(use(LessonContext), 'a lesson');
  const scope = defined(use(ScopeContext), 'a page');
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const { target, key, ctrlKey, metaKey, altKey } = event;
      if (event.defaultPrevented || event.isComposing || altKey || metaKey) return;
      if (scope.getState().dialog !== null) return;
      const isTyped =
        target instanceof Element && target.closest('input:not([type="radio"]), select, textarea');
      if (isTyped || (ctrlKey && key !== 'z')) return;
      // A button that has the focus is pressed by Enter.
      if (key === 'Enter' && target instanceof Element && target.closest('button, a')) return;
      const act = actOf(lesson, scope.getState().shown, key);
      if (act === null) return;
      event.preventDefault();
      act();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [lesson, scope]);
}

type Shown = Parameters<typeof enabledActor>[0];

function actOf(lesson: LessonStore, shown: Shown, key: string): (() => void) | null {
  const state = lesson.getState();
  const { task } = state.lesson.cards[state.card] ?? { task: null };
  const isReach = task?.kind === 'reach';
  switch (key.toLowerCase()) {
    case 'n':
    case 'pagedown':
      return () => void state.next();
    case 'p':
    case 'pageup':
      return () => void state.back();
    case 'enter':
      return state.outcome === null ? () => void state.answer() : () => void state.next();
    case 'r':
      return state.replay;
    case 'u':
    case 'z':
      return () => void state.undo();
    case 'h':
      return isReach ? () => void state.askHint() : null;
    default: {
      if (!/^[1-9]$/.test(key)) return null;
      const place = Number(key) - 1;
      if (isReach) {
        const actor = enabledActor(shown, place);
        return actor === null || state.asking ? null : () => void state.go(actor, 'event');
      }
      const choices = task !== null && 'choices' in task ? task.choices.length : 0;
      return place < choices ? () => state.choose(place) : null;
    }
  }
}

/** Id of who can move, by place in the list. */
function enabledActor(
  shown: {
    readonly description: { readonly actors: readonly { readonly id: string }[] };
    readonly snapshot: {
      readonly choices: readonly { readonly actor: number; readonly status: string }[];
    };
  } | null,
  place: number,
): string | null {
  const open = shown?.snapshot.choices.filter(({ status }) => status === 'enabled') ?? [];
  return shown?.description.actors[open[place]?.actor ?? -1]?.id ?? null;
}
