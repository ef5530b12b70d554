/** What stands in place of the panels while there is no run: still opening, or refused, and why. */
import { useActions, useScope } from '../use-scope.ts';
import './start-page.css';

export function StartPage() {
  const refusal = useScope((state) => state.refusal);
  const progressSteps = useScope((state) => state.progressSteps);
  const connection = useScope((state) => state.connection);
  const { open } = useActions();
  if (connection.status === 'gave-up') {
    return (
      <div className="start-page" role="alert">
        <h2>The simulation does not start</h2>
        <p>{connection.sentence}</p>
      </div>
    );
  }
  if (refusal === null) {
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
  const { sentence, offer } = refusal.failure;
  const isLink = refusal.act === 'link';
  return (
    <div className="start-page" role="alert">
      <h2>{isLink ? 'This link cannot be opened' : 'This cannot be opened'}</h2>
      <p>{sentence}</p>
      <p className="dim">Nothing of it was applied.</p>
      {offer !== null && (
        <button
          type="button"
          className="button button-accent"
          onClick={() => void open(offer.source, 'start')}
        >
          {offer.label}
        </button>
      )}
    </div>
  );
}
