/** The page for whoever teaches says what the lessons say. */
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { LESSONS } from '../lessons/index.ts';
import { syllabusOf } from './syllabus.ts';

const page = readFileSync(new URL('../../docs/teaching.md', import.meta.url), 'utf8');

/** A formatter fills up the columns of tables. */
const squeezed = (of: string): string[] =>
  of.replaceAll(/ +/g, ' ').replaceAll(/-{3,}/g, '---').replaceAll(/-+:/g, '-:').trim().split('\n');

it('is what `npm run syllabus` writes', () => {
  const [, section = ''] = /<!-- npm run syllabus -->(.*)<!-- end -->/s.exec(page) ?? [];
  expect(squeezed(section)).toEqual(squeezed([...syllabusOf(LESSONS)].join('\n')));
});
