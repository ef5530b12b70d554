/** The survey as Markdown: a table for each core and start, the causes, and a link for each break. */
import { withCommas } from '../base/whole-number.ts';
import { CAUSES, type Cause } from './causes.ts';
import { MAX_TESTED_STATES, type Entry } from './entry.ts';
import { surveyGroups, type Row } from './rows.ts';

const INTRODUCTION = [
  '# What the search says of Linux 4.8',
  '',
  'Written by `npm run survey`; a test fails when it no longer says what the search finds.',
  '',
  'Every row is one scenario with kernel `v4.8` and firmware `skiboot-5`, searched through all',
  'interleavings: every moment at which the error may be raised, every order in which threads go on.',
  'The reductions that keep every verdict are on, so `states` is less than an exact search would count.',
  '`✓` holds in every state that can be reached. `✗ C 25` is broken by a run of 25 steps, for the reason',
  'that stands under C below; its link stands at the end. The number is of the run that was found, which',
  'need not be the shortest. `?` was not decided within the limits. Offsets are +2^36, −2^36, 0, +2^24.',
  '',
  'To keep errors out of the entry window (E1 to hrfid) changes next to nothing: EE is 0 from R1 on, so an',
  'error that strikes before E1 stays latched and meets the same window.',
] as const;

/** Lines of the page, as they are found. */
export function* surveyPage(entryOf: (row: Row) => Entry): Generator<string> {
  const links: string[] = [];
  const digests: string[] = [];
  const letters = new Set<string>();
  yield* INTRODUCTION;
  for (const { title, rows } of surveyGroups()) {
    yield* ['', groupHeading(title), ''];
    let isFirst = true;
    for (const row of rows) {
      const entry = entryOf(row);
      if (isFirst) yield* tableHeading(entry);
      isFirst = false;
      yield tableLine([row.change, ...entry.cells.map(({ text }) => text), entry.states]);
      for (const { invariant, text, link } of entry.cells) {
        if (link === null) continue;
        letters.add(text.split(' ')[1] ?? '');
        links.push(linkLine(row, invariant, link));
      }
      if (entry.digest !== null) digests.push(digestLine(row, entry.digest));
    }
  }
  yield* ['', '## Why'];
  for (const cause of CAUSES) if (letters.has(cause.letter)) yield* causeText(cause);
  yield* ['', '## Links', ''];
  yield* ['Put one behind the address of the page, or give it to `scope trace`.', ''];
  yield* links;
  yield* ['', '## What was searched', ''];
  yield* [
    `Rows of more than ${withCommas(MAX_TESTED_STATES)} states take longer than a test may. It plays their runs, and`,
    'holds them by the SHA-256 of the Promela model that was searched, without the comment at its head.',
    '',
  ];
  yield* digests;
}

export const groupHeading = (title: string): string => `## ${title}`;

export const linkLine = ({ id }: Row, invariant: string, link: string): string =>
  `- ${id}, ${invariant}: \`${link}\``;

export const digestLine = ({ id }: Row, digest: string): string => `- ${id}: \`${digest}\``;

function tableHeading({ cells }: Entry): string[] {
  const names = ['scenario', ...cells.map(({ invariant }) => invariant), 'states'];
  return [tableLine(names), `|${names.map(() => ' --- |').join('')}`];
}

const tableLine = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;

function causeText({ letter, title, argument, onMachine }: Cause): string[] {
  return ['', `### ${letter}. ${title}`, '', argument, '', `On a machine: ${onMachine}`];
}
