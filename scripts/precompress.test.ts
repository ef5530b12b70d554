import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { build } from 'vite';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { precompress } from './precompress.mjs';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'precompress-'));
});
afterEach(() => rmSync(root, { recursive: true }));

it('leaves the same text compressed beside every page, script and style sheet', async () => {
  writeFileSync(join(root, 'index.html'), '<script type="module" src="./main.js"></script>');
  writeFileSync(join(root, 'main.js'), "import './main.css';\ndocument.title = 'Built';");
  writeFileSync(join(root, 'main.css'), 'body { margin: 0 }');
  await build({ root, configFile: false, logLevel: 'silent', plugins: [precompress()] });

  const files = readdirSync(join(root, 'dist'), { recursive: true, encoding: 'utf8' });
  const texts = files.filter((name) => /\.(html|js|css)$/u.test(name));
  expect(texts).toHaveLength(3);
  for (const name of texts) {
    const path = join(root, 'dist', name);
    const text = readFileSync(path, 'utf8');
    expect(String(brotliDecompressSync(readFileSync(`${path}.br`)))).toBe(text);
    expect(String(gunzipSync(readFileSync(`${path}.gz`)))).toBe(text);
  }
});
