// One script, with all that it imports, as text: for what is no chunk of the page.

import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const root = fileURLToPath(new URL('..', import.meta.url));

/**
 * @param {string} entry its path below the repository's root
 * @param {Record<string, string>} [define] names that stand for expressions
 * @returns {Promise<string>}
 */
export async function bundleText(entry, define = {}) {
  const result = await build({
    root,
    configFile: false,
    publicDir: false,
    logLevel: 'warn',
    define,
    build: {
      write: false,
      // A library is one script that begins where it is loaded, without a page around it.
      lib: { entry, formats: ['iife'], name: 'script', fileName: 'script' },
      rolldownOptions: { output: { codeSplitting: false } },
    },
  });
  const [bundle] = /** @type {import('vite').Rolldown.RolldownOutput[]} */ (result);
  if (bundle === undefined) throw new Error(`nothing came of ${entry}`);
  return bundle.output[0].code;
}
