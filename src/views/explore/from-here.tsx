/** Whether it can still go wrong from the selected step on, in how few steps, by whose move first. */
import { isOver, searchFromHere } from '../../store/searches.ts';
import type { Search } from '../../store/state.ts';
import { useActions, useScope } from '../use-scope.ts';
import './from-here.css';
import { OpenBreach } from './open-breach.tsx';
import { SearchHeadline } from './search-headline.tsx';
import { SearchProgress } from './search-progress.tsx';
import { spokenWords } from './progress-words.ts';

export function FromHereButton() {
  const { exploreFromHere } = useActions();
  const search = useScope(searchFromHere);
  const waiting = useScope((state) => state.opening || state.run === null);
  const done = search !== null && search.failure === null;
  return (
    <button
      type="button"
      className="button button-small"
      title="Searches everything that can still happen from the selected step on (H)"
      disabled={waiting}
      aria-disabled={done}
      onClick={done ? undefined : exploreFromHere}
    >
      Can it break from here?
    </button>
  );
}

/** What the search from the selected step says; nothing where there was none. */
export function FromHere() {
  const search = useScope(searchFromHere);
  return (
    <>
      <p role="status" className="visually-hidden">
        {search === null ? '' : spokenWords(search)}
      </p>
      {search !== null && (
        <div className="from-here">
          <Answer search={search} />
        </div>
      )}
    </>
  );
}

function Answer({ search }: { readonly search: Search }) {
  if (!isOver(search)) return <SearchProgress search={search} />;
  const broken = search.result?.invariants.filter(({ breach }) => breach !== null) ?? [];
  return (
    <>
      <SearchHeadline search={search} />
      <ul className="from-here-list">
        {broken.map(({ id, breach }) =>
          breach === null ? null : (
            <li key={id}>
              <code>{id}</code>{' '}
              {breach.steps === 0 ? (
                'is broken here already'
              ) : (
                <>
                  <OpenBreach search={search} invariant={id} breach={breach} detailed={false} />
                  {breach.firstActor !== null && ` ${breach.firstActor} first`}
                </>
              )}
            </li>
          ),
        )}
      </ul>
    </>
  );
}
