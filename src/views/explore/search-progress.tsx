/** How far a search is: its phase, how near its limit, figures, what it comes to so far, and Cancel. */
import type { Search } from '../../store/state.ts';
import { useFocusHome } from '../controls/use-focus-home.ts';
import { useActions } from '../use-scope.ts';
import { Figures } from './figures.tsx';
import { FoundSoFar } from './found-so-far.tsx';
import { limitUsed, phaseWords, progressFigures, trendWords } from './progress-words.ts';
import './search-progress.css';

export function SearchProgress({ search }: { readonly search: Search }) {
  const { cancelSearch } = useActions();
  const cancel = useFocusHome();
  const { number, progress } = search;
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
      {progress !== null && progress.states > 0 && <Extent search={search} />}
      <FoundSoFar search={search} />
    </div>
  );
}

/** How much has been searched. */
function Extent({ search }: { readonly search: Search }) {
  const { number, progress, request } = search;
  const { share, words } = limitUsed(progress ?? { states: 0, bytes: 0 }, request);
  const figures = progress === null ? [] : progressFigures(progress);
  return (
    <>
      <div
        role="progressbar"
        aria-label={`Limits used by search ${number}`}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={Math.round(share * 100)}
        aria-valuetext={words}
        title="At its limit a search stops, decided or not; how much there is to search, nobody knows before"
        className="search-progress-bar"
      >
        <span style={{ width: `${Math.max(1, share * 100)}%` }} />
      </div>
      <p className="search-progress-limit dim">{words}</p>
      <Figures figures={figures} />
      <p className="search-progress-trend dim">{progress === null ? '' : trendWords(progress)}</p>
    </>
  );
}
