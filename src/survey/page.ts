/** The survey as Markdown: a table for each core and start, the causes, and a link for each break. */
import type { Library } from '../worker/library.ts';
import { CAUSES, causeOf, type Cause } from './causes.ts';
import { examine, type Cell, type Finding } from './examine.ts';
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
export function* surveyPage(library: Library): Generator<string> {
  const links: string[] = [];
  const seen = new Set<Cause>();
  yield* INTRODUCTION;
  for (const { title, rows } of surveyGroups()) {
    yield* ['', `## ${title}`, ''];
    let isFirst = true;
    for (const row of rows) {
      const finding = examine(row.scenario, library);
      if (isFirst) yield* heading(finding);
      isFirst = false;
      yield tableRow(row, finding);
      for (const { invariant, broken } of finding.cells) {
        if (broken === null) continue;
        seen.add(causeOf(broken.story, `${row.id}, ${invariant}: ${broken.link}`));
        links.push(`- ${row.id}, ${invariant}: \`${broken.link}\``);
      }
    }
  }
  yield* ['', '## Why'];
  for (const cause of CAUSES) if (seen.has(cause)) yield* causeText(cause);
  yield* [
    '',
    '## Links',
    '',
    'Put one behind the address of the page, or give it to `scope trace`.',
    '',
  ];
  yield* links;
}

function heading({ cells }: Finding): string[] {
  const names = ['scenario', ...cells.map(({ invariant }) => invariant), 'states'];
  return [`| ${names.join(' | ')} |`, `|${names.map(() => ' --- |').join('')}`];
}

function tableRow({ change }: Row, { cells, states, complete }: Finding): string {
  const count = complete ? String(states) : `more than ${states}`;
  return `| ${[change, ...cells.map(cellText), count].join(' | ')} |`;
}

function cellText({ holds, broken }: Cell): string {
  if (broken !== null) return `✗ ${causeOf(broken.story, broken.link).letter} ${broken.steps}`;
  return holds === null ? '?' : '✓';
}

function causeText({ letter, title, argument, onMachine }: Cause): string[] {
  return ['', `### ${letter}. ${title}`, '', argument, '', `On a machine: ${onMachine}`];
}
