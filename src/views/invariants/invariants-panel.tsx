/** Every invariant: what must hold, whether it does at the selected step, and what it means if not. */
import type { Violation } from '../../protocol/trace.ts';
import type { InvariantInfo } from '../../protocol/description.ts';
import { verdictAt, violationsOf } from '../../store/verdict.ts';
import { Panel } from '../shell/panel.tsx';
import { useActions, useScope } from '../use-scope.ts';
import { ended } from '../format/sentence.ts';
import { Terms } from '../words/terms.tsx';
import './invariants-panel.css';

export function InvariantsPanel() {
  const run = useScope((state) => state.run);
  const step = useScope((state) => state.step);
  const { select } = useActions();
  if (run === null) {
    return (
      <Panel name="Invariants">
        <p className="invariants-empty dim">Invariants are checked as soon as a run has started.</p>
      </Panel>
    );
  }
  const { holding, total } = verdictAt(run, step);
  return (
    <Panel
      name="Invariants"
      aside={
        <span className="dim">
          {holding} of {total} hold so far
        </span>
      }
    >
      <ul className="invariants">
        {run.opened.description.invariants.map((invariant, index) => (
          <InvariantRow
            key={invariant.id}
            invariant={invariant}
            violation={violationsOf(run).find((one) => one.invariant === index) ?? null}
            step={step}
            known={run.finished !== null}
            onGo={select}
          />
        ))}
      </ul>
      <Aftermath />
    </Panel>
  );
}

/** What the machine will do, now that it is wrong. */
function Aftermath() {
  const next = useScope((state) => state.shown?.snapshot.aftermath ?? NOTHING);
  if (next.length === 0) return null;
  return (
    <section className="invariants-next" aria-label="What comes of it">
      <h3>What comes of it</h3>
      {next.map((sentence) => (
        <p key={sentence}>
          <Terms text={sentence} />
        </p>
      ))}
    </section>
  );
}

const NOTHING: readonly string[] = [];

interface RowProps {
  readonly invariant: InvariantInfo;
  /** Its first breaking in this run. */
  readonly violation: Violation | null;
  readonly step: number;
  readonly known: boolean;
  readonly onGo: (step: number) => void;
}

function InvariantRow({ invariant, violation, step, known, onGo }: RowProps) {
  const { id, title, sentence, consequence } = invariant;
  const broken = violation !== null && violation.step <= step;
  return (
    <li className="invariant" data-broken={broken} data-ahead={violation !== null && !broken}>
      <div className="invariant-head">
        <b>{title}</b> <code className="dim">{id}</code>
        {violation === null ? (
          <span className="invariant-holds">{known ? '✓ holds' : '✓ holds so far'}</span>
        ) : (
          <button
            type="button"
            className="button button-small invariant-go"
            onClick={() => onGo(violation.step)}
          >
            {broken ? '✗ broken at' : '! breaks at'} step {violation.step}
          </button>
        )}
      </div>
      <p className="dim">
        <Terms text={sentence} />
      </p>
      {violation !== null && (
        // Said before it is broken, too: nothing moves when it is.
        <p className={broken ? '' : 'dim'}>
          <Terms text={ended(violation.sentence)} />{' '}
          <span className="invariant-consequence">
            <Terms text={consequence} />
          </span>
        </p>
      )}
    </li>
  );
}
