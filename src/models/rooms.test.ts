/** Rooms that know no machine: somebody can add one without touching them. */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { wordsOfPower8 } from '../testing/power8/words.ts';

const ROOMS = [
  ...['machine', 'explorer', 'protocol', 'worker', 'client', 'store'],
  ...['timeline', 'views', 'cli', 'export', 'scenario', 'survey'],
];

const src = new URL('../', import.meta.url);

describe.each(ROOMS)('%s', (room) => {
  it('has no word of POWER8, not even as an example', () => {
    const folder = new URL(`${room}/`, src);
    const found = readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.tsx?$/.test(name) && !/\.test\.tsx?$/.test(name))
      .sort()
      .flatMap((name) => {
        const text = readFileSync(new URL(name, folder), 'utf8');
        return wordsOfPower8(text).map((word) => `${name}: ${word}`);
      });
    expect(found).toEqual([]);
  });
});
