/**
 * What somebody writes above a scenario: a title and a note. Plain text, bounded, in any script, with
 * nothing in it that cannot be seen or that turns other text around. It says nothing of what is
 * simulated: with it or without it, a scenario has the same run.
 */

/** Characters, as a reader counts them: a note may have several lines, a title has one. */
export const TITLE_LIMITS = { title: 80, note: 500 } as const;

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
