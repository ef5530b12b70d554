/** One line below everything: a newer version of the page has come. */
import './update-line.css';

export interface UpdateLineProps {
  readonly onReload: () => void;
  readonly onLater: () => void;
}

export function UpdateLine({ onReload, onLater }: UpdateLineProps) {
  return (
    <aside className="update-line" aria-label="Update">
      <p role="status">A newer version is ready.</p>
      <button
        type="button"
        className="button button-small"
        title="Loads the newer version, and comes back to this very step"
        onClick={onReload}
      >
        Reload
      </button>
      <button type="button" className="button button-small button-quiet" onClick={onLater}>
        Later
      </button>
    </aside>
  );
}
