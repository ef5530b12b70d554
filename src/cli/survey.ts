/** `survey`: what the exhaustive search says of Linux 4.8, as Markdown. */
import { createHash } from 'node:crypto';
import { entryOf, type Entry } from '../survey/entry.ts';
import { digestOf, find, type Found } from '../survey/found.ts';
import { MAX_STATES, surveyPage } from '../survey/page.ts';
import { surveyGroups } from '../survey/rows.ts';
import type { Library } from '../worker/library.ts';
import { lines, type Command, type Tell } from './command.ts';
import { RowFile } from './row-file.ts';

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

export const survey: Command = {
  name: 'survey',
  takes: '',
  summary: 'searches every dimension of a scenario and writes the verdicts as Markdown',
  flags: ['rows'],
  run: ({ library }, { rows }, tell) => lines(page(library, new RowFile(rows), tell)),
};

/** Every row is said, and kept, as it is found: all together take minutes. */
function* page(library: Library, kept: RowFile, tell: Tell): Generator<string> {
  const rows = surveyGroups().flatMap((group) => group.rows);
  const entries: Entry[] = [];
  for (const row of rows) {
    const key = { row: row.id, digest: digestOf(row, { library, sha256 }), maxStates: MAX_STATES };
    const known = kept.get(key);
    const found: Found = known ?? find(row, { library, sha256 }, MAX_STATES);
    if (known === null) kept.add(key, found);
    const entry = entryOf(row, found, library);
    tell(
      `${entries.length + 1} of ${rows.length}, ${known ? 'known' : 'new'}: ${entryText(entry)}`,
    );
    entries.push(entry);
  }
  yield* surveyPage(entries);
}

/** One line, for whoever waits. */
function entryText({ row, complete, states, cells }: Entry): string {
  const open = cells.filter(({ holds }) => holds === null).length;
  const broken = cells.flatMap((cell) =>
    cell.broken === null
      ? []
      : [`${cell.invariant} ${cell.broken.cause?.letter ?? 'UNEXPLAINED'} ${cell.broken.steps}`],
  );
  const verdict = broken.length === 0 ? 'nothing breaks' : broken.join(', ');
  const rest = open === 0 ? '' : `, ${open} not decided`;
  return `${row.id}: ${verdict}${rest} (${complete ? '' : 'more than '}${states} states)`;
}
