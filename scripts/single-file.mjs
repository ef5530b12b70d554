// A plugin of `npm run build:single`: the whole page, with its worker, styles and mark, as one HTML file that
// opens from the disk. It asks nobody for anything; its policy, within it, names its own scripts by their hash.

import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { bundleText } from './bundle-text.mjs';

const fileName = 'resync-scope.html';

/** The module that one file has another for. */
const replaced = './create-worker.ts';

/** @param {string} text */
const hashOf = (text) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/**
 * Text within a script element ends at its end tag, and may not open a comment there. Both can only stand in
 * a string, a template or a regular expression, where a backslash before them changes nothing.
 * @param {string} code
 */
export const withinScript = (code) =>
  code.replace(/<(?=\/script|script)/giu, '\\x3C').replaceAll('<!--', '\\x3C!--');

/** The same rules as elsewhere, but for what a file has no origin for. @param {string} script @param {string} style */
export const policyOfFile = (script, style) =>
  [
    "default-src 'none'",
    `script-src ${hashOf(script)}`,
    `style-src ${hashOf(style)}`,
    'worker-src blob:',
    'img-src data: blob:',
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
  ].join('; ');

/**
 * @param {string} html as the build leaves it
 * @param {{ script: string, style: string, worker: string, mark: string }} parts
 */
export function oneFile(html, { script, style, worker, mark }) {
  const head = [
    `<meta http-equiv="Content-Security-Policy" content="${policyOfFile(script, style)}">`,
    `<link rel="icon" href="data:image/svg+xml;base64,${Buffer.from(mark).toString('base64')}">`,
    `<style>${style}</style>`,
  ].join('\n    ');
  const body = [
    // No script to the browser, but text.
    `<script type="text/plain" id="worker">${withinScript(worker)}</script>`,
    `<script type="module">${script}</script>`,
  ].join('\n    ');
  return (
    html
      .replace(/\s*<(?:link|script)\b[^>]*>(?:<\/script>)?/gu, '')
      // Functions: a dollar sign in what is put there means nothing.
      .replace(/<meta charset="[^"]*"\s*\/?>/u, (charset) => `${charset}\n    ${head}`)
      .replace(/(<p class="not-started">)[^]*?<\/p>/u, (_, start) => `${start}${NOT_STARTED}</p>`)
      .replace('</body>', () => `  ${body}\n  </body>`)
  );
}

const NOT_STARTED = 'Resync Scope has not started. It needs a browser of 2023 or later.';

/** @returns {import('vite').Plugin} */
export function singleFile() {
  /** @type {string} */
  let root;
  return {
    name: 'single-file',
    apply: 'build',
    enforce: 'post',
    config: ({ build }) => ({
      publicDir: false,
      build: {
        outDir: build?.outDir ?? 'dist-single',
        manifest: false,
        rolldownOptions: { output: { codeSplitting: false } },
      },
    }),
    configResolved: (config) => {
      root = config.root;
    },
    resolveId: {
      order: 'pre',
      handler(source, importer) {
        if (source !== replaced) return null;
        return this.resolve(source.replace('.ts', '.single.ts'), importer);
      },
    },
    generateBundle: {
      order: 'post',
      async handler(_, bundle) {
        const files = Object.values(bundle);
        const chunk = files.find((file) => file.type === 'chunk');
        const html = files.find((file) => file.fileName === 'index.html');
        const styles = files.filter((file) => file.fileName.endsWith('.css'));
        if (chunk?.type !== 'chunk' || html?.type !== 'asset' || files.length !== styles.length + 2)
          throw new Error(`not one page: ${files.map((file) => file.fileName).join(', ')}`);
        const source = oneFile(String(html.source), {
          script: withinScript(chunk.code),
          style: styles.map((file) => (file.type === 'asset' ? String(file.source) : '')).join(''),
          worker: await bundleText('src/worker/entry.ts'),
          mark: await readFile(join(root, 'public', 'favicon.svg'), 'utf8'),
        });
        for (const name of Object.keys(bundle)) Reflect.deleteProperty(bundle, name);
        this.emitFile({ type: 'asset', fileName, source });
      },
    },
  };
}
