/**
 * A scenario while it is edited: texts where people type, checked field by field. Nothing of it
 * reaches the run before all of it is right.
 */
import { wholeNumber } from '../../base/whole-number.ts';
import type { ScenarioChange } from '../../protocol/messages.ts';
import { parseTbOffset } from '../../scenario/tb-offset.ts';
import type { Scenario } from '../../store/state.ts';
import { asSentence } from '../format/sentence.ts';

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

const TB_ERRORS = { min: 0, max: 7 };
const ENTRIES = { min: 0, max: 4095 };

const threadsOf = (split: Scenario['split']) => ({ min: 1, max: mostThreads(split) });

export function problemsOf(draft: Draft, split: Scenario['split']): Problems {
  const problems: Record<string, string> = {};
  if (!wholeNumber(draft.threadsPerSubcore, threadsOf(split)).ok) {
    problems['threadsPerSubcore'] =
      `A whole number from 1 to ${mostThreads(split)}: that is how many a subcore has in this split mode.`;
  }
  if (!wholeNumber(draft.tbErrors, TB_ERRORS).ok) {
    problems['environment.tbErrors'] = 'A whole number from 0 to 7.';
  }
  draft.subcores.forEach(({ tbOffset, entries }, index) => {
    const offset = parseTbOffset(tbOffset);
    if (!offset.ok) problems[`subcores[${index}].tbOffset`] = asSentence(offset.error);
    if (!wholeNumber(entries, ENTRIES).ok) {
      problems[`subcores[${index}].entries`] = 'A whole number from 0 to 4095.';
    }
  });
  return problems;
}

/** The change that the draft stands for, null where it has problems. Offsets stay as typed. */
export function changeOf(draft: Draft, split: Scenario['split']): ScenarioChange | null {
  const threads = wholeNumber(draft.threadsPerSubcore, threadsOf(split));
  const tbErrors = wholeNumber(draft.tbErrors, TB_ERRORS);
  const subcores: Subcore[] = [];
  for (const one of draft.subcores) {
    const entries = wholeNumber(one.entries, ENTRIES);
    if (!entries.ok || !parseTbOffset(one.tbOffset).ok) return null;
    subcores.push({ ...one, entries: entries.value });
  }
  if (!threads.ok || !tbErrors.ok) return null;
  const environment = { ...draft.environment, tbErrors: tbErrors.value };
  return { threadsPerSubcore: threads.value, subcores, environment };
}

/** Which field a refusal of the engine is about: its sentences start with the field's name. */
export function fieldOf(sentence: string): string | null {
  return (
    /^((?:subcores\[\d\]|environment)\.\w+|threadsPerSubcore|seed|split)\b/.exec(sentence)?.[1] ??
    null
  );
}
