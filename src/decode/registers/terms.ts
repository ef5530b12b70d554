/** The words of the model's glossary, and the names of the states of a TB. */
import { REGISTER_TERMS } from '../../models/power8/register-terms.ts';
import { TBST_NAMES } from '../../models/power8/values.ts';

const TERMS = new Map(REGISTER_TERMS.map((term) => [term.term, term]));

/** The glossary's sentence; '' for a word that it does not have. */
export const sentenceOf = (name: string): string => TERMS.get(name)?.sentence ?? '';

/** `9 TB_ERROR`: the number, and the name that skiboot and QEMU have for it. */
export function stateWords(state: number): string {
  const name = TBST_NAMES[state];
  // States without a name stand in the table by their number.
  if (name === undefined || name === String(state)) return `${state} (unused)`;
  return `${state} ${TERMS.get(name)?.also?.[0] ?? name}`;
}

/** What a state means; '' for one that is not used. */
export const stateSentence = (state: number): string => sentenceOf(TBST_NAMES[state] ?? '');
