/** The page of verdicts says what the search finds. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { catalogue } from '../models/power8/catalogue.ts';
import { Library } from '../worker/library.ts';
import { survey } from '../models/power8/survey/index.ts';
import { surveyGroups, type Row } from '../models/power8/survey/rows.ts';
import { WrittenPage } from '../models/power8/survey/written.ts';
import { digestOf, find } from './find.ts';
import { replay } from './replay.ts';

/** Rows with more states are held by the model that was searched, and by their runs. */
const MAX_TESTED_STATES = 300;

const library = new Library(catalogue);
const sources = {
  library,
  sha256: (text: string) => createHash('sha256').update(text).digest('hex'),
};
const text = readFileSync(new URL('../../docs/verdicts.md', import.meta.url), 'utf8');
const page = new WrittenPage(text);
const rows = surveyGroups().flatMap((group) => group.rows);
const { maxStates } = survey;

function isSmall(row: Row): boolean {
  const { complete, states } = page.found(row);
  return complete && states <= MAX_TESTED_STATES;
}

/** A formatter fills up the columns of tables. */
const squeezed = (of: string): string[] =>
  of.replaceAll(/ +/g, ' ').replaceAll(/-{3,}/g, '---').trim().split('\n');

describe('the page of verdicts', () => {
  it.each(rows)('is about the model of today: $id', (row) => {
    expect(page.found(row).digest).toBe(digestOf(row, sources));
  });

  it.each(rows.filter(isSmall))('says what a search finds: $id', (row) => {
    expect(page.found(row)).toEqual(find(row, sources, maxStates));
  });

  it('is what `npm run survey` writes of it, with runs that break what they are said to', () => {
    const written = survey.begin();
    for (const row of rows) {
      const found = page.found(row);
      written.add(row, found, replay(row, found, library));
    }
    expect(squeezed(text)).toEqual(squeezed(written.lines().join('\n')));
  });
});
