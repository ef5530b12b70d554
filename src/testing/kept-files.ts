/** Files that a page gives away, kept by name instead, with what text they have; nobody writes traces. */
import { fail } from '../base/result.ts';
import type { LoadFiles } from '../views/files.ts';

export function keptFiles(): {
  readonly saved: (readonly [name: string, content: string | Blob])[];
  readonly loadFiles: LoadFiles;
} {
  const saved: (readonly [string, string | Blob])[] = [];
  const files = {
    saveFile: (name: string, content: string | Blob) => void saved.push([name, content]),
    traces: {
      write: () => Promise.resolve(fail('Nobody writes traces here.')),
      stop: () => undefined,
    },
  };
  return { saved, loadFiles: () => Promise.resolve(files) };
}
