/** The one sentence of the verdict bar. */
import type { InvariantInfo } from '../../protocol/description.ts';
import type { Violation } from '../../protocol/trace.ts';
import type { Verdict } from '../../store/verdict.ts';
import { asSentence, ended } from '../format/sentence.ts';

export interface VerdictSentence {
  readonly tone: 'good' | 'warn' | 'bad';
  readonly sentence: string;
}

export function verdictSentence(
  { broken, act, ahead, complete, total, lastStep, atEnd }: Verdict,
  invariants: readonly InvariantInfo[],
  end: string,
): VerdictSentence {
  const names = (violations: readonly Violation[]) =>
    listed(violations.map(({ invariant }) => invariants[invariant]?.id ?? 'an invariant'));
  const [first] = broken;
  if (act !== null && (first === undefined || act.step > first.step)) {
    const sentence = `${act.who} ${ended(act.what)} ${said(act.line)}Damage at step ${act.step}.`;
    return { tone: 'bad', sentence };
  }
  if (first !== undefined) {
    const consequence = invariants[first.invariant]?.consequence ?? '';
    const by = act === null ? '' : `${act.who} did damage at step ${act.step}. `;
    const codes = `${by}Broken: ${names(broken)} at step ${first.step}.`;
    // What it means before whose name it bears.
    const sentence = `${asSentence(first.sentence)} ${consequence} ${codes}`;
    return { tone: 'bad', sentence: sentence.replace('  ', ' ') };
  }
  const [next] = ahead;
  if (next !== undefined) {
    const verb = ahead.length === 1 ? 'breaks' : 'break';
    const sentence = `Everything holds up to here, but ${names(ahead)} ${verb} at step ${next.step}.`;
    return { tone: 'warn', sentence };
  }
  if (!complete) {
    return { tone: 'good', sentence: 'Everything holds so far; the run is still growing.' };
  }
  const sentence = atEnd
    ? `In this run all ${total} invariants hold, from its start to its end (step ${lastStep}). ${end}`
    : `In this run all ${total} invariants hold, up to here and to its end (step ${lastStep}).`;
  return { tone: 'good', sentence: sentence.trim() };
}

/** `a`, `a and b`, `a, b and c`. */
function listed(names: readonly string[]): string {
  const last = names.at(-1) ?? '';
  return names.length < 2 ? last : `${names.slice(0, -1).join(', ')} and ${last}`;
}

const said = (line: string): string => (line === '' ? '' : `${line}. `);
