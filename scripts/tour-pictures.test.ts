import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { moments } from './tour-moments.mjs';

const MOST_BYTES = 120_000;
const readme = readFileSync('README.md', 'utf8');
const shown = [...readme.matchAll(/!\[([^\]]*)\]\(([^)]+)\)/gu)].map(([, alt = '', path = '']) => ({
  alt,
  path,
}));
const paths = shown.map(({ path }) => path).sort();

describe('the pictures of the README', () => {
  it('are there, and small', () => {
    expect(shown.length).toBeGreaterThanOrEqual(6);
    const missing = paths.filter((path) => !existsSync(path));
    expect(missing).toEqual([]);
    const large = paths.filter((path) => statSync(path).size > MOST_BYTES);
    expect(large).toEqual([]);
  });

  it('are said in words, each in its own', () => {
    const words = new Set(shown.map(({ alt }) => alt));
    expect(words.size).toBe(shown.length);
    expect([...words].filter((alt) => alt.split(' ').length < 8)).toEqual([]);
  });

  it('are those that `npm run tour-pictures` makes, and docs/tour has no other', () => {
    expect(moments.map(({ file }) => `docs/${file}`).sort()).toEqual(paths);
    const kept = readdirSync('docs/tour').map((name) => `docs/tour/${name}`);
    expect(kept.sort()).toEqual(paths.filter((path) => path.startsWith('docs/tour/')));
  });
});
