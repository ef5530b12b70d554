/** SPIN, where it is installed: what it makes of a model. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { keptFile, sha256 } from '../kept.ts';

/** What a command says of itself; null where it is not installed. */
function versionOf(command: string, word: string): string | null {
  const { status, stdout } = spawnSync(command, [word], { encoding: 'utf8' });
  return status === 0 ? stdout : null;
}

const versions = [versionOf('spin', '-V'), versionOf('cc', '--version')];

export const spinIsInstalled = versions.every((version) => version !== null);

interface SpinResult {
  readonly states: number;
  /** Of the search alone; NaN where it was too quick to be measured. */
  readonly seconds: number;
  readonly errors: number;
  readonly output: string;
}

interface SpinOptions {
  readonly defines?: readonly string[];
  /** About how many are expected: a large search is worth the time of a compiler that optimizes. */
  readonly states?: number;
  /** For speed: as the C compiler can do it best, and with a hash table that is large enough at once. */
  readonly fast?: boolean;
  /** The model has a formula of linear time (`ltl`): runs are asked, those that are weakly fair. */
  readonly isFormula?: boolean;
}

/** Below that, compiling with optimization takes longer than it saves. */
const WORTH_OPTIMIZING = 500_000;
const FLAGS = ['-w', '-DNOREDUCE', '-DVECTORSZ=4096'];

/** Searches everything without reduction, up to the first assertion that fails. */
export function spin(
  model: string,
  { defines = [], states = 0, fast = false, isFormula = false }: SpinOptions = {},
): SpinResult {
  const level = fast ? '-O3' : states > WORTH_OPTIMIZING ? '-O1' : '-O0';
  const checker = checkerOf(model, defines, [level, ...(isFormula ? [] : ['-DSAFETY']), ...FLAGS]);
  const size = ['-m1000000', ...(fast ? ['-w26'] : []), ...(isFormula ? ['-a', '-f'] : [])];
  const output = within(tmpdir(), (folder) => run(folder, checker, ...size));
  const figure = (pattern: RegExp): number => Number(pattern.exec(output)?.[1] ?? NaN);
  return {
    states: figure(/(\d+) states, stored/),
    seconds: figure(/elapsed time ([\d.]+) seconds/),
    errors: figure(/errors: (\d+)/),
    output,
  };
}

/** Numbers of the steps in the first process of a model, as SPIN counts: each the last of its statements. */
export function stepNumbers(model: string): readonly number[] {
  const table = within(tmpdir(), (folder) => {
    writeFileSync(join(folder, 'model.pml'), model);
    run(folder, 'spin', '-a', '-o2', 'model.pml');
    return readFileSync(join(folder, 'pan.t'), 'utf8');
  });
  const [, first = ''] = table.split('/* proctype 0:');
  const found = first.matchAll(/settr\((\d+),[^"]*"D_STEP/g);
  return [...new Set(Array.from(found, ([, number]) => Number(number)))].sort((a, b) => a - b);
}

interface Searched {
  readonly output: string;
  /** The trails that were written, by the names of their files. */
  readonly trails: readonly (readonly [fileName: string, text: string])[];
}

/** Runs command lines for a shell beside a file that holds the model; `lines` name it. */
export function searchedBy(lines: readonly string[], fileName: string, model: string): Searched {
  return within(tmpdir(), (folder) => {
    writeFileSync(join(folder, fileName), model);
    const output = run(folder, 'sh', '-e', '-c', lines.join('\n'));
    const files = readdirSync(folder).toSorted();
    const read = (name: string) => readFileSync(join(folder, name), 'utf8');
    const told = files.filter((name) => name.endsWith('.txt')).map(read);
    return {
      output: [output, ...told].join('\n'),
      trails: files.filter((name) => name.endsWith('trail')).map((name) => [name, read(name)]),
    };
  });
}

/** The compiled checker of a model: made once, and kept. */
function checkerOf(model: string, defines: readonly string[], flags: readonly string[]): string {
  const words = [...defines.map((name) => `-D${name}`), ...flags];
  const key = sha256(model, ...words, ...versions.map(String));
  return keptFile('spin', key, (path) =>
    within(tmpdir(), (folder) => {
      writeFileSync(join(folder, 'model.pml'), model);
      run(folder, 'spin', '-a', '-o2', ...defines.map((name) => `-D${name}`), 'model.pml');
      run(folder, 'cc', ...flags, '-o', path, 'pan.c');
    }),
  );
}

/** A folder of its own, gone afterwards: SPIN leaves files where it is run. */
function within<T>(parent: string, work: (folder: string) => T): T {
  const folder = mkdtempSync(join(parent, 'spin-'));
  try {
    return work(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function run(folder: string, command: string, ...words: string[]): string {
  const { status, stdout, stderr } = spawnSync(command, words, { cwd: folder, encoding: 'utf8' });
  if (status !== 0) throw new Error(`${command} failed: ${stdout}${stderr}`);
  return stdout;
}
