// A plugin of the build: the service worker that keeps the page on a device, told of every file that was
// built, and of its checksum. Another build is another service worker; the same files are the same one.

import { createHash } from 'node:crypto';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { bundleText } from './bundle-text.mjs';
import { compressedEndings } from './precompress.mjs';

const serviceWorkerName = 'sw.js';

/** The page has the name of its folder: hosts differ in what they answer for `index.html`. @param {string} name */
const nameKept = (name) => (name === 'index.html' ? '' : name);

/** @param {string} name */
const isKept = (name) =>
  name !== serviceWorkerName &&
  !name.startsWith('.') &&
  !compressedEndings.some((ending) => name.endsWith(ending));

/**
 * Of every file of a build that a reader's browser may ask for, by name.
 * @param {string} folder
 * @returns {Promise<Record<string, string>>}
 */
export async function checksumsOf(folder) {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const names = entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .map((path) => path.replaceAll(sep, '/'))
    .filter(isKept)
    .sort();
  /** @type {[string, string][]} */
  const checksums = [];
  for (const name of names) {
    const digest = createHash('sha256').update(await readFile(join(folder, name)));
    checksums.push([nameKept(name), `sha256-${digest.digest('base64')}`]);
  }
  return Object.fromEntries(checksums);
}

/** Writes the service worker of what stands in a folder. @param {string} folder */
export async function writeServiceWorker(folder) {
  const checksums = JSON.stringify(await checksumsOf(folder));
  const version = createHash('sha256').update(checksums).digest('hex').slice(0, 12);
  const script = await bundleText('src/offline/service-worker.ts', {
    CHECKSUMS: checksums,
    VERSION: JSON.stringify(version),
  });
  await writeFile(join(folder, serviceWorkerName), script);
}

/** @returns {import('vite').Plugin} */
export function offline() {
  return {
    name: 'offline',
    apply: 'build',
    writeBundle: {
      order: 'post',
      sequential: true,
      handler: ({ dir = '' }) => writeServiceWorker(dir),
    },
  };
}
