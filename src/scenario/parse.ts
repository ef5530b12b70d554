/**
 * The gate: data from outside becomes a scenario, or one sentence that says what is wrong with it.
 * A parsed scenario is complete, canonical, and parses to itself without a notice.
 */
import * as v from 'valibot';
import { fail, ok, type Result } from '../base/result.ts';
import { schemaOf, type Scenario, type ScenarioOf } from './schema.ts';
import { sentence, shown } from './sentence.ts';
import { mostOf, valueAt, wholeAt, type Setting, type Settings } from './settings.ts';
import { parseTicks } from './ticks.ts';

export interface ParsedScenario<S extends Scenario = Scenario> {
  readonly scenario: S;
  /** What an offset became that the kernel cannot keep as it was written, sentences for people. */
  readonly notices: readonly string[];
}

/** Checks anything at all; the error is one sentence that names the field. */
export function parseScenario<T extends Settings>(
  input: unknown,
  settings: T,
): Result<ParsedScenario<ScenarioOf<T> & Scenario>, string> {
  const checked = v.safeParse(schemaOf(settings), input, { abortEarly: true });
  if (!checked.success) return fail(sentence(checked.issues[0], 'scenario'));
  const scenario = checked.output;
  const misfit = findMisfit(scenario, settings);
  if (misfit !== null) return fail(misfit);
  if (scenario.title === '') delete scenario.title;
  if (scenario.note === '') delete scenario.note;
  const notices: string[] = [];
  const refused = readTicksOf(scenario, settings.settings, '', notices);
  // The schema was made from these settings.
  return refused === null
    ? ok({ scenario: scenario as ScenarioOf<T> & Scenario, notices })
    : fail(refused);
}

/** Rules between fields; null when all of them hold. */
function findMisfit(scenario: Scenario, { settings, injection }: Settings): string | null {
  for (const setting of settings) {
    const { key } = setting;
    if (setting.kind === 'whole' && setting.shared !== undefined) {
      const { among, each } = setting.shared;
      const room = mostOf(setting, scenario);
      const value = wholeAt(scenario, key);
      if (value > room) {
        const of = wholeAt(scenario, among);
        return `${key}: ${value} does not fit ${among} ${of}, which leaves ${room} ${each}`;
      }
    }
    if (setting.kind === 'list') {
      const wanted = wholeAt(scenario, setting.length);
      const { length } = scenario[key] as readonly unknown[];
      const entries = wanted === 1 ? '1 entry' : `${wanted} entries`;
      if (length !== wanted)
        return `${key}: ${setting.length} ${wanted} needs ${entries}, got ${length}`;
    }
  }
  const { injectAtStep } = scenario;
  if (injectAtStep === null) return null;
  if (injection === null) return 'injectAtStep: expected null, for nothing can be injected';
  return valueAt(scenario, injection.count) === 0
    ? `injectAtStep: expected null, for ${injection.count} is 0 and leaves no error to raise`
    : null;
}

/** Makes ticks canonical, wherever they stand; says why some cannot be. */
function readTicksOf(
  values: Record<string, unknown>,
  settings: readonly Setting[],
  path: string,
  notices: string[],
): string | null {
  for (const setting of settings) {
    const { key } = setting;
    const field = `${path}${key}`;
    let refused: string | null = null;
    if (setting.kind === 'group') {
      const inner = values[key] as Record<string, unknown>;
      refused = readTicksOf(inner, setting.settings, `${field}.`, notices);
    } else if (setting.kind === 'list') {
      for (const [i, item] of (values[key] as Record<string, unknown>[]).entries())
        refused ??= readTicksOf(item, setting.settings, `${field}[${i}].`, notices);
    } else if (setting.kind === 'ticks') {
      const given = values[key] as string;
      const read = parseTicks(given, setting);
      if (!read.ok) return `${field}: ${read.error}, got ${shown(given)}`;
      const { text, note } = read.value;
      if (note !== null) notices.push(`${field}: ${given.trim().replace(/\s+/g, ' ')} ${note}`);
      values[key] = text;
    }
    if (refused !== null) return refused;
  }
  return null;
}
