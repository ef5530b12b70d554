/** The page of verdicts says what the search finds. */
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { buildModel, MODEL_VERSION, presets } from '../models/index.ts';
import { Library } from '../worker/library.ts';
import { surveyPage } from './page.ts';

/** A formatter fills up the columns of tables. */
const squeezed = (text: string): string[] =>
  text.replaceAll(/ +/g, ' ').replaceAll(/-{3,}/g, '---').trim().split('\n');

// Some minutes of searching on a busy machine.
it('is the page in docs, which `npm run survey` writes', { timeout: 600_000 }, () => {
  const library = new Library({ presets, buildModel, modelVersion: MODEL_VERSION });
  const page = readFileSync(new URL('../../docs/verdicts.md', import.meta.url), 'utf8');
  expect(squeezed(page)).toEqual(squeezed([...surveyPage(library)].join('\n')));
});
