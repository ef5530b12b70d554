/**
 * Who asks about which marked word: the pointer, the focus or a press, which is also what a tap and Enter
 * are. Leaving, Escape and a press elsewhere are the end of it. One set of listeners for the whole page.
 */
import { markedAt, type Marked } from './marked.ts';

export interface Asked extends Marked {
  readonly by: 'pointer' | 'focus' | 'press';
  /** Another one for another element. */
  readonly number: number;
}

type Change = (asked: Asked | null) => Asked | null;

const nobody: Change = () => null;

/** Returns the function that ends the watch. */
export function watchTerms(change: (change: Change) => void): () => void {
  const watch = new AbortController();
  const { signal } = watch;
  let count = 0;
  let word: HTMLElement | null = null;
  const ask = (marked: Marked, by: Asked['by']) => {
    count += 1;
    const number = count;
    word = marked.element;
    change((asked) => {
      if (asked?.element !== marked.element) return { ...marked, by, number };
      return by === 'press' ? { ...asked, by } : asked;
    });
  };

  const onOver = ({ target, pointerType }: PointerEvent) => {
    // A finger has come to rest nowhere: it asks by a tap.
    const marked = pointerType === 'touch' ? null : markedAt(target);
    if (marked !== null) ask(marked, 'pointer');
    else if (!isInCard(target)) change((asked) => (asked?.by === 'pointer' ? null : asked));
  };
  const onFocus = ({ target }: FocusEvent) => {
    const marked = markedAt(target);
    if (marked !== null) ask(marked, 'focus');
    else if (!isInCard(target)) change(nobody);
  };
  const onClick = ({ target }: MouseEvent) => {
    const marked = markedAt(target);
    // A quiet word belongs to what is around it.
    if (marked?.element instanceof HTMLButtonElement) ask(marked, 'press');
    // A button of the card has done what it is there for.
    else if (!isInCard(target) || isButton(target)) change(nobody);
  };
  const onKey = (event: KeyboardEvent) => {
    const card = document.querySelector('.term-card');
    if (event.key !== 'Escape' || card === null) return;
    // The dialog around the word stays open, and so does whatever else Escape would close.
    event.preventDefault();
    event.stopPropagation();
    // The word is where the reader was, before the card had the focus.
    if (card.contains(document.activeElement)) word?.focus();
    change(nobody);
  };

  document.addEventListener('pointerover', onOver, { signal });
  document.addEventListener('focusin', onFocus, { signal });
  document.addEventListener('click', onClick, { signal });
  document.addEventListener('keydown', onKey, { signal, capture: true });
  return () => watch.abort();
}

const isInCard = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest('.term-card') !== null;

const isButton = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest('button') !== null;
