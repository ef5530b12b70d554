/** Which elements of the page are marked words, and what each is about. */
import type { Entry } from './vocabulary.ts';

const entries = new WeakMap<Element, Entry>();

/** Assistive technology is told at once what others are told by the card. */
export function mark(element: Element, entry: Entry): void {
  entries.set(element, entry);
  if (element instanceof HTMLButtonElement)
    element.setAttribute('aria-description', entry.sentence);
}

export interface Marked {
  readonly element: HTMLElement;
  readonly entry: Entry;
}

/** The marked word that `target` is, or is in; null for none. */
export function markedAt(target: EventTarget | null): Marked | null {
  if (!(target instanceof Element)) return null;
  const element = target.closest<HTMLElement>('[data-term]');
  const entry = element === null ? undefined : entries.get(element);
  return element === null || entry === undefined ? null : { element, entry };
}
