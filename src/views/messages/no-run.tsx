/** What stands in place of the panels while there is no run: their boxes, or why it is refused. */
import type { ReactNode } from 'react';
import type { Refusal } from '../../store/state.ts';
import { HomeLink } from '../controls/home-link.tsx';
import { OpeningPanels } from '../opening.tsx';
import { useActions, useScope } from '../use-scope.ts';
import './no-run.css';

export function NoRun() {
  const refusal = useScope((state) => state.refusal);
  const connection = useScope((state) => state.connection);
  if (connection.status === 'gave-up') {
    return (
      <Trouble title="The simulation does not start" sentence={connection.sentence}>
        <TryAgain />
      </Trouble>
    );
  }
  if (refusal !== null) return <Refused refusal={refusal} />;
  return <OpeningPanels />;
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
        <div className="no-run-buttons">
          <button
            type="button"
            className="button button-accent"
            onClick={() => void open(offer.source, 'start')}
          >
            {offer.label}
          </button>
          <HomeLink className="button">All machines</HomeLink>
        </div>
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
    <div className="no-run" role="alert">
      <h2>{title}</h2>
      <p>{sentence}</p>
      {children}
    </div>
  );
}

function TryAgain() {
  const { retry } = useActions();
  return (
    <div className="no-run-buttons">
      <button type="button" className="button button-accent" onClick={() => void retry()}>
        Try again
      </button>
      <HomeLink className="button">All machines</HomeLink>
    </div>
  );
}
