/** Text and numbers as they stand in XML. */

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
};

export const escaped = (text: string): string =>
  text.replace(/[&<>"]/g, (letter) => ENTITIES[letter] ?? letter);

/** Short, and the same everywhere: a hundredth of a pixel is nothing to be seen. */
export const numeral = (value: number): string => String(Math.round(value * 100) / 100 + 0);
