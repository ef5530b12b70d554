/** The one sentence of the verdict bar. */
import type { InvariantInfo } from '../../protocol/description.ts';
import type { Verdict } from '../../store/verdict.ts';

export interface VerdictSentence {
  readonly tone: 'good' | 'warn' | 'bad';
  readonly sentence: string;
  /** The step the sentence speaks of; null for none. */
  readonly goTo: number | null;
}

export function verdictSentence(
  { broken, ahead, complete, total }: Verdict,
  invariants: readonly InvariantInfo[],
  end: string,
): VerdictSentence {
  if (broken !== null) {
    const info = invariants[broken.invariant];
    const title = info?.title ?? 'An invariant';
    const sentence = `“${title}” broke at step ${broken.step}: ${ended(broken.sentence)} ${info?.consequence ?? ''}`;
    return { tone: 'bad', sentence: sentence.trim(), goTo: broken.step };
  }
  if (ahead !== null) {
    const title = invariants[ahead.invariant]?.title ?? 'an invariant';
    const sentence = `Everything holds so far, but “${title}” breaks at step ${ahead.step}.`;
    return { tone: 'warn', sentence, goTo: ahead.step };
  }
  if (!complete) {
    return {
      tone: 'good',
      sentence: 'Everything holds so far; the run is still growing.',
      goTo: null,
    };
  }
  const sentence = `All ${total} invariants hold, from the start to the end of this run. ${end}`;
  return { tone: 'good', sentence: sentence.trim(), goTo: null };
}

/** As a sentence of its own: with a full stop, if it has none. */
export function ended(sentence: string): string {
  return /[.!?]$/.test(sentence) ? sentence : `${sentence}.`;
}
