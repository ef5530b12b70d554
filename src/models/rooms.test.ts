/** Rooms that know no machine: somebody can add one without touching them. */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const ROOMS = [
  ...['machine', 'explorer', 'protocol', 'worker', 'client', 'store'],
  ...['timeline', 'views', 'cli', 'export', 'scenario', 'survey'],
];

/** What is POWER8's, or its kernel's and firmware's. */
const WORDS =
  /\b(?:opal\w*|hmi\w*|hmer|tfmr|power8\w*|chip_?tod|skiboot\w*|kvm\w*|(?:sub|v)cores?|in_?guest|tb_?errors?|error_?kind|threads_?per_?subcore)\b/gi;

const src = new URL('../', import.meta.url);

describe.each(ROOMS)('%s', (room) => {
  it('has no word of POWER8, not even as an example', () => {
    const folder = new URL(`${room}/`, src);
    const found = readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.tsx?$/.test(name) && !/\.test\.tsx?$/.test(name))
      .sort()
      .flatMap((name) => {
        const text = readFileSync(new URL(name, folder), 'utf8');
        return (text.match(WORDS) ?? []).map((word) => `${name}: ${word}`);
      });
    expect(found).toEqual([]);
  });
});
