/**
 * The gate: data from outside becomes a scenario, or one sentence that says what is wrong with it.
 * A parsed scenario is complete, canonical, and parses to itself without a notice.
 */
import * as v from 'valibot';
import { fail, ok, type Result } from '../base/result.ts';
import { LIMITS, scenarioSchema, type Scenario } from './schema.ts';
import { sentence, shown } from './sentence.ts';
import { parseTbOffset } from './tb-offset.ts';

export interface ParsedScenario {
  readonly scenario: Scenario;
  /** What an offset became that the kernel cannot keep as it was written, sentences for people. */
  readonly notices: readonly string[];
}

/** Checks anything at all; the error is one sentence that names the field. */
export function parseScenario(input: unknown): Result<ParsedScenario, string> {
  const checked = v.safeParse(scenarioSchema, input, { abortEarly: true });
  if (!checked.success) return fail(sentence(checked.issues[0], 'scenario'));
  const scenario = checked.output;
  const misfit = findMisfit(scenario);
  if (misfit !== null) return fail(misfit);
  const notices: string[] = [];
  for (const [index, subcore] of scenario.subcores.entries()) {
    const field = `subcores[${index}].tbOffset`;
    const offset = parseTbOffset(subcore.tbOffset);
    if (!offset.ok) return fail(`${field}: ${offset.error}, got ${shown(subcore.tbOffset)}`);
    const { text, note } = offset.value;
    if (note !== null)
      notices.push(`${field}: ${subcore.tbOffset.trim().replace(/\s+/g, ' ')} ${note}`);
    subcore.tbOffset = text;
  }
  return ok({ scenario, notices });
}

/** Rules between fields; null when all of them hold. */
function findMisfit(scenario: Scenario): string | null {
  const { split, threadsPerSubcore, subcores, environment, injectAtStep } = scenario;
  const room = maxThreadsPerSubcore(split);
  if (threadsPerSubcore > room) {
    return (
      `threadsPerSubcore: ${threadsPerSubcore} does not fit split ${split}, ` +
      `which leaves ${room} threads a subcore`
    );
  }
  if (subcores.length !== split) {
    const entries = split === 1 ? '1 entry' : `${split} entries`;
    return `subcores: split ${split} needs ${entries}, got ${subcores.length}`;
  }
  if (injectAtStep !== null && environment.tbErrors === 0) {
    return 'injectAtStep: expected null, for environment.tbErrors is 0 and leaves no error to raise';
  }
  return null;
}

/** Hardware threads of one subcore. */
export function maxThreadsPerSubcore(split: Scenario['split']): number {
  return LIMITS.threadsPerCore / split;
}
