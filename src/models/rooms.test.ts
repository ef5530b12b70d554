/** Rooms that know no machine: somebody can add one without touching them. */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { wordsOfMachines } from '../testing/words-of-machines.ts';

const ROOMS = [
  ...['machine', 'explorer', 'protocol', 'worker', 'client', 'store'],
  ...[
    'timeline',
    'views',
    'cli',
    'export',
    'scenario',
    'survey',
    'base',
    'app',
    'grading',
    'teaching',
  ],
];

const src = new URL('../', import.meta.url);

describe.each(ROOMS)('%s', (room) => {
  it('has no word of any one machine, not even as an example', () => {
    const folder = new URL(`${room}/`, src);
    const found = readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.(tsx?|css|md)$/.test(name) && !/\.test\.tsx?$/.test(name))
      .sort()
      .flatMap((name) => {
        const text = readFileSync(new URL(name, folder), 'utf8');
        return wordsOfMachines(text).map((word) => `${name}: ${word}`);
      });
    expect(found).toEqual([]);
  });
});
