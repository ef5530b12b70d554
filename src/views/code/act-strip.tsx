/**
 * The line that did damage last, pinned above the code, whoever runs now; a press leads to its step. A
 * run with damage keeps the place for it from its start, so that nothing moves when it comes.
 */
import { actsOf } from '../../store/acts.ts';
import { CodeText } from '../controls/code-text.tsx';
import { useActions, useScope } from '../use-scope.ts';
import './act-strip.css';

/** A line of more characters is written smaller, in the room of two. */
const LONG = 34;
const NOTHING: readonly string[] = [];

export function ActStrip() {
  const run = useScope((state) => state.run);
  const step = useScope((state) => state.step);
  const next = useScope((state) => state.shown?.snapshot.aftermath ?? NOTHING);
  const { select } = useActions();
  const acts = run === null ? [] : actsOf(run);
  const done = acts.findLast((act) => act.step <= step);
  const act = done ?? acts[0];
  if (act === undefined) return null;
  return (
    <button
      type="button"
      className="act-strip"
      data-done={done !== undefined}
      data-long={act.line.length > LONG}
      title={`Go to step ${act.doneAt}: ${act.who} ${act.what}`}
      onClick={() => select(act.doneAt)}
    >
      <span className="act-strip-head">
        {done === undefined ? 'This line will do' : 'This line did'}{' '}
        {act.isDamage ? 'the damage' : 'it'}{' '}
        <span className="dim">
          step {act.doneAt} · {act.who}
        </span>
      </span>
      <code>
        <CodeText text={act.line} />
      </code>
      <span className="act-strip-next" title={next.join('\n')}>
        {done !== undefined && next.length > 0 && (
          <>
            <b>Next: </b>
            {next[0]}
            {next.length > 1 && ' More in Invariants.'}
          </>
        )}
      </span>
    </button>
  );
}
