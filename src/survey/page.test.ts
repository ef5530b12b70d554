/** The page of verdicts says what the search finds. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { catalogue } from '../models/index.ts';
import { Library } from '../worker/library.ts';
import { openAtOnce } from '../worker/session.ts';
import { digestOf, entryOf, MAX_TESTED_STATES, type Entry, type EntryCell } from './entry.ts';
import { surveyPage } from './page.ts';
import type { Row } from './rows.ts';
import { WrittenPage } from './written.ts';

const library = new Library(catalogue);
const sources = {
  library,
  sha256: (text: string) => createHash('sha256').update(text).digest('hex'),
  maxStates: MAX_TESTED_STATES,
};
const text = readFileSync(new URL('../../docs/verdicts.md', import.meta.url), 'utf8');
const page = new WrittenPage(text);

/** What the page should say; what took too long to find is taken from it, if it can still be so. */
function expectedEntry(row: Row): Entry {
  const written = page.entryOf(row);
  if (written.digest === null) return entryOf(row, sources);
  for (const cell of written.cells) if (cell.link !== null) expectBreak(cell, cell.link);
  return { ...written, digest: digestOf(row, sources) };
}

/** The last step of the run breaks the invariant, and is the step that the cell tells of. */
function expectBreak({ invariant, text: said }: EntryCell, link: string): void {
  const session = openAtOnce({ kind: 'link', hash: link }, library, { columns: false });
  if (!session.ok) throw new Error(session.error.sentence);
  const { run } = session.value;
  const broken = run.violations.map(({ invariant: i, step }) => [
    run.model.description.invariants[i]?.id,
    step,
  ]);
  expect(broken).toContainEqual([invariant, Number(said.split(' ').at(-1))]);
}

/** A formatter fills up the columns of tables. */
const squeezed = (of: string): string[] =>
  of.replaceAll(/ +/g, ' ').replaceAll(/-{3,}/g, '---').trim().split('\n');

// A minute or two of searching, some more on a busy machine.
it('is the page in docs, which `npm run survey` writes', { timeout: 600_000 }, () => {
  expect(squeezed(text)).toEqual(squeezed([...surveyPage(expectedEntry)].join('\n')));
});
