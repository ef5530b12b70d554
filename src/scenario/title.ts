/**
 * What somebody writes above a scenario: a title and a note. Plain text, bounded, in any script, with
 * nothing in it that cannot be seen or that turns other text around. It says nothing of what is
 * simulated: with it or without it, a scenario has the same run.
 */

/** Characters, as a reader counts them: a note may have several lines, a title has one. */
export const TITLE_LIMITS = { title: 80, note: 500 } as const;

/** Of a note, so that what stands above a run leaves room for the run. */
const MOST_LINES = 12;

export type TitleKey = keyof typeof TITLE_LIMITS;

/** Their fields in a link: capitals, which no setting has. */
export const TITLE_FIELDS = { title: 'T', note: 'N' } as const;

/** Whether a link seems to carry any; what it says of them is for the gate. */
export const seemsTitled = (hash: string): boolean => /&[TN]=/.test(hash);

/** Both; '' for none. */
export type Title = Readonly<Record<TitleKey, string>>;

interface Titled {
  readonly title?: string;
  readonly note?: string;
}

export const titleOf = ({ title = '', note = '' }: Titled): Title => ({ title, note });

/** The same scenario without them: scenarios that differ in nothing else have the same runs. */
export function untitled<T extends Titled>(scenario: T): T {
  const { title, note, ...rest } = scenario;
  return title === undefined && note === undefined ? scenario : (rest as unknown as T);
}

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
