// The budget for what a reader downloads before the first picture: gzip over the built files, for a visit
// that begins at the start page, for one that begins with a link, and for a frame of another page. The worker
// loads beside it.

import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

const budgetBytes = 115_000;
const dist = fileURLToPath(new URL('../dist', import.meta.url));

const always = ['index.html', 'src/app/draw.tsx'];
/** What a visit begins with, and what then draws what the worker tells. */
const screens = {
  'start page': {
    first: ['src/views/start/start-page.tsx'],
    then: ['src/pictures/power8/card/card-figure.tsx'],
  },
  'page of a run': {
    first: ['src/views/workbench.tsx'],
    then: ['src/views/timeline/timeline.tsx'],
  },
  'frame elsewhere': {
    first: ['src/app/embed.tsx'],
    then: ['src/views/timeline/timeline.tsx'],
  },
};

/** @typedef {{ file: string, imports?: string[] }} Chunk */

/** @type {Record<string, Chunk>} */
let manifest;
try {
  manifest = JSON.parse(readFileSync(join(dist, '.vite', 'manifest.json'), 'utf8'));
} catch {
  console.error('size: nothing is built yet; run: npm run build');
  process.exit(1);
}

/** The scripts of parts and of all that these import. @param {string[]} parts */
function scriptsOf(parts) {
  /** @type {Set<string>} */
  const files = new Set();
  /** @param {string} key */
  const add = (key) => {
    const chunk = manifest[key];
    if (chunk === undefined) throw new Error(`the build has no part ${key}`);
    if (files.has(chunk.file)) return;
    files.add(chunk.file);
    chunk.imports?.forEach(add);
  };
  parts.forEach(add);
  return files;
}

/** @param {Iterable<string>} files */
function gzipBytes(files) {
  let sum = 0;
  for (const file of files) sum += gzipSync(readFileSync(join(dist, file)), { level: 9 }).length;
  return sum;
}

/** @param {number} count */
const inKilobytes = (count) => `${(count / 1000).toFixed(1)} kB`;
/** @param {string} part @param {number} count */
const tell = (part, count, rest = '') =>
  console.log(`${part.padEnd(18)} ${inKilobytes(count).padStart(9)} gzip${rest}`);

for (const [name, { first, then }] of Object.entries(screens)) {
  const files = scriptsOf([...always, ...first]);
  const bytes = gzipBytes(files);
  const drawn = [...scriptsOf(then)].filter((file) => !files.has(file));
  const rest = `, and ${inKilobytes(gzipBytes(drawn))} beside the worker`;
  tell(name, bytes, ` of ${inKilobytes(budgetBytes)}${rest}`);
  if (bytes > budgetBytes) {
    console.error(`size: the ${name} is ${inKilobytes(bytes - budgetBytes)} over its budget`);
    process.exitCode = 1;
  }
}

const known = new Set(Object.values(manifest).map(({ file }) => file));
const assets = readdirSync(join(dist, 'assets')).map((name) => `assets/${name}`);
tell('styles', gzipBytes(assets.filter((file) => file.endsWith('.css'))));
// The manifest knows the page's chunks only, so a script outside it belongs to the worker.
tell('worker', gzipBytes(assets.filter((file) => file.endsWith('.js') && !known.has(file))));
