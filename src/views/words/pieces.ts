/** A text cut into what is read and what can be looked up. */
import type { Description } from '../../protocol/description.ts';
import { entryOf, vocabularyOf, type Entry } from './vocabulary.ts';

/** Plain text, or a word of the vocabulary as it stands in the text. */
export type Piece = string | { readonly text: string; readonly entry: Entry };

/** Sentences come again at every step, but a long run has many of them. */
const MOST_KEPT = 1000;
const known = new WeakMap<Description, Map<string, readonly Piece[]>>();

/** Joined, the pieces are the text. A word is marked where it comes first. */
export function piecesOf(description: Description, text: string): readonly Piece[] {
  let texts = known.get(description);
  if (texts === undefined || texts.size >= MOST_KEPT) {
    texts = new Map();
    known.set(description, texts);
  }
  const before = texts.get(text);
  if (before !== undefined) return before;
  const pieces = cut(description, text);
  texts.set(text, pieces);
  return pieces;
}

function cut(description: Description, text: string): readonly Piece[] {
  const vocabulary = vocabularyOf(description);
  const pieces: Piece[] = [];
  const marked = new Set<Entry>();
  let from = 0;
  for (const { 0: word, index } of text.matchAll(vocabulary.pattern ?? /(?!)/g)) {
    const entry = entryOf(vocabulary, word);
    if (entry === undefined || marked.has(entry)) continue;
    marked.add(entry);
    if (index > from) pieces.push(text.slice(from, index));
    pieces.push({ text: word, entry });
    from = index + word.length;
  }
  if (from < text.length) pieces.push(text.slice(from));
  return pieces;
}
