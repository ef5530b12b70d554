/** The causes that were found, as Markdown: what happens, how it is judged, on what that rests. */
import { ASSUMPTIONS, type Assumption } from './assumptions.ts';
import { CAUSES, JUDGEMENTS, type Cause } from './causes.ts';
import type { Entry } from './entry.ts';
import type { Summary } from './summary.ts';

export function causeLines(entries: readonly Entry[], { breaks }: Summary): string[] {
  const found = new Set(
    entries.flatMap(({ cells }) => cells.flatMap((cell) => cell.broken?.cause ?? [])),
  );
  const causes = CAUSES.filter((cause) => found.has(cause)).sort((a, b) =>
    a.letter < b.letter ? -1 : 1,
  );
  return [
    '',
    '## Why',
    '',
    'Each cause is judged by source and hardware, not by the model:',
    '',
    ...Object.entries(JUDGEMENTS).map(([judgement, meaning]) => `- **${judgement}**: ${meaning}.`),
    ...causes.flatMap((cause) =>
      textOf(cause, breaks.find((one) => one.cause === cause)?.restsOn ?? cause.restsOn),
    ),
  ];
}

function textOf(cause: Cause, restsOn: readonly Assumption[]): string[] {
  const { shown, judgement, argument, takes, mended, isYardstick } = cause;
  return [
    '',
    `### ${titleOf(cause)}`,
    '',
    shown,
    '',
    `**${sentence(judgement)}** ${argument}`,
    '',
    `- It takes: ${takes}.`,
    `- Rests on: ${restsOnText(restsOn)}.`,
    ...(mended === '' ? [] : [`- Mended: ${mended}.`]),
    ...(isYardstick ? ['- A measure of this page, and no promise of the kernel.'] : []),
  ];
}

export const titleOf = ({ letter, title }: Cause): string => `${letter}. ${title}`;

/** Where a heading can be jumped to, as GitHub makes it of the text. */
export const anchorOf = (cause: Cause): string =>
  `#${titleOf(cause)
    .toLowerCase()
    .replaceAll(/[^a-z0-9_ -]/g, '')
    .replaceAll(' ', '-')}`;

export const restsOnText = (restsOn: readonly Assumption[]): string =>
  restsOn.length === 0
    ? 'nothing unverified'
    : restsOn.map((id) => `${ASSUMPTIONS[id]} (\`${id}\`)`).join('; ');

const sentence = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
