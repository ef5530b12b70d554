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
  if (!isOver(search)) return <SearchProgress search={search} />;
  return (
    <>
      <SearchHeadline search={search} />
      {search.result === null ? (
        <StartButton>Check again</StartButton>
      ) : (
        <>
          <Figures figures={resultFigures(search.result)} />
          <InvariantResults search={search} />
          <p className="dim">{deadlockWords(search.result)}</p>
          {isInPart(search.result) && <p className="dim">{proofWords(search.result)}</p>}
          <AgainNote search={search} />
        </>
      )}
    </>
  );
}
