import { existsSync, readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { describe, expect, it } from 'vitest';
import { drawing, importsLine, pages } from './rooms.mjs';

describe('what is said of the rooms', () => {
  it('is what the table says; `npm run rooms` writes it anew', () => {
    const old = pages().filter(
      ({ path, text }) => !existsSync(path) || readFileSync(path, 'utf8') !== text,
    );
    expect(old.map(({ path }) => relative('.', path))).toEqual([]);
  });

  it('names layers, types and packages as people do', () => {
    expect(importsLine('base')).toBe('May import: nothing.');
    expect(importsLine('protocol')).toBe('May import: `base`, types of `scenario`, valibot.');
    expect(importsLine('views')).toMatch(/^May import: `store`, .*, React, React DOM\.$/);
  });

  it('is drawn with every room once, and the ground at the bottom', () => {
    const svg = drawing();
    const boxes = [...svg.matchAll(/y="([0-9.]+)" text-anchor="middle">(\w+)</g)];
    const heights = new Map(boxes.map(([, y = '', name = '']) => [name, Number(y)]));
    expect(heights.size).toBe(boxes.length);
    expect(Math.max(...heights.values())).toBe(heights.get('base'));
    expect(heights.get('app')).toBeLessThan(heights.get('views') ?? 0);
    expect(heights.get('worker')).toBeLessThan(heights.get('models') ?? 0);
  });
});
