/** What the verdict bar says: first who is wrong and by how much, then why, names of invariants last. */
import { enumerated } from '../../base/enumerated.ts';
import type { InvariantInfo } from '../../protocol/description.ts';
import type { Violation } from '../../protocol/trace.ts';
import type { Act } from '../../store/acts.ts';
import type { Verdict } from '../../store/verdict.ts';
import { asSentence, ended } from '../format/sentence.ts';

export interface VerdictSentence {
  readonly tone: 'good' | 'warn' | 'bad';
  readonly lead: string;
  /** '' where the lead says it all. */
  readonly rest: string;
}

export function verdictSentence(
  { broken, act, ahead, wrongClocks, nextBreak, complete, total, lastStep, atEnd }: Verdict,
  invariants: readonly InvariantInfo[],
  end: string,
): VerdictSentence {
  const names = (violations: readonly Violation[]) =>
    enumerated(violations.map(({ invariant }) => invariants[invariant]?.id ?? 'an invariant'));
  const [first] = broken;
  if (act?.isDamage === true && (first === undefined || act.step > first.step)) {
    const deed = `${act.who} ${ended(act.what)}`;
    const where = `${said(act.line)}Damage at step ${act.step}.`;
    // Who is wrong and by how much, before who did it.
    const state = wrongClocks.length === 0 ? '' : asSentence(enumerated(wrongClocks));
    return state === ''
      ? { tone: 'bad', lead: deed, rest: where }
      : { tone: 'bad', lead: state, rest: `${deed} ${where}` };
  }
  if (first !== undefined) {
    const consequence = invariants[first.invariant]?.consequence ?? '';
    const by = act === null ? '' : deedSentence(act);
    const codes = `Broken: ${names(broken)} at step ${first.step}.`;
    const rest = [consequence, by, codes].filter((part) => part !== '').join(' ');
    return { tone: 'bad', lead: asSentence(first.sentence), rest };
  }
  const [next] = ahead;
  if (next !== undefined) {
    const verb = ahead.length === 1 ? 'breaks' : 'break';
    return {
      tone: 'warn',
      lead: `All is well up to here. It goes wrong at step ${Math.min(nextBreak ?? next.step, next.step)}.`,
      rest: `Everything holds up to here, but ${names(ahead)} ${verb} at step ${next.step}.`,
    };
  }
  if (!complete) {
    return { tone: 'good', lead: 'Everything holds so far.', rest: 'The run is still growing.' };
  }
  const lead = atEnd
    ? `In this run all ${total} invariants hold, from its start to its end (step ${lastStep}).`
    : `In this run all ${total} invariants hold, up to here and to its end (step ${lastStep}).`;
  // A run that is right proves nothing of the others.
  return { tone: 'good', lead, rest: atEnd ? end : 'This is one order of many.' };
}

const deedSentence = ({ who, line, isDamage, doneAt }: Act): string =>
  isDamage ? `${who} did damage at step ${doneAt}.` : `${who} did it at step ${doneAt}: ${line}.`;

const said = (line: string): string => (line === '' ? '' : `${line}. `);
