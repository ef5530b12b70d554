/** The same engine from a terminal: the oracle of what the page must say. */

import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { reply } from '../src/cli/scope.ts';
import { presets } from '../src/models/power8/catalogue.ts';
import { registry } from '../src/models/registry.ts';
import { Libraries } from '../src/worker/libraries.ts';
import type { ScenarioInput } from '../src/models/power8/settings.ts';

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
  readonly seconds: number;
  readonly statesPerSecond: number;
  readonly bytesPerState: number;
  readonly invariants: readonly {
    readonly id: string;
    readonly holds: boolean | null;
    readonly shortestStep: number | null;
    readonly link: string | null;
  }[];
}

/** The id of a preset, a link's hash, or a scenario. */
export type Source = string | ScenarioInput;

const libraries = new Libraries(registry);

/** What `npm run -s scope -- ARGUMENTS` prints, without a process of its own, which takes a second. */
async function answer(command: string, source: Source, ...flags: string[]): Promise<string> {
  const replied = await reply([command, operandOf(source), ...flags], libraries);
  if (!replied.ok) throw new Error(`scope ${command}: ${replied.error}`);
  return [...replied.value.answer].join('');
}

/** A scenario of one's own becomes a file for as long as the specs run. */
function operandOf(source: Source): string {
  if (typeof source === 'string') return source;
  folder ??= mkdtempSync(join(tmpdir(), 'scope-e2e-'));
  const path = join(folder, 'scenario.json');
  writeFileSync(path, JSON.stringify(source));
  return path;
}

let folder: string | null = null;
process.on('exit', () => {
  if (folder !== null) rmSync(folder, { recursive: true, force: true });
});

/** The same in a process: for what takes long, or is measured. */
function command(...args: string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const options = { cwd: root, maxBuffer: 1 << 28 };
    execFile(process.execPath, ['scripts/scope.mjs', ...args], options, (error, stdout, stderr) => {
      if (error === null) resolve(stdout);
      else reject(new Error(`scope ${args.join(' ')}: ${stderr || error.message}`));
    });
  });
}

export function listPresets(): readonly PresetInfo[] {
  return presets.map(({ id, title }) => ({ id, title }));
}

export async function run(source: Source): Promise<RunResult> {
  return JSON.parse(await answer('run', source, '--json')) as RunResult;
}

export async function trace(source: Source): Promise<readonly TraceEntry[]> {
  return JSON.parse(await answer('trace', source, '--json')) as TraceEntry[];
}

/** The run for viewers of traces. */
export function traceFile(source: Source): Promise<string> {
  return answer('trace', source, '--format', 'trace-event');
}

/** The same for speedscope, which opens long ones in its own format only. */
export function speedscopeFile(source: Source): Promise<string> {
  return command('trace', operandOf(source), '--format', 'speedscope');
}

/** The start, the end, and the step with which each of these events comes first. */
export async function tellingSteps(
  source: Source,
  events: readonly string[],
): Promise<readonly number[]> {
  const entries = await trace(source);
  const first = events.map((event) => entries.findIndex((entry) => entry.events.includes(event)));
  const steps = first.filter((entry) => entry >= 0).map((entry) => entry + 1);
  return [...new Set([0, ...steps, entries.length])].sort((a, b) => a - b);
}

/** Every interleaving. */
export async function explore(source: Source, ...flags: string[]): Promise<ExploreResult> {
  const text = await command('explore', operandOf(source), '--json', ...flags);
  return JSON.parse(text) as ExploreResult;
}

/** The model for SPIN. */
export function promela(source: Source): Promise<string> {
  return command('promela', operandOf(source));
}

/** The hash that opens it at `step`. */
export async function link(source: Source, step = 0): Promise<string> {
  return (await answer('link', source, '--step', String(step))).trim();
}

/** Ids of the invariants that break. */
export function broken({ invariants }: RunResult): readonly string[] {
  return invariants.filter(({ holds }) => !holds).map(({ id }) => id);
}
