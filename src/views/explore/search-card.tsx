/** One search of this visit: what it is about, how far it is, and all that it has found. */
import { isOver } from '../../store/searches.ts';
import type { Search } from '../../store/state.ts';
import { CloseButton } from '../controls/close-button.tsx';
import { bytesText, roughCount } from '../format/count.ts';
import { useActions } from '../use-scope.ts';
import { AgainNote } from './again-note.tsx';
import { Figures } from './figures.tsx';
import { InvariantResults } from './invariant-results.tsx';
import { NeverTakenList } from './never-taken-list.tsx';
import { SearchHeadline } from './search-headline.tsx';
import { SearchProgress } from './search-progress.tsx';
import { aboutWords, REDUCTION_NAMES, settingWords } from './about-words.ts';
import { deadlockWords, proofWords, reductionWords, resultFigures } from './search-words.ts';

interface Props {
  readonly search: Search;
  readonly isNewest: boolean;
}

export function SearchCard({ search, isNewest }: Props) {
  const { forgetSearch } = useActions();
  const { number, request, result } = search;
  return (
    <li className="search-card" aria-label={`Search ${number}`}>
      <div className="search-card-head">
        <h4>
          <span className="mono dim">#{number}</span> {aboutWords(search)}
        </h4>
        <span className="dim">{settingWords(search.about)}</span>
        <span className="dim">
          {REDUCTION_NAMES[request.reduction]}, up to {roughCount(request.maxStates)} states and{' '}
          {bytesText(request.maxMegabytes * 1e6)}
        </span>
        {isOver(search) && (
          <CloseButton
            small
            label={`Put search ${number} away`}
            title="Put it away"
            onClose={() => forgetSearch(number)}
          />
        )}
      </div>
      {!isOver(search) && <SearchProgress search={search} />}
      <SearchHeadline search={search} />
      <AgainNote search={search} />
      {result !== null && (
        <details open={isNewest}>
          <summary>Invariants, figures, and what was never taken</summary>
          <Figures figures={resultFigures(result)} />
          <InvariantResults search={search} detailed />
          <p className="dim">
            {[
              deadlockWords(result),
              reductionWords(result, search.about.description.words),
              proofWords(result),
            ]
              .filter(Boolean)
              .join(' ')}
          </p>
          <NeverTakenList result={result} description={search.about.description} />
        </details>
      )}
    </li>
  );
}
