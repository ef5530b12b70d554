/** What stands in place of the panels while there is no run: still opening, or refused, and why. */
import type { ReactNode } from 'react';
import { FIRST_SCENARIO } from '../../store/first-scenario.ts';
import type { Refusal } from '../../store/state.ts';
import { useActions, useScope } from '../use-scope.ts';
import './start-page.css';

export function StartPage() {
  const refusal = useScope((state) => state.refusal);
  const progressSteps = useScope((state) => state.progressSteps);
  const connection = useScope((state) => state.connection);
  if (connection.status === 'gave-up') {
    return (
      <Trouble title="The simulation does not start" sentence={connection.sentence}>
        <TryAgain />
      </Trouble>
    );
  }
  if (refusal !== null) return <Refused refusal={refusal} />;
  return (
    <div className="start-page" role="status">
      <p className="dim">
        {progressSteps === 0
          ? 'Starting the simulation…'
          : `Replaying the run: ${progressSteps.toLocaleString('en')} steps so far…`}
      </p>
    </div>
  );
}

function Refused({ refusal: { act, failure } }: { readonly refusal: Refusal }) {
  const { open } = useActions();
  const { sentence, offer } = failure;
  return (
    <Trouble
      title={act === 'link' ? 'This link cannot be opened' : 'This cannot be opened'}
      sentence={sentence}
    >
      <p className="dim">Nothing of it was applied.</p>
      {offer === null ? (
        <TryAgain />
      ) : (
        <button
          type="button"
          className="button button-accent"
          onClick={() => void open(offer.source, 'start')}
        >
          {offer.label}
        </button>
      )}
    </Trouble>
  );
}

interface TroubleProps {
  readonly title: string;
  readonly sentence: string;
  readonly children: ReactNode;
}

function Trouble({ title, sentence, children }: TroubleProps) {
  return (
    <div className="start-page" role="alert">
      <h2>{title}</h2>
      <p>{sentence}</p>
      {children}
    </div>
  );
}

/** The same once more, or what the page starts with, where that was something else. */
function TryAgain() {
  const source = useScope((state) => state.asked?.source);
  const { open, retry } = useActions();
  const wasFirst = source?.kind === 'preset' && source.id === FIRST_SCENARIO.id;
  return (
    <div className="start-page-buttons">
      <button type="button" className="button button-accent" onClick={() => void retry()}>
        Try again
      </button>
      {!wasFirst && (
        <button type="button" className="button" onClick={() => void open(FIRST_SCENARIO, 'start')}>
          Open the first scenario
        </button>
      )}
    </div>
  );
}
