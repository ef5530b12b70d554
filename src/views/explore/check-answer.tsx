/** What the search of the scenario on the screen says: how far it is, or all that it has found. */
import { isOver } from '../../store/searches.ts';
import type { Search } from '../../store/state.ts';
import { AgainNote } from './again-note.tsx';
import { Figures } from './figures.tsx';
import { InvariantResults } from './invariant-results.tsx';
import { SearchHeadline } from './search-headline.tsx';
import { SearchProgress } from './search-progress.tsx';
import { deadlockWords, isInPart, proofWords, resultFigures } from './search-words.ts';
import { StartButton } from './start-button.tsx';

export function CheckAnswer({ search }: { readonly search: Search }) {
  const { result, failure } = search;
  // The list is the same before and after the end, so that who stands in it stays there.
  return (
    <>
      {isOver(search) ? <SearchHeadline search={search} /> : <SearchProgress search={search} />}
      {failure !== null && <StartButton>Check again</StartButton>}
      {result !== null && <Figures figures={resultFigures(result)} />}
      {failure === null && <InvariantResults search={search} />}
      {result !== null && (
        <>
          <p className="dim">{deadlockWords(result)}</p>
          {isInPart(result) && <p className="dim">{proofWords(result)}</p>}
          <AgainNote search={search} />
        </>
      )}
    </>
  );
}
