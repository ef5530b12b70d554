/** The survey as Markdown: what it comes down to, why, a table for each core and start, and links. */
import { assert } from '../../../base/assert.ts';
import { withCommas } from '../../../base/whole-number.ts';
import { causeLines } from './cause-text.ts';
import type { Entry, EntryCell } from './entry.ts';
import { surveyGroups, type Group, type Row } from './rows.ts';
import { summaryOf } from './summary.ts';
import { summaryLines } from './summary-text.ts';

/** A search that is not over by then is left undecided: all of them together take some minutes. */
export const MAX_STATES = 1_000_000;

/** Lines of the page; throws where a break has no cause yet. */
export function surveyPage(entries: readonly Entry[]): string[] {
  assertExplained(entries);
  const groups = surveyGroups();
  const all = new Map(entries.map((entry) => [entry.row.id, entry]));
  const of = ({ rows }: Group) => rows.flatMap(({ id }) => all.get(id) ?? []);
  const summary = summaryOf(groups.filter(({ canHappen }) => canHappen).flatMap(of));
  return [
    '# What the search says of Linux 4.8',
    '',
    ...summaryLines(summary, MAX_STATES),
    ...howToRead(entries),
    ...causeLines(entries, summary),
    ...groups.flatMap((group) => ['', groupHeading(group.title), '', ...tableOf(of(group))]),
    ...linkLines(entries),
    ...digestLines(entries),
  ];
}

function assertExplained(entries: readonly Entry[]): void {
  const unexplained = entries.flatMap(({ row, cells }) =>
    cells.flatMap(({ invariant, broken }) =>
      broken !== null && broken.cause === null ? [linkLine(row, invariant, broken.link)] : [],
    ),
  );
  const list = unexplained.join('\n');
  assert(
    list === '',
    `no cause in src/models/power8/survey/causes.ts explains these breaks:\n${list}`,
  );
}

const howToRead = (entries: readonly Entry[]): readonly string[] => [
  '',
  '## How to read this page',
  '',
  'Written by `npm run survey`; a test fails when it no longer says what the search finds. Every row is one',
  'scenario with kernel `v4.8` and firmware `skiboot-5`, searched in every order that the model knows: every',
  'moment at which the error may be raised, every order in which threads go on. The model knows no speed, so',
  'it also knows orders in which somebody stalls for as long as it takes: whether a machine could do that is',
  'said with each cause. The reductions that keep every verdict are on, so `states` is less than an exact',
  'search would count.',
  '',
  '- `✓` holds in every state that can be reached.',
  '- `✗ D 25` is broken by a run of 25 steps, for the reason that stands under D; its link stands below the',
  '  tables. The number is of the run that was found, which need not be the shortest.',
  entries.every(({ complete }) => complete)
    ? `- Every search came to its end, within ${withCommas(MAX_STATES)} states.`
    : `- \`?\` was not decided within ${withCommas(MAX_STATES)} states.`,
  '',
  'Offsets are +2^36, −2^36, 0 and +2^24. A link goes behind the address of the page, or to `scope trace`.',
];

export const groupHeading = (title: string): string => `## ${title}`;

function tableOf(entries: readonly Entry[]): string[] {
  const names = entries[0]?.cells.map(({ invariant }) => invariant) ?? [];
  const heading = ['scenario', ...names, 'states'];
  return [
    tableLine(heading),
    `|${heading.map(() => ' --- |').join('')}`,
    ...entries.map(({ row, cells, complete, states }) =>
      tableLine([
        row.label,
        ...cells.map(cellText),
        complete ? String(states) : `${UNFINISHED}${states}`,
      ]),
    ),
  ];
}

export const UNFINISHED = 'more than ';
const tableLine = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;

function cellText({ holds, broken }: EntryCell): string {
  if (broken !== null) return `✗ ${broken.cause?.letter ?? ''} ${broken.steps}`;
  return holds === null ? '?' : '✓';
}

function linkLines(entries: readonly Entry[]): string[] {
  const lines = entries.flatMap(({ row, cells }) =>
    cells.flatMap(({ invariant, broken }) =>
      broken === null ? [] : [linkLine(row, invariant, broken.link)],
    ),
  );
  return ['', '## Links', '', ...lines];
}

export const linkLine = ({ id }: Row, invariant: string, link: string): string =>
  `- ${id}, ${invariant}: \`${link}\``;

function digestLines(entries: readonly Entry[]): string[] {
  return [
    '',
    '## What was searched',
    '',
    'The SHA-256 of each Promela model without the comment at its head, cut to sixteen digits. Where one',
    'differs from the model of today, the row is out of date.',
    '',
    ...entries.map(({ row, digest }) => digestLine(row, digest)),
  ];
}

export const digestLine = ({ id }: Row, digest: string): string => `- ${id}: \`${digest}\``;
