// The budget for what a reader downloads before the first picture: gzip over the built files.
// "Initial" is the entry with everything it imports statically; the worker loads beside it.

import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

const initialBudgetBytes = 130_000;
const dist = fileURLToPath(new URL('../dist', import.meta.url));

/** @typedef {{ file: string, isEntry?: boolean, imports?: string[], css?: string[] }} Chunk */

/** @type {Record<string, Chunk>} */
let manifest;
try {
  manifest = JSON.parse(readFileSync(join(dist, '.vite', 'manifest.json'), 'utf8'));
} catch {
  console.error('size: nothing is built yet; run: npm run build');
  process.exit(1);
}

/** @type {Set<string>} */
const initial = new Set();
/** @param {string} key */
function addWithImports(key) {
  const chunk = manifest[key];
  if (!chunk || initial.has(chunk.file)) return;
  initial.add(chunk.file);
  for (const style of chunk.css ?? []) initial.add(style);
  for (const imported of chunk.imports ?? []) addWithImports(imported);
}
for (const [key, chunk] of Object.entries(manifest)) if (chunk.isEntry) addWithImports(key);

const later = new Set(Object.values(manifest).map((chunk) => chunk.file));
const bytes = { 'initial JavaScript': 0, 'initial styles': 0, 'later chunks': 0, worker: 0 };
for (const name of readdirSync(join(dist, 'assets'))) {
  const file = `assets/${name}`;
  const gzipBytes = gzipSync(readFileSync(join(dist, file)), { level: 9 }).length;
  if (name.endsWith('.js')) {
    // The manifest knows the page's chunks only, so a script outside it belongs to the worker.
    const part = initial.has(file)
      ? 'initial JavaScript'
      : later.has(file)
        ? 'later chunks'
        : 'worker';
    bytes[part] += gzipBytes;
  } else if (name.endsWith('.css')) {
    bytes[initial.has(file) ? 'initial styles' : 'later chunks'] += gzipBytes;
  }
}

/** @param {number} count */
const inKilobytes = (count) => `${(count / 1000).toFixed(1)} kB`;
for (const [part, count] of Object.entries(bytes)) {
  const budget = part === 'initial JavaScript' ? ` of ${inKilobytes(initialBudgetBytes)}` : '';
  console.log(`${part.padEnd(18)} ${inKilobytes(count).padStart(9)} gzip${budget}`);
}
if (initial.size === 0) {
  console.error('size: the build has no entry');
  process.exitCode = 1;
} else if (bytes['initial JavaScript'] > initialBudgetBytes) {
  const excess = inKilobytes(bytes['initial JavaScript'] - initialBudgetBytes);
  console.error(`size: the initial JavaScript is ${excess} over its budget`);
  process.exitCode = 1;
}
