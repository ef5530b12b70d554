/**
 * A scenario while it is edited: texts where people type, checked field by field. Nothing of it
 * reaches the run before all of it is right.
 */
import type { ScenarioChange } from '../../protocol/messages.ts';
import type { Scenario } from '../../store/state.ts';
import { readOffset } from './offset.ts';

type Subcore = Scenario['subcores'][number];

export interface SubcoreDraft extends Omit<Subcore, 'tbOffset' | 'entries'> {
  readonly tbOffset: string;
  readonly entries: string;
}

export interface Draft {
  readonly threadsPerSubcore: string;
  readonly subcores: readonly SubcoreDraft[];
  readonly environment: Scenario['environment'];
  readonly tbErrors: string;
}

/** What is wrong, by field: `subcores[0].tbOffset`. */
export type Problems = Readonly<Record<string, string>>;

export function draftOf(scenario: Scenario): Draft {
  return {
    threadsPerSubcore: String(scenario.threadsPerSubcore),
    subcores: scenario.subcores.map((one) => ({ ...one, entries: String(one.entries) })),
    environment: scenario.environment,
    tbErrors: String(scenario.environment.tbErrors),
  };
}

/** The most threads a subcore can have: eight threads of a core, shared. */
export function mostThreads(split: Scenario['split']): number {
  return 8 / split;
}

export function problemsOf(draft: Draft, split: Scenario['split']): Problems {
  const problems: Record<string, string> = {};
  const most = mostThreads(split);
  if (!isCount(draft.threadsPerSubcore, 1, most)) {
    problems['threadsPerSubcore'] =
      `A whole number from 1 to ${most}: that is how many a subcore has in this split mode.`;
  }
  if (!isCount(draft.tbErrors, 0, 7)) {
    problems['environment.tbErrors'] = 'A whole number from 0 to 7.';
  }
  draft.subcores.forEach(({ tbOffset, entries }, index) => {
    const reading = readOffset(tbOffset);
    if (!reading.ok) problems[`subcores[${index}].tbOffset`] = reading.sentence;
    if (!isCount(entries, 0, 4095)) {
      problems[`subcores[${index}].entries`] = 'A whole number from 0 to 4095.';
    }
  });
  return problems;
}

/** The change that the draft stands for; it must have no problems. Offsets stay as typed. */
export function changeOf(draft: Draft): ScenarioChange {
  return {
    threadsPerSubcore: Number(draft.threadsPerSubcore),
    subcores: draft.subcores.map((one) => ({
      ...one,
      tbOffset: one.tbOffset.trim().replaceAll('_', '').replace('−', '-'),
      entries: Number(one.entries),
    })),
    environment: { ...draft.environment, tbErrors: Number(draft.tbErrors) },
  };
}

/** Which field a refusal of the engine is about: its sentences start with the field's name. */
export function fieldOf(sentence: string): string | null {
  return (
    /^((?:subcores\[\d\]|environment)\.\w+|threadsPerSubcore|seed|split)\b/.exec(sentence)?.[1] ??
    null
  );
}

function isCount(text: string, min: number, max: number): boolean {
  const value = Number(text);
  return /^\d+$/.test(text.trim()) && value >= min && value <= max;
}
