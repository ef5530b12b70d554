/** A folder to serve, with traps in it, beside a secret that no answer may hold. */

import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';

/** What stands in every file that must not be served. */
export const SECRET = 'nobody outside may read this';
/** Longer than what the sockets on the way hold, so that sending it waits for its reader. */
const LARGE_BYTES = 16 << 20;
export const PAGE = '<!doctype html>\n<title>Site</title>\n';
export const SCRIPT = 'export const answer = 42;\n'.repeat(100);

export interface Site {
  readonly folder: string;
  readonly remove: () => void;
}

/** Its path has the characters in it that a URL gives a meaning to. */
export function makeSite(): Site {
  const parent = mkdtempSync(join(tmpdir(), 'site #?%41 '));
  const folder = join(parent, 'dist');
  const write = (name: string, content: string | Uint8Array) =>
    writeFileSync(join(folder, name), content);
  for (const name of ['assets', '.vite', 'empty', '../elsewhere', '../dist-old']) {
    mkdirSync(join(folder, name), { recursive: true });
  }
  write('index.html', PAGE);
  write('favicon.svg', '<svg xmlns="http://www.w3.org/2000/svg" />\n');
  write('a+b @ü.txt', 'an odd name\n');
  write('assets/app-1.js', SCRIPT);
  write('assets/app-1.js.br', brotliCompressSync(SCRIPT));
  write('assets/app-1.js.gz', gzipSync(SCRIPT));
  write('assets/large-1.wasm', new Uint8Array(LARGE_BYTES));
  write('assets/trap-1.css', 'body {}\n');

  write('.vite/manifest.json', SECRET);
  write('.hidden', SECRET);
  for (const name of ['../secret.txt', '../elsewhere/index.html', '../dist-old/index.html']) {
    write(name, SECRET);
  }
  const link = (name: string, target: string) => symlinkSync(target, join(folder, name));
  link('outside', '../elsewhere');
  link('outside.html', '../secret.txt');
  link('empty/index', '../../secret.txt');
  link('assets/trap-1.css.gz', '../../secret.txt');
  link('assets/trap-1.css.br', '../../secret.txt');
  link('loop', 'loop');
  link('to-itself', '.');
  link('dangling', 'nowhere');
  return { folder, remove: () => rmSync(parent, { recursive: true }) };
}
