// Leaves compressed files beside the built ones, for hosts that send them to browsers that take them.

import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

const brotli = promisify(brotliCompress);
/** The highest takes many times as long, for files a fifteenth smaller. */
const brotliOptions = { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } };

/** @type {Record<string, (bytes: Buffer) => Promise<Buffer>>} */
const compressors = {
  '.br': (bytes) => brotli(bytes, brotliOptions),
  '.gz': (bytes) => promisify(gzip)(bytes, { level: 9 }),
};

/** What a compressed file's name has behind the plain one's. */
export const compressedEndings = Object.keys(compressors);

/** @returns {import('vite').Plugin} */
export function precompress() {
  return {
    name: 'precompress',
    apply: 'build',
    writeBundle: {
      order: 'post',
      sequential: true,
      async handler({ dir = '' }, bundle) {
        const texts = Object.keys(bundle).filter((name) => /\.(html|js|css|svg)$/u.test(name));
        await Promise.all(
          texts.map(async (name) => {
            const path = join(dir, name);
            const bytes = await readFile(path);
            for (const [ending, compress] of Object.entries(compressors)) {
              await writeFile(path + ending, await compress(bytes));
            }
          }),
        );
      },
    },
  };
}
