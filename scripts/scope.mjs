// `npm run -s scope -- list`: the command line from its TypeScript source, on a bare clone too.
// Bundled the way the page's worker is, so that the same code runs and figures are comparable.
// Standard output belongs to the command alone; set-up speaks on standard error.

import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { setUpDependencies } from './dependencies.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));

const folder = join(root, 'node_modules', '.cache', 'scope');

/** Of every source, by name and text: another one means another bundle. */
function digestOfSources() {
  const hash = createHash('sha256').update(readFileSync(join(root, 'package-lock.json')));
  const src = join(root, 'src');
  for (const name of readdirSync(src, { recursive: true, encoding: 'utf8' }).sort()) {
    if (!name.endsWith('.ts') || name.endsWith('.test.ts')) continue;
    hash.update(`\n${name}\n`).update(readFileSync(join(src, name)));
  }
  return hash.digest('hex');
}

/** The path of the one module that holds the source as it is now. */
async function bundle() {
  const path = join(folder, `${digestOfSources()}.mjs`);
  if (existsSync(path)) return path;
  const { build } = await import('vite');
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
  mkdirSync(folder, { recursive: true });
  const old = readdirSync(folder).filter(
    (name) => /^[0-9a-f]{64}\.mjs$/.test(name) && join(folder, name) !== path,
  );
  // Renamed into place, so that two commands at once never read half a file.
  writeFileSync(`${path}.${process.pid}`, output.code);
  renameSync(`${path}.${process.pid}`, path);
  for (const name of old) rmSync(join(folder, name), { force: true });
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
