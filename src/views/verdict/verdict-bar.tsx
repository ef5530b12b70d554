/** One sentence, always: whether all invariants hold so far, or what broke, where and what it means. */
import { verdictAt } from '../../store/verdict.ts';
import { useActions, useScope } from '../use-scope.ts';
import { EveryRun } from './every-run.tsx';
import { Terms } from '../words/terms.tsx';
import './verdict-bar.css';
import { VerdictLinks } from './verdict-links.tsx';
import { verdictSentence } from './verdict-sentence.ts';

export function VerdictBar() {
  return (
    <section aria-label="Verdict" className="verdict">
      <VerdictOfRun />
    </section>
  );
}

const SIGNS = { good: '✓', warn: '!', bad: '✗' } as const;

function VerdictOfRun() {
  const run = useScope((state) => state.run);
  const step = useScope((state) => state.step);
  const playing = useScope((state) => state.playing);
  const { select } = useActions();
  if (run === null) return <p className="verdict-bar dim">Nothing has been simulated yet.</p>;
  const verdict = verdictAt(run, step);
  const { tone, lead, rest } = verdictSentence(
    verdict,
    run.opened.description.invariants,
    run.finished?.end ?? '',
  );
  const { nextBreak } = verdict;
  const { edits, words } = run.opened.description;
  const isEdited = edits.length > 0;
  return (
    <div className="verdict-bar" data-tone={tone}>
      <span className="verdict-sign" aria-hidden="true">
        {SIGNS[tone]}
      </span>
      {/* What does not fit is shown under the pointer or a tap; the panel Invariants has it too. */}
      <p aria-live={playing ? 'off' : 'polite'} className="verdict-sentence" tabIndex={-1}>
        <span className="verdict-lead">
          {isEdited && <b className="verdict-edited">Edited {words.code}. </b>}
          <Terms text={lead} />
        </span>{' '}
        <span>
          <Terms text={rest} />
        </span>
      </p>
      <div className="verdict-actions">
        <VerdictLinks />
        {nextBreak !== null && (
          <button type="button" className="button button-small" onClick={() => select(nextBreak)}>
            {nextBreak > step ? 'Next' : 'First'} break: step {nextBreak}
          </button>
        )}
      </div>
      <EveryRun run={run} />
    </div>
  );
}
