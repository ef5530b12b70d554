/** What a script runs to get the verdicts of a link. */

export const commandFor = (link: string): string =>
  `npm run -s scope -- run ${quotedForShell(link)} --json`;

/** As one word of a POSIX shell, whatever is in it. */
const quotedForShell = (word: string): string => `'${word.replaceAll("'", String.raw`'\''`)}'`;
