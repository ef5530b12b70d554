/** How a whole run ends, in the words of the verdict bar. */
import type { Run } from '../../store/state.ts';
import { verdictAt } from '../../store/verdict.ts';
import { type VerdictSentence, verdictSentence } from '../verdict/verdict-sentence.ts';

const SIGNS = { good: '✓', warn: '!', bad: '✗' } as const;

interface Props {
  readonly letter: 'A' | 'B';
  readonly label: string;
  readonly run: Run;
}

export function RunVerdict({ letter, label, run }: Props) {
  const { tone, lead, rest } = verdictWords(run);
  return (
    <div className="run-verdict" data-tone={tone} role="group" aria-label={`Verdict of ${letter}`}>
      <span className="run-verdict-sign" aria-hidden="true">
        {SIGNS[tone]}
      </span>
      <p>
        <b>
          {letter}, {label}: {lead}
        </b>{' '}
        {rest}
      </p>
    </div>
  );
}

export function verdictWords(run: Run): VerdictSentence {
  const { invariants } = run.opened.description;
  return verdictSentence(verdictAt(run, run.trace.length), invariants, run.finished?.end ?? '');
}
