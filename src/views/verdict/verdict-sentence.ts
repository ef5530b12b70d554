/** The one sentence of the verdict bar. */
import type { InvariantInfo } from '../../protocol/description.ts';
import type { Verdict } from '../../store/verdict.ts';

export interface VerdictSentence {
  readonly tone: 'good' | 'warn' | 'bad';
  readonly sentence: string;
  /** Where another break is; null for none. */
  readonly goTo: number | null;
}

export function verdictSentence(
  { broken, ahead, nextBreak, complete, total, lastStep, atEnd }: Verdict,
  invariants: readonly InvariantInfo[],
  end: string,
): VerdictSentence {
  if (broken !== null) {
    const info = invariants[broken.invariant];
    const name = info?.id ?? 'an invariant';
    const sentence = `Broken: ${name} at step ${broken.step}: ${ended(broken.sentence)} ${info?.consequence ?? ''}`;
    return { tone: 'bad', sentence: sentence.trim(), goTo: nextBreak };
  }
  if (ahead !== null) {
    const name = invariants[ahead.invariant]?.id ?? 'an invariant';
    const sentence = `Everything holds up to here, but ${name} breaks at step ${ahead.step}.`;
    return { tone: 'warn', sentence, goTo: nextBreak };
  }
  if (!complete) {
    return {
      tone: 'good',
      sentence: 'Everything holds so far; the run is still growing.',
      goTo: null,
    };
  }
  const sentence = atEnd
    ? `All ${total} invariants hold, from the start to the end of this run (step ${lastStep}). ${end}`
    : `All ${total} invariants hold up to here, and to the end of this run (step ${lastStep}).`;
  return { tone: 'good', sentence: sentence.trim(), goTo: null };
}

/** As a sentence of its own: with a full stop, if it has none. */
export function ended(sentence: string): string {
  return /[.!?]$/.test(sentence) ? sentence : `${sentence}.`;
}
