/** What the search from the selected step says. */
import { isOver } from '../../store/searches.ts';
import type { Search } from '../../store/state.ts';
import './from-here.css';
import { OpenBreach } from './open-breach.tsx';
import { SearchHeadline } from './search-headline.tsx';
import { SearchUnderWay } from './search-under-way.tsx';

export function HereAnswer({ search }: { readonly search: Search }) {
  if (!isOver(search)) return <SearchUnderWay search={search} />;
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
