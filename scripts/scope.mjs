// `npm run -s scope -- list`: the command line from its TypeScript source, on a bare clone too.
// Bundled the way the page's worker is, so that the same code runs and figures are comparable.
// Standard output belongs to the command alone; set-up speaks on standard error.

import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { setUpDependencies } from './dependencies.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Bundles the source into one module and returns its path. */
async function bundle() {
  const { build } = await import('vite');
  const folder = join(root, 'node_modules', '.cache', 'scope');
  const result = await build({
    root,
    configFile: false,
    publicDir: false,
    logLevel: 'error',
    ssr: { noExternal: true },
    build: {
      ssr: 'src/cli/main.ts',
      target: 'node20',
      outDir: folder,
      write: false,
      minify: false,
      sourcemap: 'inline',
      rolldownOptions: { output: { codeSplitting: false } },
    },
  });
  const [output] = /** @type {import('vite').Rolldown.RolldownOutput} */ (result).output;
  const path = join(folder, 'scope.mjs');
  mkdirSync(folder, { recursive: true });
  // Renamed into place, so that two commands at once never read half a file.
  writeFileSync(`${path}.${process.pid}`, output.code);
  renameSync(`${path}.${process.pid}`, path);
  return path;
}

try {
  setUpDependencies(console.error);
  process.setSourceMapsEnabled(true);
  await import(pathToFileURL(await bundle()).href);
} catch (error) {
  console.error(error);
  process.exitCode = 1;
}
