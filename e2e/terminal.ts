/** The same engine from a terminal: the oracle of what the page must say. */

import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { ScenarioInput } from '../src/scenario/schema.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

export interface PresetInfo {
  readonly id: string;
  readonly title: string;
}

export interface RunResult {
  readonly steps: number;
  readonly checksum: string;
  readonly invariants: readonly {
    readonly id: string;
    readonly holds: boolean;
    readonly brokenAtStep: number | null;
  }[];
  /** Registers at the end of the run. */
  readonly readouts: Readonly<Record<string, string>>;
}

/** Entry i leads from step i to step i + 1. */
export interface TraceEntry {
  readonly step: number;
  readonly actor: string;
  readonly events: readonly string[];
}

export interface ExploreResult {
  readonly complete: boolean;
  readonly states: number;
  readonly statesPerSecond: number;
  readonly bytesPerState: number;
  readonly invariants: readonly {
    readonly id: string;
    readonly holds: boolean | null;
    readonly shortestStep: number | null;
    readonly link: string | null;
  }[];
}

/** The id of a preset, a link's hash, or a scenario that goes in by standard input. */
export type Source = string | ScenarioInput;

/** What `npm run -s scope -- ARGUMENTS` prints; rejects when it does not end with 0. */
function scope(args: readonly string[], input = ''): Promise<string> {
  return new Promise((resolve, reject) => {
    const options = { cwd: root, maxBuffer: 1 << 28 };
    const command = ['scripts/scope.mjs', ...args];
    const child = execFile(process.execPath, command, options, (error, stdout, stderr) => {
      if (error === null) resolve(stdout);
      else reject(new Error(`scope ${args.join(' ')}: ${stderr || error.message}`));
    });
    child.stdin?.end(input);
  });
}

function about(command: string, source: Source, ...flags: string[]): Promise<string> {
  return typeof source === 'string'
    ? scope([command, source, ...flags])
    : scope([command, '-', ...flags], JSON.stringify(source));
}

export async function listPresets(): Promise<readonly PresetInfo[]> {
  return JSON.parse(await scope(['list', '--json'])) as PresetInfo[];
}

export async function run(source: Source): Promise<RunResult> {
  return JSON.parse(await about('run', source, '--json')) as RunResult;
}

export async function trace(source: Source): Promise<readonly TraceEntry[]> {
  return JSON.parse(await about('trace', source, '--json')) as TraceEntry[];
}

/** Every interleaving, without reduction. */
export async function explore(source: Source): Promise<ExploreResult> {
  return JSON.parse(await about('explore', source, '--json')) as ExploreResult;
}

/** The model for SPIN. */
export function promela(source: Source): Promise<string> {
  return about('promela', source);
}

/** The hash that opens it at `step`. */
export async function link(source: Source, step = 0): Promise<string> {
  return (await about('link', source, '--step', String(step))).trim();
}

/** Ids of the invariants that break. */
export function broken({ invariants }: RunResult): readonly string[] {
  return invariants.filter(({ holds }) => !holds).map(({ id }) => id);
}
