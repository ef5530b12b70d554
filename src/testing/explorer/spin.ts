/** SPIN, where it is installed: what it makes of a model. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const runs = (command: string, ...words: string[]): boolean =>
  spawnSync(command, words).status === 0;

export const spinIsInstalled = runs('spin', '-V') && runs('cc', '--version');

interface SpinResult {
  readonly states: number;
  /** Of the search alone; NaN where it was too quick to be measured. */
  readonly seconds: number;
  readonly errors: number;
  readonly output: string;
}

interface SpinOptions {
  readonly defines?: readonly string[];
  /** For speed: as the C compiler can do it best, and with a hash table that is large enough at once. */
  readonly fast?: boolean;
}

/** Searches everything without reduction, up to the first assertion that fails. */
export function spin(model: string, { defines = [], fast = false }: SpinOptions = {}): SpinResult {
  const folder = mkdtempSync(join(tmpdir(), 'spin-'));
  const run = (command: string, ...words: string[]): string => {
    const { status, stdout, stderr } = spawnSync(command, words, { cwd: folder, encoding: 'utf8' });
    if (status !== 0) throw new Error(`${command} failed: ${stdout}${stderr}`);
    return stdout;
  };
  try {
    writeFileSync(join(folder, 'model.pml'), model);
    run('spin', '-a', ...defines.map((name) => `-D${name}`), 'model.pml');
    const level = fast ? '-O3' : '-O1';
    run('cc', level, '-w', '-DNOREDUCE', '-DSAFETY', '-DVECTORSZ=4096', '-o', 'pan', 'pan.c');
    const output = run('./pan', '-m1000000', ...(fast ? ['-w26'] : []));
    const figure = (pattern: RegExp): number => Number(pattern.exec(output)?.[1] ?? NaN);
    return {
      states: figure(/(\d+) states, stored/),
      seconds: figure(/elapsed time ([\d.]+) seconds/),
      errors: figure(/errors: (\d+)/),
      output,
    };
  } finally {
    rmSync(folder, { recursive: true });
  }
}
