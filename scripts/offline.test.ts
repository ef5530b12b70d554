import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { checksumsOf } from './offline.mjs';

let folder: string;

function put(name: string, text: string): void {
  mkdirSync(dirname(join(folder, name)), { recursive: true });
  writeFileSync(join(folder, name), text);
}

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'scope-offline-'));
  for (const name of ['index.html', 'index.html.br', 'assets/a-1.js', 'assets/a-1.js.gz', 'a.png'])
    put(name, name);
  put('.vite/manifest.json', '{}');
  put('sw.js', 'of the build before');
});
afterEach(() => rmSync(folder, { recursive: true }));

it('are of every file that a browser may ask for, each by its name, and in one order', async () => {
  const checksums = await checksumsOf(folder);
  expect(Object.keys(checksums)).toEqual(['a.png', 'assets/a-1.js', '']);
  const digest = createHash('sha256').update('assets/a-1.js').digest('base64');
  expect(checksums['assets/a-1.js']).toBe(`sha256-${digest}`);
});

it('change with what is in a file, and with nothing else', async () => {
  const before = await checksumsOf(folder);
  put('assets/a-1.js', 'assets/a-1.js');
  expect(await checksumsOf(folder)).toEqual(before);
  put('index.html', 'newer');
  expect(await checksumsOf(folder)).not.toEqual(before);
});
