/** How far a search is: its phase, the share of its limits that it has used, figures, and Cancel. */
import type { Search } from '../../store/state.ts';
import { useFocusHome } from '../controls/use-focus-home.ts';
import { useActions } from '../use-scope.ts';
import { Figures } from './figures.tsx';
import { phaseWords, progressFigures, usedShare } from './progress-words.ts';
import './search-progress.css';

export function SearchProgress({ search }: { readonly search: Search }) {
  const { cancelSearch } = useActions();
  const cancel = useFocusHome();
  const { number, progress, request } = search;
  const share = progress === null ? 0 : usedShare(progress, request);
  const percent = Math.round(share * 100);
  const figures = progress === null ? [] : progressFigures(progress);
  return (
    <div className="search-progress">
      <div className="search-progress-head">
        <span>{progress === null ? 'Starting' : phaseWords(progress)}</span>
        <button
          ref={cancel}
          type="button"
          className="button button-small"
          aria-label={`Cancel search ${number}`}
          onClick={() => cancelSearch(number)}
        >
          Cancel
        </button>
      </div>
      <div
        role="progressbar"
        aria-label={`Limits used by search ${number}`}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={percent}
        aria-valuetext={`${percent} % of the limits used`}
        title={`${percent} % of the limits used`}
        className="search-progress-bar"
      >
        <span style={{ width: `${Math.max(1, share * 100)}%` }} />
      </div>
      <Figures figures={figures} />
      {progress !== null && progress.broken.length > 0 && (
        <p>
          <b className="search-broken">Can break:</b> {progress.broken.join(', ')}
        </p>
      )}
    </div>
  );
}
