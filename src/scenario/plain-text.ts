/** What a title or a note may be made of: plain text, of which nothing cannot be seen or turns other text around. */
import { TITLE_LIMITS, type TitleKey } from './title.ts';

/** Of a note, so that what stands above a run leaves room for the run. */
const MOST_LINES = 12;

/** As it is kept: lines end alike, blanks at their ends are gone, and no two empty lines follow another. */
export function tidied(text: string): string {
  return text
    .normalize('NFC')
    .replace(/\r\n?/g, '\n')
    .replace(/\t/g, ' ')
    .replace(/ +$/gm, '')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

/** What a tidied text should be, as the end of a sentence; null where it is that. */
export function misfitOf(key: TitleKey, text: string): string | null {
  const most = TITLE_LIMITS[key];
  // A character takes one or two places.
  const characters = Array.from(text.slice(0, 2 * most + 2));
  if (characters.length > most) return `expected at most ${most} characters`;
  if (text.split('\n').length > MOST_LINES) return `expected at most ${MOST_LINES} lines`;
  const place = characters.findIndex((one) => !isPlain(key, one));
  if (place < 0) return null;
  const point = characters[place]?.codePointAt(0) ?? 0;
  const name = `U+${point.toString(16).toUpperCase().padStart(4, '0')}`;
  return `expected text without the character ${name}, which cannot be seen, at place ${place + 1}`;
}

/** Controls, halves of characters, private ones, and what has no look, but for what joins letters. */
const HIDDEN = /[\p{Cc}\p{Cs}\p{Co}\p{Zl}\p{Zp}\p{Bidi_Control}\p{Default_Ignorable_Code_Point}]/u;
const JOINING = /[\p{Join_Control}\p{Variation_Selector}]/u;

const isPlain = (key: TitleKey, one: string): boolean =>
  !HIDDEN.test(one) || JOINING.test(one) || (key === 'note' && one === '\n');
