import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { runScript } from './testing/process.ts';

let parent: string;
beforeEach(() => {
  parent = mkdtempSync(join(tmpdir(), 'set-up-'));
});
afterEach(() => rmSync(parent, { recursive: true }));

it.each(['#', '?'])(
  'refuses a checkout that Vite cannot build, with one line: a%sb',
  async (mark) => {
    const checkout = join(parent, `a${mark}b`);
    mkdirSync(checkout);
    cpSync(import.meta.dirname, join(checkout, 'scripts'), { recursive: true });
    expect(await runScript(join(checkout, 'scripts', 'set-up.mjs'))).toEqual({
      status: 2,
      out: '',
      err: `set-up: Vite cannot build under a path with "${mark}" in it; move ${checkout}/\n`,
    });
  },
);
