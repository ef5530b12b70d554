// Trails as runs, within this process. That SPIN's own come back is tested beside the export.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { environmentNumbers } from '../export/promela/numbers.ts';
import { machineOfPreset } from '../testing/explorer/preset-machines.ts';
import { allLibraries } from '../testing/all-libraries.ts';
import { terminalOf } from '../testing/terminal.ts';
import { reply } from './scope.ts';

const { answer, errorOf } = terminalOf((words) => reply(words, allLibraries));
const folder = mkdtempSync(join(tmpdir(), 'scope-replay-'));
afterAll(() => rmSync(folder, { recursive: true }));

interface Step {
  readonly actor: string;
}
interface Replayed {
  readonly steps: number;
  readonly broken: readonly { readonly id: string }[];
  readonly link: string;
}

function fileWith(name: string, lines: readonly string[]): string {
  const path = join(folder, name);
  writeFileSync(path, `${lines.join('\n')}\n`);
  return path;
}

describe.each([
  ['leaving-guest-lucky', 'host-tb'],
  ['set-while-running', 'host-time'],
  ['silent-for-weeks', 'timer-not-late'],
])('replay %s', (preset, invariant) => {
  let actors: readonly string[] = [];
  let lines: readonly string[] = [];

  /** A trail as SPIN would write it of the shortest run that breaks the invariant. */
  beforeAll(async () => {
    const explored = JSON.parse(await answer('explore', preset, '--json')) as {
      readonly invariants: readonly {
        readonly id: string;
        readonly shortestStep: number;
        readonly link: string;
      }[];
    };
    const broken = explored.invariants.find(({ id }) => id === invariant);
    const trace = JSON.parse(await answer('trace', broken?.link ?? '', '--json')) as Step[];
    actors = trace.slice(0, broken?.shortestStep).map(({ actor }) => actor);
    const machine = machineOfPreset(preset);
    const numbers = environmentNumbers(machine);
    const threads = machine.program.threads.map(({ id }) => id);
    lines = actors.map((actor, index) => {
      const process = threads.indexOf(actor) + 1;
      const statement =
        process > 0 ? 1000 + process : numbers.find((one) => one.actor === actor)?.number;
      return `${index + 1}:${process}:${statement}`;
    });
  });

  it('opens the same run where it breaks', async () => {
    const path = fileWith(`${preset}.trail`, ['-4:-4:-4', ...lines]);
    const { steps, broken, link } = JSON.parse(
      await answer('replay', preset, path, '--json'),
    ) as Replayed;
    expect(steps).toBe(actors.length);
    expect(broken.map(({ id }) => id)).toContain(invariant);
    expect(link).toContain(`&n=${steps}`);
    const trace = JSON.parse(await answer('trace', link, '--json')) as Step[];
    expect(trace.slice(0, steps).map(({ actor }) => actor)).toEqual(actors);
    expect(await answer('replay', preset, path)).toContain(`BROKEN  ${invariant}`);
  });

  it('refuses one that stops early, and one of another scenario, and says where', async () => {
    const path = fileWith('short.trail', ['-4:-4:-4', ...lines.slice(0, 3)]);
    expect(await errorOf('replay', preset, path)).toContain('stops after 3 steps');
    const other = fileWith('other.trail', ['-4:-4:-4', ...lines]);
    expect(await errorOf('replay', 'bit-63-race', other)).toMatch(
      /other\.trail", line \d+: .*the trail is of another scenario/,
    );
  });
});

describe('replay', () => {
  it('says what is wrong with the words and the file', async () => {
    expect(await errorOf('replay', 're-entry')).toBe(
      'replay needs a trail, the file that SPIN wrote, such as re-entry.pml.trail, or -',
    );
    expect(await errorOf('replay', 're-entry', '/nowhere.trail')).toBe(
      'no file is called "/nowhere.trail"',
    );
    expect(await errorOf('replay', 're-entry', fileWith('x', ['spin -a']))).toContain(
      'line 1: expected three numbers such as 12:0:345',
    );
  });
});

describe('promela --commands', () => {
  it('names the file of the model, and every mode', async () => {
    const text = await answer('promela', 're-entry', '--commands');
    expect(text.match(/^spin -a -o2 -DCHECK_ALL re-entry\.pml$/gm)).toHaveLength(5);
    for (const word of [
      '-DBFS_PAR',
      '-DNCORE=$(nproc)',
      '-DBITSTATE',
      '-DP_RAND',
      '$(seq $(nproc))',
    ])
      expect(text).toContain(word);
    expect(text.split('\n').filter((line) => line.length > 125)).toEqual([]);
    expect(JSON.parse(await answer('promela', 're-entry', '--commands', '--json'))).toMatchObject({
      fileName: 're-entry.pml',
    });
  });
});
