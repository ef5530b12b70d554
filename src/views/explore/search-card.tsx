/** One search of this visit: what it is about, how far it is, and all that it has found. */
import type { ExplorationResult } from '../../protocol/exploration.ts';
import { isOver, verdictsOf } from '../../store/searches.ts';
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
  const { number, request, result, failure } = search;
  const isKnown = failure === null && verdictsOf(search).length > 0;
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
      {isKnown && (
        // The list is the same before and after the end, so that who stands in it stays there.
        <details open={isNewest || !isOver(search)}>
          <summary>
            {result === null ? 'Known so far' : 'Invariants, figures, and what was never taken'}
          </summary>
          {result !== null && <Figures figures={resultFigures(result)} />}
          <InvariantResults search={search} detailed />
          {result !== null && <More search={search} result={result} />}
        </details>
      )}
    </li>
  );
}

interface MoreProps {
  readonly search: Search;
  readonly result: ExplorationResult;
}

/** What is told of it besides its verdicts. */
function More({ search, result }: MoreProps) {
  const { description } = search.about;
  const words = [
    deadlockWords(result),
    reductionWords(result, description.words),
    proofWords(result),
  ];
  return (
    <>
      <p className="dim">{words.filter(Boolean).join(' ')}</p>
      <NeverTakenList result={result} description={description} />
    </>
  );
}
