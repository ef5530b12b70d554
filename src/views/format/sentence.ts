/** Parts of sentences made to sentences. */

/** As a sentence of its own: with a full stop, if it has none. */
export function ended(sentence: string): string {
  return /[.!?]$/.test(sentence) ? sentence : `${sentence}.`;
}

/** An identifier keeps its letters. */
export function capitalised(text: string): string {
  if (/^\w*_/.test(text)) return text;
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** With a capital letter and a full stop. */
export function asSentence(text: string): string {
  return ended(capitalised(text));
}
