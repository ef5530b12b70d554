/**
 * Results that take long, kept on disk by what they are a result of: a second test of the same run, or
 * of the next one, finds what the first has found. A key is made of all that may change the result, so
 * that nothing stale is ever used; Stryker, which changes code behind the sources, keeps nothing.
 */
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';

const src = join(import.meta.dirname, '..');
const cache = join(src, '..', 'node_modules', '.cache');
const isMutated = '__stryker__' in globalThis;

export function sha256(...parts: readonly (string | Uint8Array)[]): string {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(`${part.length}:`).update(part);
  return hash.digest('hex');
}

/** Of every source in these folders of src, but tests. */
export function digestOfSources(...folders: readonly string[]): string {
  const files = folders
    .flatMap((folder) =>
      readdirSync(join(src, folder), { recursive: true, encoding: 'utf8' }).map((name) =>
        join(folder, name),
      ),
    )
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
    .sort();
  return sha256(...files.flatMap((name) => [name, readFileSync(join(src, name))]));
}

/** The JSON of what `make` gives. */
export function kept<T>(kind: string, key: string, make: () => T): T {
  if (isMutated) return make();
  const path = keptFile(kind, `${key}.json`, (draft) => {
    writeFileSync(draft, JSON.stringify(make()));
  });
  return JSON.parse(readFileSync(path, 'utf8')) as T;
}

/** The path of a file that `write` writes. */
export function keptFile(kind: string, name: string, write: (path: string) => void): string {
  const path = join(cache, kind, name);
  if (existsSync(path)) return path;
  mkdirSync(join(cache, kind), { recursive: true });
  // Renamed into place, so that two tests at once never see half of it.
  const draft = `${path}.${process.pid}`;
  write(draft);
  renameSync(draft, path);
  return path;
}
