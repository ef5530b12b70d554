/** The line that did damage last, pinned above the code, whoever runs now; a press leads to its step. */
import { verdictAt } from '../../store/verdict.ts';
import { CodeText } from '../controls/code-text.tsx';
import { useActions, useScope } from '../use-scope.ts';
import './act-strip.css';

export function ActStrip() {
  const run = useScope((state) => state.run);
  const step = useScope((state) => state.step);
  const { select } = useActions();
  const act = run === null ? null : verdictAt(run, step).act;
  if (act === null) return null;
  return (
    <button
      type="button"
      className="act-strip"
      title="Go to the step that did it"
      onClick={() => select(act.step)}
    >
      <span className="act-strip-head">
        This line did the damage{' '}
        <span className="dim">
          step {act.step} · {act.who}
        </span>
      </span>
      <code>
        <CodeText text={act.line} />
      </code>
    </button>
  );
}
